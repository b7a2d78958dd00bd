"""Four threads save at once through the real engine, and every save is kept."""

import threading

from nscb_desktop.casework import contacts
from nscb_desktop.casework.sitting import Sitting
from tests import registers
from tests.faults.working import acts_in, assert_sound

THREADS, COMMITS = 4, 50


def test_two_hundred_of_two_hundred_saves_are_kept(sitting: Sitting) -> None:
    before, failures = acts_in(sitting), []

    def work(number: int) -> None:
        try:
            for count in range(COMMITS):
                contacts.log_contact(
                    sitting, 1 + number % 3, registers.NOW, "Telephone", f"thread {number}", f"{count}"
                )
        except Exception as failed:  # noqa: BLE001 - a thread's error is otherwise lost
            failures.append(failed)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert acts_in(sitting) == before + THREADS * COMMITS
    kept = [
        entry.what for case in (1, 2, 3) for entry in contacts.contacts(sitting, case) if entry.who.startswith("thread")
    ]
    assert len(kept) == THREADS * COMMITS
    assert_sound(sitting)
