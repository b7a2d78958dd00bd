"""One transaction an act: whole with its history, or nothing of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.register import audit
from nscb_desktop.register.rows import Row
from nscb_desktop.register.tables import AuditRow, CaseFileRow, ContactRow, FieldChangeRow
from nscb_desktop.register.unit_of_work import Unit

AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)


def rows(sitting: Sitting, table: type[Row]) -> int:
    """How many rows a table holds."""
    with sitting.register.work.reading() as unit:
        return unit.session.scalar(select(func.count()).select_from(table)) or 0


def log(unit: Unit, case_id: int = 1) -> None:
    """Add a contact to a case."""
    unit.add(ContactRow, id=unit.next_id(ContactRow), case_id=case_id, at=AT, how="Telephone", who="School", what="asked",
             recorded_at=AT, recorded_by=unit.who)  # fmt: skip


def test_an_act_and_its_history_are_written_together(sitting: Sitting) -> None:
    contacts, acts = rows(sitting, ContactRow), rows(sitting, AuditRow)
    with sitting.register.work.writing(sitting.person, AT) as unit:
        log(unit)
        unit.record(
            "logged a contact", 1, "because", [FieldChange("Contact", "", "School"), FieldChange("How", "a", "b")]
        )
    assert (rows(sitting, ContactRow), rows(sitting, AuditRow)) == (contacts + 1, acts + 1)
    with sitting.register.work.reading() as unit:
        entry = audit.history(unit.session, 1)[-1]
    assert (entry.who, entry.act, entry.why, entry.at) == ("Jane Okafor", "logged a contact", "because", AT)
    assert entry.changes == (FieldChange("Contact", "", "School"), FieldChange("How", "a", "b"))


def failing(sitting: Sitting) -> None:
    """An act that comes to nothing after everything of it was written."""
    with sitting.register.work.writing(sitting.person, AT) as unit:
        unit.next_id(CaseFileRow)
        log(unit)
        unit.record("logged a contact", 1, changes=[FieldChange("Contact", "", "School")])
        unit.flush()
        raise ZeroDivisionError


def failing_at_the_end(sitting: Sitting) -> None:
    """An act whose second row is refused when it is written."""
    with sitting.register.work.writing(sitting.person, AT) as unit:
        log(unit)
        log(unit, case_id=99)
        unit.record("logged a contact", 1)


@pytest.mark.parametrize(("act", "error"), [(failing, ZeroDivisionError), (failing_at_the_end, IntegrityError)])
def test_an_error_in_an_act_leaves_nothing_of_it(
    sitting: Sitting, act: Callable[[Sitting], None], error: type[Exception]
) -> None:
    before = [rows(sitting, table) for table in (ContactRow, AuditRow, FieldChangeRow)]
    with pytest.raises(error):
        act(sitting)
    assert [rows(sitting, table) for table in (ContactRow, AuditRow, FieldChangeRow)] == before


def test_an_act_without_history_is_a_defect_and_is_not_kept(sitting: Sitting) -> None:
    before = rows(sitting, ContactRow)
    with pytest.raises(RuntimeError, match="no history row"), sitting.register.work.writing(sitting.person, AT) as unit:
        log(unit)
    assert rows(sitting, ContactRow) == before


def test_a_draft_saved_writes_no_history_and_cannot(sitting: Sitting) -> None:
    before = rows(sitting, AuditRow)
    with sitting.register.work.drafting(AT) as unit:
        log(unit)
        with pytest.raises(RuntimeError, match="signed-in person"):
            unit.record("logged a contact")
    assert rows(sitting, AuditRow) == before


def test_a_reading_unit_keeps_nothing(sitting: Sitting) -> None:
    before = rows(sitting, ContactRow)
    with sitting.register.work.reading() as unit:
        log(unit)
        unit.session.connection().exec_driver_sql("DELETE FROM contact")
    assert rows(sitting, ContactRow) == before


def test_a_reading_unit_sees_one_moment_throughout(sitting: Sitting) -> None:
    with sitting.register.work.reading() as unit:
        first = unit.session.scalar(select(func.count()).select_from(AuditRow))
        with sitting.register.work.writing(sitting.person, AT) as other:
            other.record("tried")
        assert unit.session.scalar(select(func.count()).select_from(AuditRow)) == first


def test_numbers_have_no_gap_after_an_act_that_failed(sitting: Sitting) -> None:
    with sitting.register.work.reading() as unit:
        highest = unit.session.scalar(select(func.max(CaseFileRow.id))) or 0
    with pytest.raises(ZeroDivisionError):
        failing(sitting)
    with sitting.register.work.writing(sitting.person, AT) as unit:
        assert [unit.next_id(CaseFileRow) for _ in range(3)] == [highest + 1, highest + 2, highest + 3]
        unit.record("tried")


def test_the_register_is_usable_after_an_act_that_failed(sitting: Sitting) -> None:
    for _ in range(20):
        with pytest.raises(ZeroDivisionError), sitting.register.work.writing(sitting.person, AT):
            raise ZeroDivisionError
    with sitting.register.work.writing(sitting.person, AT) as unit:
        unit.record("tried")
    assert sitting.register.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # QueuePool has it


def test_a_moment_without_its_zone_is_a_defect(sitting: Sitting) -> None:
    naive = datetime(2014, 1, 7)  # noqa: DTZ001 - what is tested
    with pytest.raises(Exception, match="time zone"), sitting.register.work.drafting(AT) as unit:
        unit.add(ContactRow, id=unit.next_id(ContactRow), case_id=1, at=naive, how="", who="", what="", recorded_at=AT,
                 recorded_by="")  # fmt: skip
