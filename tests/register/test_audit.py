"""The history: chained, complete, and telling whoever altered it apart."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from nscb_desktop.casework import cases
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.register import audit
from nscb_desktop.register.audit import mac_of
from nscb_desktop.register.database import connected
from tests import registers


def faults(sitting: Sitting) -> list[str]:
    """What the chain's own check finds."""
    with sitting.register.work.reading() as unit:
        return audit.faults(unit.session, sitting.register.keys.audit_key)


@pytest.fixture
def unguarded(sitting: Sitting) -> Callable[[str], None]:
    """What somebody with the key and another program can do to the file, triggers out of the way."""
    register = sitting.register

    def run(statement: str) -> None:
        connection = connected(register.folder.database, register.keys.database_key_hex, guarded=False)
        for trigger in (
            "audit_no_update",
            "audit_no_delete",
            "audit_in_order",
            "form_record_no_update",
            "form_record_no_delete",
        ):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
        connection.close()

    return run


def test_an_untouched_history_has_no_fault(sitting: Sitting) -> None:
    assert faults(sitting) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit SET who = 'Somebody Else' WHERE seq = 3", "Entry 3"),
        ("UPDATE audit SET at = '2014-01-01T00:00:00+00:00' WHERE seq = 3", "Entry 3"),
        ("UPDATE audit SET case_id = NULL WHERE seq = 3", "Entry 3"),
        ("UPDATE audit SET why = why || ' ' WHERE seq = 3", "Entry 3"),
        ("UPDATE audit SET digests = '[]' WHERE seq = 2", "Entry 2"),
        ("DELETE FROM audit WHERE seq = 3", "lacks its entry 3"),
        ("UPDATE field_change SET new = 'Catholic' WHERE field = 'Religion' AND seq > 4", "“Religion” in entry"),
        ("UPDATE field_change SET old = 'x' WHERE seq = 2 AND field LIKE 'Home%'", "“Home Address” in entry 2"),
        ("UPDATE field_change SET field = 'Something' WHERE seq = 2 AND field LIKE 'Home%'", "“Something” in entry 2"),
        (
            "DELETE FROM field_change WHERE seq = 2 AND field LIKE 'Home%'",
            "Entry 2 of the history keeps 14 values of 15",
        ),
        ("DELETE FROM field_change WHERE seq = 2", "Entry 2 of the history keeps 0 values of 15"),
        ("INSERT INTO field_change (seq, field, old, new) VALUES (2, 'Note', '', 'x')", "16 values of 15"),
        ("INSERT INTO field_change (seq, field, old, new) VALUES (1, 'Note', '', 'x')", "not written with"),
    ],
)
def test_what_somebody_without_the_audit_key_alters_is_told(
    sitting: Sitting, unguarded: Callable[[str], None], statement: str, found: str
) -> None:
    unguarded(statement)
    told = faults(sitting)
    assert told
    assert found in told[0]


def test_an_entry_cut_from_the_tail_is_not_seen_by_the_chain_alone(
    sitting: Sitting, unguarded: Callable[[str], None]
) -> None:
    unguarded("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    assert faults(sitting) == []


def test_absent_and_empty_are_different_to_the_digest() -> None:
    row: dict[str, Any] = {
        "seq": 1,
        "at": "",
        "who": "",
        "role": "",
        "act": "",
        "case_id": None,
        "why": "",
        "digests": "",
    }
    assert mac_of(b"k", b"", row) != mac_of(b"k", b"", {**row, "case_id": ""})
    assert mac_of(b"k", b"", {**row, "who": "ab"}) != mac_of(b"k", b"", {**row, "who": "a", "role": "b"})


def test_a_change_appears_with_its_old_and_its_new_value(sitting: Sitting) -> None:
    (amended,) = [entry for entry in cases.history(sitting, 1) if entry.act.startswith("amended")]
    assert amended.changes == (FieldChange("Religion", "Not known", "Muslim"),)
    assert amended.why == "told by telephone"


def test_a_value_that_did_not_change_is_not_listed() -> None:
    assert audit.changed([("A", "1", "1"), ("B", "1", "2")]) == [FieldChange("B", "1", "2")]


def test_reading_and_listing_leave_no_history(sitting: Sitting) -> None:
    before = len(cases.history(sitting, 1))
    cases.read_case(sitting, 1)
    cases.history(sitting, 1)
    cases.total(sitting)
    assert len(cases.history(sitting, 1)) == before


def test_opening_a_case_is_noted_once_a_sitting(sitting: Sitting) -> None:
    for _ in range(3):
        cases.opened(sitting, 2)
    assert [entry.act for entry in cases.history(sitting, 2)].count(audit.OPENED) == 1


def test_a_hundred_thousand_entries_are_checked_in_two_seconds(empty: Sitting) -> None:
    change = [FieldChange("Contact", "", "Telephone, School: asked for the file")]
    with empty.register.work.writing(empty.person, registers.NOW) as unit:
        for _ in range(99_999):
            unit.record("logged a contact", 1, "", ())
        unit.record("logged a contact", 1, "", change)
    begun = time.process_time()  # what the check itself takes, whatever else the machine is doing
    assert faults(empty) == []
    assert time.process_time() - begun < 2
