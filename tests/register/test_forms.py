"""Registered forms: frozen, with authorisations and amendments beside them."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError

from nscb_desktop.casework import cases, corrections
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Said
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Authorisation
from nscb_desktop.register import forms
from nscb_desktop.register.rows import Row
from nscb_desktop.register.tables import AmendmentRow, FormRecordRow
from tests import registers


def test_a_registered_form_comes_back_as_it_was_typed(sitting: Sitting) -> None:
    record = cases.read_case(sitting, 1).part_one
    assert record.original == registers.FULL
    assert (record.form.key, record.form.version) == ("part_one", 1)
    assert (record.registered_by, record.registered_at) == ("Jane Okafor", registers.NOW)
    assert record.received_at == registers.RECEIVED


def test_an_amendment_stands_beside_the_old_answer(sitting: Sitting) -> None:
    record = cases.read_case(sitting, 1).part_one
    (amendment,) = record.amendments
    assert (amendment.old, amendment.new, amendment.why) == (Said.NOT_KNOWN, "Muslim", "told by telephone")
    assert record.original["religion"] is Said.NOT_KNOWN
    assert record.answers["religion"] == "Muslim"


def test_each_kind_of_answer_can_be_amended_and_taken_back(sitting: Sitting) -> None:
    form_id = cases.read_case(sitting, 3).part_one.id
    case = corrections.amend(sitting, form_id, registers.FULL, date(2014, 1, 6), "sent again in full")
    assert case.part_one.answers == registers.FULL
    case = corrections.amend(sitting, form_id, dict.fromkeys(registers.FULL), date(2014, 1, 6), "wrong child")
    assert set(case.part_one.answers.values()) == {None}
    assert case.part_one.amendments[0].old == "Education"


def test_an_authorisation_given_with_the_form_is_kept(sitting: Sitting) -> None:
    given = cases.read_case(sitting, 1).part_one.authorisation
    assert given
    assert (given.name, given.role, given.at) == ("Sam Madeup", "Head of service", registers.NOW)


def test_a_late_authorisation_is_an_act_of_its_own_and_given_once(sitting: Sitting) -> None:
    form_id = cases.read_case(sitting, 2).part_one.id
    given = Authorisation("Sam Madeup", "Head of service", registers.NOW, "by e-mail")
    assert corrections.authorise(sitting, form_id, given).part_one.authorisation == given
    with pytest.raises(OfficeError, match="already"):
        corrections.authorise(sitting, form_id, given)
    assert cases.history(sitting, 2)[-1].changes[0].new.startswith("Sam Madeup, Head of service")


@pytest.mark.parametrize("table", [FormRecordRow, AmendmentRow])
def test_what_is_registered_cannot_be_changed_in_place(sitting: Sitting, table: type[Row]) -> None:
    with pytest.raises(DatabaseError, match="not authorized"), sitting.register.work.drafting(registers.NOW) as unit:
        unit.session.execute(update(table).values(id=77))


def test_a_form_that_is_not_there_is_a_sentence(sitting: Sitting) -> None:
    with sitting.reading() as unit, pytest.raises(OfficeError, match="no such form"):
        forms.read(unit, 999)
