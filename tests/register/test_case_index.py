"""What lists are read from is what the records say."""

from datetime import date

from nscb_desktop.casework import cases, clocks, corrections
from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.references import Reference
from nscb_desktop.register import case_index, checking
from nscb_desktop.register import cases as files
from tests import registers


def test_a_line_says_what_its_case_says(sitting: Sitting) -> None:
    (row,) = cases.rows(sitting, [1])
    assert row.reference == Reference(2013, 1)
    assert (row.alias, row.child, row.agency) == ("Child A", registers.FULL["child_name"], "Children's Social Care")
    assert (row.received, row.stage_key, row.stage) == (date(2013, 12, 20), "requested", "Information requested")
    assert (row.next_clock, row.next_due) == ("agency-return", date(2014, 1, 2))
    assert (row.age, row.authorised, row.voided) == ("4 years", True, False)


def test_the_age_is_that_at_the_incident_where_its_date_is_known(sitting: Sitting) -> None:
    case = cases.read_case(sitting, 1)
    assert case_index.age_at_incident(case) == "4 years"
    corrected = corrections.amend_office(sitting, 1, {"incident_on": read_date("1 June 2010")}, "told by the police")
    assert case_index.age_at_incident(corrected) == "1 year"
    assert case_index.age_at_incident(cases.read_case(sitting, 3)) is None


def test_every_act_renews_the_line(sitting: Sitting) -> None:
    corrections.amend(
        sitting, cases.read_case(sitting, 1).part_one.id, {"child_name": "Tina Renamed"}, date(2014, 1, 6), "x"
    )
    assert cases.rows(sitting, [1])[0].child == "Tina Renamed"
    registers.closed(sitting, 1, date(2014, 1, 6))
    (row,) = cases.rows(sitting, [1])
    assert (row.stage_key, row.next_due) == ("closed", None)


def test_the_flags_beside_the_stage_are_in_the_line(sitting: Sitting) -> None:
    assert [row.flags for row in cases.rows(sitting, [1, 2])] == ["", "Authorisation awaited"]
    clocks.pause(sitting, 2, ("convene", ""), date(2014, 1, 7), why="police", agreed_by="the Chair")
    assert cases.rows(sitting, [2])[0].flags == "Paused since 7 Jan 2014; Authorisation awaited"
    assert checking.check(sitting.register, counting_of).faults == ()
    corrections.void(sitting, 2, "registered twice")
    assert cases.rows(sitting, [2])[0].flags == ""
    assert checking.check(sitting.register, counting_of).faults == ()


def test_a_voided_reference_has_no_clock(sitting: Sitting) -> None:
    corrections.void(sitting, 2, "registered twice")
    (row,) = cases.rows(sitting, [2])
    assert (row.stage, row.stage_key, row.voided, row.next_due, row.next_clock) == ("Voided", "voided", True, None, "")


def test_many_cases_written_together_are_as_if_written_one_by_one(sitting: Sitting) -> None:
    before = cases.page(sitting, Filters(), Order())
    with sitting.register.work.drafting(registers.NOW) as unit:
        several = [files.read(unit, case_id) for case_id in (1, 2, 3)]
        case_index.empty(unit)
        case_index.write_new(unit, several, counting_of(unit, several[0]))
    assert cases.page(sitting, Filters(), Order()) == before
    assert checking.check(sitting.register, counting_of).faults == ()


def test_renewing_a_line_looks_no_other_case_up(sitting: Sitting) -> None:
    with sitting.reading() as unit:
        for statement in (
            "DELETE FROM likeness WHERE case_id = 1",
            "DELETE FROM case_index WHERE case_id = 1",
            "SELECT * FROM milestone WHERE case_id = 1",
            "SELECT * FROM form_record WHERE case_id = 1",
            "SELECT * FROM amendment WHERE form_id IN (1)",
            "SELECT * FROM document WHERE case_id = 1",
            "SELECT * FROM contact WHERE case_id = 1",
            "SELECT * FROM audit WHERE case_id = 1",
            "SELECT * FROM field_change WHERE seq = 1",
        ):
            plan = unit.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
            assert all("SEARCH" in row.detail for row in plan), statement
