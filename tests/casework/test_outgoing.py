"""Requests that leave: one act for all that are chosen, each set as it was told, nothing left behind where it fails."""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import case_folder, cases, filing, information, outgoing
from nscb_desktop.casework.request_sets import Part, RequestSet, SetFile, covering_letter, fillable_pdf
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from nscb_desktop.register import sent
from tests.agencies import partners
from tests.documents.filling import controls_of, fields_of, places
from tests.documents.papers import whole_text
from tests.registers import FULL, Clock, fresh, registered

ASKED = date(2014, 1, 6)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """A register with three partner agencies."""
    sitting = fresh(tmp_path / "register")
    yield sitting
    sitting.register.close()


@pytest.fixture
def asked(office: Sitting) -> CaseFile:
    """A case on which all three were asked yesterday."""
    agencies = partners(office)
    case = registered(
        office, str(FULL["child_name"]), **{key: FULL[key] for key in ("date_of_birth", "language", "home_address")}
    )
    return information.ask(office, case.id, [each.id for each in agencies.values()], ASKED)


def folder_in(tmp_path: Path) -> Path:
    """An empty folder outside the register."""
    folder = tmp_path / "to send"
    folder.mkdir()
    return folder


def test_each_agency_gets_its_own_forms_known_by_their_slip_and_recorded_in_one_act(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    folder, before = folder_in(tmp_path), len(cases.history(office, asked.id))
    named = {"Police": "police", "Green Lane Surgery": "green-lane-surgery", "Housing": "housing"}
    folders = {each.id: folder / f"{asked.reference} R{each.id} {named[each.agency]}" for each in asked.requests}
    left_in_temp = sorted(Path(tempfile.gettempdir()).iterdir())
    made = outgoing.send(office, asked.id, [each.id for each in asked.requests], outgoing.in_folder(folder))
    assert sorted(folder.iterdir()) == sorted(folders.values())
    for number, own in folders.items():
        assert own.stat().st_mode & 0o777 == 0o700
        assert sorted(path.name for path in own.iterdir()) == sorted(
            f"{asked.reference} R{number} {what}"
            for what in ("Part Two.pdf", "Part Two.docx", "Covering letter.pdf", "Message.eml")
        )
    *older, entry = cases.history(office, asked.id)
    assert len(older) == before
    assert entry.act == "made the Part Two forms for 3 agencies to send"
    with office.reading() as unit:
        letters = [each for each in sent.of_case(unit, asked.id) if each.kind == "request_cover"]
        kept = [each for each in sent.of_case(unit, asked.id) if each.kind == "part_two"]
    assert [each.request_id for each in kept] == [each.id for each in asked.requests]
    for each, letter, one, request in zip(kept, letters, made, asked.requests, strict=True):
        own = folders[request.id]
        pdf, word, cover, message = (
            (own / f"{asked.reference} R{request.id} {what}").read_bytes()
            for what in ("Part Two.pdf", "Part Two.docx", "Covering letter.pdf", "Message.eml")
        )
        slip = Slip(request.id, "part_two", 1, each.check_value)
        assert one.slip == slip
        assert Slip.read(fields_of(pdf)["slip"]) == slip
        assert Slip.read(controls_of(word, places(PART_TWO))["slip"]) == slip
        assert each.due_told == request.due_on
        assert (letter.request_id, letter.due_told, letter.check_value) == (request.id, request.due_on, "")
        assert [file.sha256 for file in each.files] == [hashlib.sha256(data).hexdigest() for data in (pdf, word)]
        assert [file.sha256 for file in letter.files] == [hashlib.sha256(data).hexdigest() for data in (cover, message)]
        read = filled_in(PART_TWO, fields_of(pdf)).answers
        assert read == filled_in(PART_TWO, controls_of(word, places(PART_TWO))).answers
        assert read["agency"] == request.agency
        assert read["child_name"] == FULL["child_name"]
        assert read["home_address"] == FULL["home_address"]
    police = next(each for each, request in zip(kept, asked.requests, strict=True) if request.agency == "Police")
    assert police.to_name == "DI Second Holder"
    assert len({each.check_value for each in kept}) == 3
    assert "Tahmina" not in "".join(path.name for path in folder.iterdir()) + entry.act
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.rglob("*.*"))
    assert sorted(Path(tempfile.gettempdir()).iterdir()) == left_in_temp


def test_looking_at_a_form_records_nothing_and_says_by_when_it_is_wanted(office: Sitting, asked: CaseFile) -> None:
    before = cases.history(office, asked.id)
    text = whole_text(write_pdf(outgoing.form_for(office, asked, asked.requests[0])))
    assert "Please return it by" in text
    assert cases.history(office, asked.id) == before
    with office.reading() as unit:
        assert sent.of_case(unit, asked.id) == []


def test_a_form_sent_again_has_a_new_slip_and_both_stay_on_record(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    request = asked.requests[0]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        outgoing.send(office, asked.id, [request.id], outgoing.in_folder(tmp_path / name))
    first = outgoing.sendable(office, asked.id)[0]
    assert len({each.check_value for each in first.before}) == 2


def test_no_file_is_written_over_and_what_was_written_before_it_goes_again(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    folder = folder_in(tmp_path)
    third = asked.requests[2]
    there = (
        folder
        / f"{asked.reference} R{third.id} {third.agency.lower()}"
        / f"{asked.reference} R{third.id} Part Two.docx"
    )
    there.parent.mkdir()
    there.write_bytes(b"mine")
    before = cases.history(office, asked.id)
    with pytest.raises(OfficeError, match="already holds"):
        outgoing.send(office, asked.id, [each.id for each in asked.requests], outgoing.in_folder(folder))
    assert list(folder.rglob("*")) == [there.parent, there]
    assert there.read_bytes() == b"mine"
    assert cases.history(office, asked.id) == before
    with office.reading() as unit:
        assert sent.of_case(unit, asked.id) == []


def test_somebody_who_no_longer_wants_it_leaves_nothing_behind(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    folder = folder_in(tmp_path)

    class Unwanted(Exception):
        pass

    def step(done: int, total: int) -> None:
        assert total == 4
        if done == 2:
            raise Unwanted

    with pytest.raises(Unwanted):
        outgoing.send(office, asked.id, [each.id for each in asked.requests], outgoing.in_folder(folder), step=step)
    assert list(folder.iterdir()) == []
    with office.reading() as unit:
        assert sent.of_case(unit, asked.id) == []


def test_what_is_settled_closed_or_of_another_case_is_not_sent(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    folder, request = folder_in(tmp_path), asked.requests[0]
    other = registered(office, "Another Child")
    with pytest.raises(Refused, match="another case"):
        outgoing.send(office, other.id, [request.id], outgoing.in_folder(folder))
    information.withdraw(office, request.id, office.today(), "asked twice")
    with pytest.raises(Refused, match="Nothing more is waited for"):
        outgoing.send(office, asked.id, [request.id], outgoing.in_folder(folder))
    with pytest.raises(Refused, match="at least one"):
        outgoing.send(office, asked.id, [], outgoing.in_folder(folder))
    assert list(folder.iterdir()) == []
    assert request.id not in [each.request.id for each in outgoing.sendable(office, asked.id)]


def test_the_chair_may_look_and_not_send(office: Sitting, asked: CaseFile, tmp_path: Path) -> None:
    chair = Sitting(office.register, Person("chair", "C. Chair", Role.SUBGROUP_CHAIR), Clock())
    assert outgoing.sendable(chair, asked.id)
    with pytest.raises(NotAllowed):
        outgoing.send(chair, asked.id, [asked.requests[0].id], outgoing.in_folder(folder_in(tmp_path)))


def test_a_further_part_of_a_set_is_given_what_was_made_before_it(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    def letter(_sitting: Sitting, made: RequestSet) -> SetFile:
        return SetFile(f"{made.name} letter.txt", ", ".join(file.name for file in made.files).encode(), Part.LETTER)

    folder = folder_in(tmp_path)
    (made,) = outgoing.send(
        office, asked.id, [asked.requests[0].id], outgoing.in_folder(folder), (fillable_pdf, letter)
    )
    assert b"Part Two.pdf" in made.files[-1].data
    assert (folder / made.folder / made.files[-1].name).exists()


def test_one_file_alone_lies_in_the_folder_itself_and_a_letter_alone_sends_no_form(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    folder, request = folder_in(tmp_path), asked.requests[0]
    (made,) = outgoing.send(office, asked.id, [request.id], outgoing.in_folder(folder), (covering_letter,))
    assert [path.name for path in folder.iterdir()] == [made.files[0].name]
    with office.reading() as unit:
        assert [each.kind for each in sent.of_case(unit, asked.id)] == ["request_cover"]
    assert outgoing.sendable(office, asked.id)[0].before == ()
    assert made.slip.check not in str(cases.history(office, asked.id)[-1].changes)


def test_forms_and_letter_of_a_set_are_filed_on_the_case_as_they_left_and_go_out_with_everything(
    office: Sitting, asked: CaseFile, tmp_path: Path
) -> None:
    (made,) = outgoing.send(office, asked.id, [asked.requests[0].id], outgoing.in_folder(folder_in(tmp_path)))
    filed = {each.name: each for each in filing.documents(office, asked.id)}
    # A message holds nothing but what is filed already; its fingerprint is kept, and not a second copy of the rest.
    kept = [file for file in made.files if file.part is not Part.MESSAGE]
    assert set(filed) == {file.name for file in kept}
    agency = made.request.agency
    assert {each.kind for each in filed.values()} == {"correspondence"}
    assert filed[f"{made.name} Part Two.pdf"].note == f"Part Two, to {agency}"
    assert filed[f"{made.name} Covering letter.pdf"].note == f"Covering letter of a request, to {made.cover.to.name}"
    for file in kept:
        assert filing.document_bytes(office, filed[file.name].id) == file.data
        assert case_folder.original(office, filed[file.name]).data == file.data


def test_an_act_that_fails_files_nothing_and_leaves_no_folder(office: Sitting, asked: CaseFile, tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    place = outgoing.in_folder(folder)

    def full(made: RequestSet, file: SetFile) -> Path:
        if made.request == asked.requests[1] and file.part is Part.MESSAGE:
            raise OfficeError("The disk is full.")
        return place(made, file)

    with pytest.raises(OfficeError, match="full"):
        outgoing.send(office, asked.id, [each.id for each in asked.requests], full)
    assert list(folder.iterdir()) == []
    assert filing.documents(office, asked.id) == []


def test_the_lead_officer_is_the_one_of_the_day_it_leaves(office: Sitting, asked: CaseFile) -> None:
    leads = {each.request.agency: each.lead for each in outgoing.sendable(office, asked.id)}
    assert leads["Police"] is not None
    assert leads["Police"].name == "DI Second Holder"
    assert leads["Housing"] is None
    assert office.today() - ASKED == timedelta(days=1)


def test_an_agency_is_found_by_its_name_and_who_is_waited_for_is_said(office: Sitting, asked: CaseFile) -> None:
    assert outgoing.request_of(office, asked, "police").agency == "Police"
    with pytest.raises(Refused, match=r"Agencies that were asked: .*Police"):
        outgoing.request_of(office, asked, "Probation")


def test_blank_forms_answer_nothing_carry_no_slip_and_write_over_no_file(office: Sitting, tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    written = outgoing.write_blanks(office, folder)
    assert [path.name for path in written] == ["Part One.pdf", "Part One.docx", "Part Two.pdf", "Part Two.docx"]
    assert fields_of(written[0].read_bytes()) == {}
    assert "slip" not in controls_of(written[3].read_bytes(), places(PART_TWO))
    with pytest.raises(OfficeError, match="already holds"):
        outgoing.write_blanks(office, folder)
