"""A whole case on paper, through the real window: requests out, answers home in every way they come, and the pack."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from nscb_desktop.casework import cases, copy_register, desk, filing, meetings, screening
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.information import Happening
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import agencies as kept
from nscb_desktop.register.attachments import digest_of
from tests import gates, registers
from tests.documents.filling import controls_of, fields_of, places
from tests.journeys import agencies_answer as agencies
from tests.journeys.agencies_answer import EDUCATION, HEALTH, HOUSING, LATE, MARKERS, POLICE, PROBATION
from tests.journeys.case_on_paper import CAME, CHASER, EXCLUDED, LEFT_OUT, REFERENCE, ROUTE, SECOND
from tests.journeys.case_on_paper import LATE as CHASED_ON
from tests.journeys.journey import Journey

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
HOME = "1 Example Road, E6 1AA"
RETURNED = {POLICE: "police.pdf", HEALTH: "health.docx", HOUSING: "housing.eml", EDUCATION: "scan.pdf"}
PDF, DOCX, LETTER, MESSAGE = "Part Two.pdf", "Part Two.docx", "Covering letter.pdf", "Message.eml"
Told = dict[str, list[Any]]


def address(agency: str) -> str:
    """The e-mail address of an agency's lead officer."""
    return f"{agency.split(maxsplit=1)[0].lower()}@agencies.example"


def at_the_chair(folder: Path) -> None:
    """A closed register: the case is with the chair, another one is screened, and the agencies have people in post."""
    sitting = registers.fresh(folder)
    gates.staffed(sitting)
    case = registers.registered(
        sitting, "Amira Example", date_of_birth=read_date(agencies.BORN[HEALTH]), home_address=HOME
    )
    screening.send_to_chair(sitting, case.id, registers.NOW.date())
    gates.screened(sitting)
    with sitting.register.work.drafting(registers.NOW) as unit:
        there = {each.name: each for each in kept.every(unit)}
        for name in (*MARKERS, LATE):
            agency = there.get(name) or kept.add(unit, name)
            kept.add_holder(unit, Holder(0, agency.id, Office.LEAD_OFFICER, f"Lead of {name}", email=address(name)))
    desk.lock(sitting)


@pytest.fixture(scope="module")
def journey(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The whole of it, once; its files are looked at while the window is open and when it is closed."""
    made = Journey(tmp_path_factory.mktemp("case-on-paper"), screen)
    made.begin()
    at_the_chair(made.register)
    process = made.process("tests.journeys.case_on_paper", str(made.register), str(made.place))
    assert process.stdin
    assert process.stdout
    while (line := process.stdout.readline().strip()) != "open":
        assert line, process.communicate()[1]
        word, _, what = line.partition(" ")
        made.said.setdefault(word, []).append([what])
    secrets = (*MARKERS.values(), agencies.MOVED_TO)
    made.plain += made.scan_for(secrets)
    out, err = process.communicate("close\n", timeout=60)
    assert (out.split(), process.returncode) == (["done"], 0), out + err
    assert "Traceback" not in err, err
    made.plain += made.scan_for(secrets)
    return made


@pytest.fixture(scope="module")
def told(journey: Journey) -> Told:
    """What the window showed, by what it was about."""
    return {word: [json.loads(what) for [what] in said] for word, said in journey.said.items() if word not in {"step"}}


@pytest.fixture(scope="module")
def sitting(journey: Journey) -> Iterator[Sitting]:
    """Jane at the register again, without a window, a day later."""
    made = registers.opened(journey.register, registers.Clock())
    yield made
    desk.lock(made)


@pytest.fixture(scope="module")
def case(sitting: Sitting) -> CaseFile:
    """The case as it is kept."""
    return cases.find_case(sitting, REFERENCE)


def sent(journey: Journey, case: CaseFile, agency: str, what: str) -> bytes:
    """A file of the set that was made for an agency."""
    request = next(each for each in case.requests if each.agency == agency)
    (file,) = journey.place.rglob(f"{REFERENCE} R{request.id} {what}")
    return file.read_bytes()


def message_in(data: bytes) -> EmailMessage:
    """A draft as another program opens it."""
    made = message_from_bytes(data, policy=policy.default)
    assert isinstance(made, EmailMessage)
    return made


def test_every_agency_gets_its_form_twice_a_letter_and_a_message_with_all_of_it(
    journey: Journey, case: CaseFile, told: Told
) -> None:
    assert len(told["to"][0]) == len(case.requests) == 6
    for agency in (*MARKERS, LATE):
        pdf, word, letter = (sent(journey, case, agency, what) for what in (PDF, DOCX, LETTER))
        message = message_in(sent(journey, case, agency, MESSAGE))
        assert message["To"] == f"Lead of {agency} <{address(agency)}>"
        assert message["Subject"] == f"{REFERENCE}: request for information, Part Two"
        assert [each.get_content() for each in message.iter_attachments()] == [letter, pdf, word]
        began, typed = fields_of(pdf), controls_of(word, places(PART_TWO))
        assert began["slip"] == typed["slip"]
        assert (began["agency"], began["child_name"], began["home_address"]) == (agency, "Amira Example", HOME)
        assert {name: typed[name] for name in began} == began


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_every_pdf_that_left_is_sound(journey: Journey) -> None:
    left = [
        *journey.place.rglob(f"* {PDF}"),
        *journey.place.rglob(f"* {LETTER}"),
        *journey.place.glob("meeting-pack-*"),
    ]
    assert len(left) == 6 + 6 + 3
    for path in left:
        checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, f"{path.name}: {checked.stdout}{checked.stderr}"


def test_the_dialog_shows_each_question_as_it_stood_as_it_came_and_what_becomes_of_it(told: Told) -> None:
    shown = {name: (by, doubts, rows) for name, by, doubts, rows, _ in told["shown"]}
    assert list(shown) == [*RETURNED.values(), "probation.eml"]
    by_slip = "Recognised by the slip on the form."
    for agency, name in ((POLICE, "police.pdf"), (HEALTH, "health.docx"), (PROBATION, "probation.eml")):
        by, doubts, rows = shown[name]
        assert (by, doubts) == (by_slip, "")
        assert ["Completed by", "", f"Officer of {agency}", "Take what came"] in rows
        assert ["Name of Agency", agency, agency, "The same"] in rows
        assert f"{MARKERS[agency]} is a strength." in [came for _, _, came, _ in rows]
    assert ["Home Address", HOME, agencies.MOVED_TO, "Take what came"] in shown["police.pdf"][2]
    assert shown["housing.eml"][0] == "Recognised by the case reference and the agency's name."
    assert shown["scan.pdf"][1].startswith("This is a picture of a form")
    assert shown["housing.eml"][2] == shown["scan.pdf"][2] == []


def test_every_answer_is_recorded_as_it_came_but_the_one_that_was_not_taken(case: CaseFile) -> None:
    settled = {each.agency: each.settled for each in case.requests}
    returned = {
        agency: next(record for record in case.returns if record.id == each.form_id)
        for agency, each in settled.items()
        if each and each.what is Happening.RETURNED
    }
    assert set(returned) == {POLICE, HEALTH, EDUCATION, PROBATION}
    for agency, record in returned.items():
        came = agencies.answers_of(agency) | {"home_address": HOME}
        assert encoded_form(PART_TWO, {key: record.answers[key] for key in came}) == encoded_form(PART_TWO, came)
        assert local_day(record.received_at) == CAME
    nil = settled[HOUSING]
    assert nil
    assert (nil.what, nil.how, nil.note) == (Happening.NOT_KNOWN, "e-mail", agencies.NOT_KNOWN)
    assert settled[LATE] is None


def test_what_came_is_kept_untouched_and_the_letters_that_left_are_filed(
    journey: Journey, sitting: Sitting, case: CaseFile
) -> None:
    filed = {each.name: each for each in filing.documents(sitting, case.id)}
    for name in RETURNED.values():
        came = (journey.place / name).read_bytes()
        assert filed[name].sha256 == digest_of(came)
        assert filing.document_bytes(sitting, filed[name].id) == came
    assert filed["police.pdf"].note == f"Came on 10 Jan 2014 by {ROUTE}"
    assert "probation.eml" in filed
    assert sum(name.endswith(LETTER) for name in filed) == 6


def test_the_late_agency_is_chased_by_a_letter(journey: Journey, case: CaseFile, told: Told) -> None:
    assert told["letter"] == [["Chaser: reminder", f"Lead of {LATE}", address(LATE)]]
    message = message_in((journey.place / CHASER).read_bytes())
    assert message["To"] == f"Lead of {LATE} <{address(LATE)}>"
    assert [each.get_content_type() for each in message.iter_attachments()] == ["application/pdf"]
    (chased,) = next(each for each in case.requests if each.agency == LATE).standing
    assert (chased.what, chased.on, chased.how) == (Happening.CHASED, CHASED_ON, ROUTE)


def test_the_matrix_and_the_comparison_are_filled(told: Told) -> None:
    stands = {agency: state.rpartition(" · ")[2] for agency, state in told["stands"][0].items()}
    assert stands == dict.fromkeys((POLICE, HEALTH, EDUCATION, PROBATION), "returned") | {
        HOUSING: "not known to this agency",
        LATE: "late by 2 working days",
    }
    assert told["sideways"] == [False]
    heading, words = told["side-by-side"][0]
    assert heading == "≠ 1 disagreement is not agreed yet."
    for said in ("≠ Date of birth", "2/5/2009", POLICE, HEALTH, EDUCATION, PROBATION):
        assert said in words.split("\n")


def pages(path: Path) -> list[str]:
    """What another program reads on each page."""
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return read.removesuffix("\f").split("\f")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_each_copy_is_numbered_and_named_on_every_page_and_holds_what_came_but_for_who_is_excluded(
    journey: Journey, sitting: Sitting, told: Told
) -> None:
    (meeting,) = meetings.every(sitting)
    (pack,) = copy_register.of_meeting(sitting, meeting.id)
    names = ["Samuel Sample", EXCLUDED, "Supt Madeup"]
    assert [copy.recipient for copy in pack.copies] == names
    assert f"{EXCLUDED}, Health: without {REFERENCE}, a conflict of interest" in told["recipients"][0]
    assert LEFT_OUT not in names
    for number, (copy, name) in enumerate(zip(pack.copies, names, strict=True), 1):
        (path,) = journey.place.glob(f"meeting-pack-2014-01-21-copy-{number}-of-3-*.pdf")
        read = pages(path)
        assert (len(read), digest_of(path.read_bytes())) == (copy.pages, copy.sha256)
        for page, words in enumerate(read, 1):
            assert f"Copy {number} of 3 · {name}" in words
            assert f"page {page} of {len(read)}" in words
        whole = "\n".join(read)
        held = {agency for agency, marker in MARKERS.items() if marker in whole}
        assert held == (set() if name == EXCLUDED else {POLICE, HEALTH, EDUCATION, PROBATION})
        assert (REFERENCE in whole) is (name != EXCLUDED)
        assert SECOND in whole


def test_the_check_finds_nothing_wrong(sitting: Sitting) -> None:
    assert not desk.check(sitting).faults


def test_no_word_of_an_answer_is_left_in_any_file_of_the_register_or_the_temp_folder(journey: Journey) -> None:
    assert journey.plain == []
    assert list((journey.home / "temp").rglob("*")) == []
    assert [*(journey.register / "incoming").iterdir(), *(journey.register / "exports").iterdir()] == []
