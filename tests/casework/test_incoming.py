"""Which files of the Incoming folder wait to be looked at, and for whom."""

import os

from nscb_desktop.casework import incoming
from nscb_desktop.casework.sitting import Sitting


def test_files_wait_in_the_order_they_came(office: Sitting) -> None:
    folder = office.register.folder.incoming
    assert incoming.waiting(office) == []
    for number, name in enumerate(("b.pdf", "a.docx", "c.eml")):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (number, number))
    assert [path.name for path in incoming.waiting(office)] == ["b.pdf", "a.docx", "c.eml"]


def test_what_nobody_put_there_does_not_wait(office: Sitting) -> None:
    folder = office.register.folder.incoming
    for name in (".DS_Store", "~$rt Two.docx"):
        (folder / name).write_bytes(b"x")
    (folder / "a folder").mkdir()
    (folder / "gone meanwhile.pdf").symlink_to(folder / "nowhere")
    assert incoming.waiting(office) == []


def test_no_folder_is_no_file(office: Sitting) -> None:
    office.register.folder.incoming.rmdir()
    assert incoming.waiting(office) == []


def test_nothing_waits_for_who_may_not_take_it_in(office: Sitting, chair: Sitting) -> None:
    (office.register.folder.incoming / "a.pdf").write_bytes(b"x")
    assert len(incoming.waiting(office)) == 1
    assert incoming.waiting(chair) == []
