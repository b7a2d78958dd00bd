"""What came back is recorded as if it had been typed, with the original beside it; nothing else is written."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, comparing, drafting, filing, information, returning, taking_in, telling_returns
from nscb_desktop.casework.pieces import pieces_of
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.framework.information import Happening
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.returned import ReturnFile
from nscb_desktop.register import attachments, returns
from nscb_desktop.register.attachments import digest_of
from nscb_desktop.register.audit import history
from tests.documents.returned_files import mail
from tests.sent_forms import ANSWERS, Asked, as_pdf, asked

CAME = Receipt(date(2014, 1, 6), "secure e-mail")


@pytest.fixture
def police(office: Sitting) -> Asked:
    """The police were asked."""
    return asked(office)


@pytest.fixture
def back(office: Sitting, police: Asked) -> Returned:
    """Their form, looked at."""
    return returning.look(office, "Part Two.pdf", as_pdf(police.places()))


def kept(office: Sitting, case_id: int) -> list[ReturnFile]:
    with office.reading() as unit:
        return returns.of_case(unit, case_id)


def test_a_return_is_recorded_like_a_typed_one_on_the_day_it_came(
    office: Sitting, police: Asked, back: Returned
) -> None:
    case = taking_in.accept(office, back, CAME, gaps_reason="as it came")
    settled = case.requests[0].settled
    assert settled is not None
    assert (settled.what, settled.on) == (Happening.RETURNED, CAME.on)
    assert encoded_form(PART_TWO, case.returns[0].answers) == encoded_form(PART_TWO, ANSWERS)
    assert case.returns[0].gaps_reason == "as it came"
    assert comparing.returned_by(case, "Police") == case.returns[0]
    assert drafting.of_case(office, case.id) == []


def test_the_original_is_kept_untouched_with_its_fingerprint_day_and_route(
    office: Sitting, police: Asked, back: Returned
) -> None:
    case = taking_in.accept(office, back, CAME)
    (document,) = filing.documents(office, case.id)
    assert filing.document_bytes(office, document.id) == back.pieces[0].data
    assert (document.kind, document.sha256, document.note) == (
        "original",
        back.sha256,
        "Came on 6 Jan 2014 by secure e-mail",
    )
    assert document.received_at is not None
    (noted,) = kept(office, case.id)
    assert (noted.document_id, noted.request_id, noted.form_id) == (document.id, police.request.id, case.returns[0].id)
    assert (noted.received_on, noted.route, noted.recognised_by) == (CAME.on, CAME.route, "slip")


def test_a_message_is_kept_whole_with_each_file_in_it(office: Sitting, police: Asked) -> None:
    form = as_pdf(police.places())
    data = mail("Please find attached.", b"\x89PNG logo", form)
    case = taking_in.accept(office, returning.look(office, "FW.eml", data), CAME)
    documents = {each.name: each for each in filing.documents(office, case.id)}
    assert documents["FW.eml"].sha256 == digest_of(data)
    assert documents["FW.eml attachment-2.pdf"].sha256 == digest_of(form)
    assert {name: each.kind for name, each in documents.items()} == {
        "FW.eml": "original", "FW.eml attachment-1.png": "attachment", "FW.eml attachment-2.pdf": "original",
    }  # fmt: skip


def test_only_what_was_chosen_is_taken_and_the_rest_keeps_the_old(office: Sitting, back: Returned) -> None:
    taken = {key: answer for key, answer in back.taken.items() if key == "team"}
    case = taking_in.accept(office, back, CAME, taken)
    assert case.returns[0].answers == {"agency": "Police", "child_name": "Amira Example", "team": ANSWERS["team"]}


def test_what_was_typed_before_is_old_and_is_not_lost(office: Sitting, police: Asked) -> None:
    draft = drafting.start(office, police.case.id, "part_two", police.request.id)
    drafting.save(office, replace(draft, answers={"religion": "Hindu", "team": "typed"}))
    back = returning.look(office, "x.pdf", as_pdf(police.places()))
    old = {each.key: each.old_words for each in back.fields if each.old_words}
    assert old == {"religion": "Hindu", "team": "typed"}
    case = taking_in.accept(office, back, CAME)
    assert case.returns[0].answers["religion"] == "Hindu"
    assert case.returns[0].answers["team"] == ANSWERS["team"]


def test_what_is_typed_after_the_file_was_read_stops_the_import(office: Sitting, police: Asked, back: Returned) -> None:
    draft = drafting.start(office, police.case.id, "part_two", police.request.id)
    drafting.save(office, replace(draft, answers={"religion": "Hindu"}))
    with pytest.raises(Refused, match="was changed after the file was read"):
        taking_in.accept(office, back, CAME)


@pytest.mark.parametrize(
    ("receipt", "words"),
    [
        (Receipt(date(2014, 1, 8), "post"), "has not come yet"),
        (Receipt(date(2014, 1, 1), "post"), "before Police was asked"),
        (Receipt(date(2014, 1, 6), " "), "how the return came"),
    ],
)
def test_a_refusal_leaves_nothing_behind(office: Sitting, back: Returned, receipt: Receipt, words: str) -> None:
    assert back.case is not None
    with pytest.raises(Refused, match=words):
        taking_in.accept(office, back, receipt)
    assert cases.read_case(office, back.case.id) == back.case
    assert filing.documents(office, back.case.id) == []
    assert drafting.of_case(office, back.case.id) == []


def test_a_settled_request_and_an_unrecognised_file_are_refused(office: Sitting, police: Asked, back: Returned) -> None:
    information.withdraw(office, police.request.id, CAME.on, "asked in error")
    with pytest.raises(Refused, match="settled"):
        taking_in.accept(office, back, CAME)
    lost = returning.look(office, "x.pdf", b"%PDF-1.4 x")
    with pytest.raises(Refused, match="not known which request"):
        taking_in.accept(office, lost, CAME)


def test_the_chair_may_look_and_not_take_in(chair: Sitting, back: Returned) -> None:
    assert returning.look(chair, back.name, back.pieces[0].data).importable
    with pytest.raises(NotAllowed):
        taking_in.accept(chair, back, CAME)


def test_the_same_file_twice_is_noticed(office: Sitting, police: Asked, back: Returned) -> None:
    case = taking_in.accept(office, back, CAME)
    again = returning.look(office, "again.pdf", back.pieces[0].data)
    assert [doubt.key for doubt in again.doubts] == ["settled", "twice"]
    assert "“Part Two.pdf”" in again.doubts[1].words
    within = returning.look(office, "x.eml", mail("x", back.pieces[0].data))
    assert "twice" in {doubt.key for doubt in within.doubts}
    assert len(filing.documents(office, case.id)) == 1


def test_a_picture_is_filed_with_the_part_two_that_is_typed_from_it(office: Sitting, police: Asked) -> None:
    flat = returning.look(office, "x.pdf", as_pdf({}, police.slip.written(), flattened=True))
    draft = taking_in.to_type(office, flat, CAME)
    assert (draft.case_id, draft.request_id, draft.answers["agency"]) == (police.case.id, police.request.id, "Police")
    (document,) = filing.draft_documents(office, draft.id)
    assert document.sha256 == flat.sha256
    case = information.record_return(office, draft)
    assert [each.id for each in filing.documents(office, case.id)] == [document.id]
    assert [each.form_id for each in kept(office, case.id)] == [None]


def test_any_file_can_only_be_filed(office: Sitting, police: Asked) -> None:
    note = returning.look(office, "note.txt", b"A letter about NSCB-2013-001")
    case = taking_in.file_only(office, note, police.case.id, CAME)
    assert [each.name for each in filing.documents(office, case.id)] == ["note.txt"]
    assert [(each.request_id, each.warnings) for each in kept(office, case.id)] == [(None, (note.doubts[0].words,))]


def test_an_empty_file_is_refused_when_it_is_looked_at_and_when_it_is_taken_in(office: Sitting, police: Asked) -> None:
    with pytest.raises(Refused, match=r"^“back\.pdf” is empty \(0 bytes\)"):
        returning.look(office, "back.pdf", b"")
    empty = returning.looked(office, "back.pdf", pieces_of("back.pdf", b""), request_id=police.request.id)
    with pytest.raises(Refused, match="is empty"):
        taking_in.file_only(office, empty, police.case.id, CAME)
    with pytest.raises(Refused, match="is empty"):
        taking_in.to_type(office, empty, CAME)
    with pytest.raises(Refused, match="is empty"):
        taking_in.not_known(office, empty, CAME, "Not known to us.")
    case = cases.read_case(office, police.case.id)
    assert (case.requests[0].settled, kept(office, case.id), drafting.of_case(office, case.id)) == (None, [], [])


def test_an_empty_file_within_a_message_does_not_stop_the_message(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "FW.eml", mail("x", b"", as_pdf(police.places())))
    case = taking_in.accept(office, back, CAME)
    assert {each.name for each in filing.documents(office, case.id)} == {"FW.eml", "FW.eml attachment-1.pdf"}


def test_not_known_is_recorded_in_the_agencys_words_with_what_says_so(office: Sitting, police: Asked) -> None:
    data = mail(f"The family is not known to us.\nRef {police.case.reference}, Police")
    back = returning.look(office, "x.eml", data)
    case = taking_in.not_known(office, back, CAME, back.not_known)
    settled = case.requests[0].settled
    assert settled is not None
    assert (settled.what, settled.note) == (Happening.NOT_KNOWN, "The family is not known to us.")
    assert [each.request_id for each in kept(office, case.id)] == [police.request.id]


def test_a_nil_return_does_not_stand_without_the_paper_that_says_so(
    office: Sitting, police: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = mail(f"The family is not known to us.\nRef {police.case.reference}, Police")
    back = returning.look(office, "x.eml", data)
    with office.reading() as unit:
        before = history(unit.session, police.case.id)
    monkeypatch.setattr(attachments, "LARGEST", len(data) - 1)
    with pytest.raises(Refused, match="larger than"):
        taking_in.not_known(office, back, CAME, back.not_known)
    case = cases.read_case(office, police.case.id)
    assert case.requests[0].settled is None
    assert filing.documents(office, case.id) == []
    with office.reading() as unit:
        assert history(unit.session, case.id) == before


def test_what_was_said_of_a_file_stands_in_the_history(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "x.pdf", as_pdf(police.places(child_name="Callum Pretend")))
    case = taking_in.accept(office, back, CAME)
    with office.reading() as unit:
        acts = {entry.act: entry for entry in history(unit.session, case.id)}
    filed = acts["filed what came on 6 Jan 2014 by secure e-mail"]
    assert {change.field for change in filed.changes} == {"Document", "Said of it"}
    assert "recorded the Part Two of Police" in acts


def test_a_return_told_as_json(office: Sitting, police: Asked, back: Returned, tmp_path: Path) -> None:
    told = json.loads(telling_returns.returned_json(back))
    assert (told["request"], told["case"], told["agency"]) == (police.request.id, str(police.case.reference), "Police")
    assert (told["form"], told["version"], told["recognised_by"], told["warnings"]) == ("part_two", 1, "slip", [])
    assert {"key": "child_name", "label": "Full Name of Child/Young Person", "old": "Amira Example",
            "returned": "Amira Example"} in told["fields"]  # fmt: skip
    lost = json.loads(telling_returns.returned_json(returning.look(office, "x.pdf", b"%PDF-1.4 x")))
    assert (lost["request"], lost["case"], lost["form"], lost["recognised_by"]) == (None, None, None, None)
    assert len(lost["warnings"]) == 1
