"""Whom a letter goes to: who is in post, whom Part One names, and where an institution was written to last."""

from dataclasses import replace

import pytest

from nscb_desktop.casework import addressees, cases, corrections, correspondence, referrals
from nscb_desktop.casework.correspondence import As, Choice
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Said
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.register import agencies
from tests import gates, registers
from tests.letters import NAMED, asked


def test_the_right_people_are_offered(office: Sitting) -> None:
    case, request = asked(office)

    def offered(key: str) -> list[str]:
        letter = case.edition.letter(key)
        return [each.name for each in addressees.addressees(office, case, letter, request)]

    assert offered("members_notified") == ["Members of the SCR sub-group", "H. Deputy", "Supt Next Member"]
    assert offered("request_cover") == ["DI Second Holder"]
    assert offered("escalation") == ["Cdr Ladder"]
    assert offered("family") == offered("chief_executive") == []
    assert offered("decision_ofsted") == ["Ofsted"]


def test_who_has_no_address_is_named_and_stands_in_the_history_of_a_draft(office: Sitting) -> None:
    case, _request = asked(office)
    with office.register.work.drafting(office.now()) as unit:
        education = agencies.add(unit, "Education")
        member = Holder(0, education.id, Office.MEMBER, "E. Member", "Head", email="e.member@agencies.example")
        agencies.add_holder(unit, member)
    letter = case.edition.letter("members_notified")
    everybody, *each = addressees.addressees(office, case, letter)
    assert everybody.addresses == ("e.member@agencies.example",)
    assert everybody.without == ("H. Deputy (Housing)", "Supt Next Member (Police)")
    assert everybody.left_out == (
        "No e-mail address is recorded for H. Deputy (Housing) and Supt Next Member (Police). A draft goes to them only "
        "where their address was added: otherwise write to them separately."
    )
    assert [one.left_out for one in each] == ["", "", ""]
    for made_as in (As.EMAIL, As.PDF):
        correspondence.make(office, case.id, Choice(letter.key, everybody), made_as)
    draft, letter_made = cases.history(office, case.id)[-2:]
    assert [change.new for change in draft.changes if change.field == "No e-mail address recorded"] == [
        "H. Deputy (Housing); Supt Next Member (Police)"
    ]
    assert not [change for change in letter_made.changes if change.field == "No e-mail address recorded"]


def test_the_referrer_is_the_lead_officer_of_part_one(office: Sitting) -> None:
    draft = registers.typed(office, registers.FULL)
    case = referrals.register_draft(office, draft.id, registers.AS_IT_CAME)
    [referrer] = addressees.addressees(office, case, case.edition.letter("referrer_outcome"))
    assert referrer == Addressee("Priya Pretend", "Team manager, Children's Social Care")


def test_an_institution_is_offered_where_it_was_written_to_last_and_a_family_never(office: Sitting) -> None:
    gates.staffed(office)
    case, other = gates.decided(office), gates.decided(office)
    for key in ("decision_ofsted", "family"):
        to = replace(NAMED, addresses=("duty@ofsted.example",))
        correspondence.make(office, case.id, Choice(key, to), As.EMAIL)
    [ofsted] = addressees.addressees(office, other, other.edition.letter("decision_ofsted"))
    assert ofsted.addresses == ("duty@ofsted.example",)
    assert addressees.addressees(office, other, other.edition.letter("family")) == []


def test_a_family_is_not_written_to_about_a_child_without_a_name(office: Sitting) -> None:
    gates.staffed(office)
    case = gates.decided(office)
    correspondence.preview(office, case, Choice("family", NAMED))
    nameless = corrections.amend(office, case.part_one.id, {"child_name": Said.NOT_KNOWN}, gates.DAY.date(), "as told")
    with pytest.raises(Refused, match="The letter says the child's name, and nothing is recorded for it"):
        correspondence.preview(office, nameless, Choice("family", NAMED))
    correspondence.preview(office, nameless, Choice("secure_files", Addressee("All")))
