"""Requests that leave: for each agency a set of files to be sent to it, recorded as it was told (framework section 5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nscb_desktop.casework import cases, comparing, correspondence, filing, paper
from nscb_desktop.casework.cases import must_be_open
from nscb_desktop.casework.request_sets import COVER, MAKERS, Maker, Part, RequestSet, SetFile, cover_of
from nscb_desktop.casework.set_files import SetFiles
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.form_paper import FormPaper, form_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.dates import long_day, week_day
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import OfficeError, Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.sent import Sent, SentFile
from nscb_desktop.framework.slips import Slip, check_value
from nscb_desktop.framework.text import one_line, words_of
from nscb_desktop.register import agencies, attachments, sent
from nscb_desktop.register import cases as stored_cases
from nscb_desktop.register import requests as asked
from nscb_desktop.register.copies import write_copy
from nscb_desktop.register.unit_of_work import Unit

FORM = "part_two"
BLANKS = ("part_one", "part_two")
Step = Callable[[int, int], None]
Place = Callable[[RequestSet, SetFile], Path]
"""Where a file of a set is written."""


@dataclass(frozen=True, slots=True)
class Sendable:
    """A request that can be sent: to whom it would go today, and what was sent for it before."""

    request: InformationRequest
    lead: Holder | None
    before: tuple[Sent, ...]

    @property
    def address(self) -> str:
        """Where its message would go today; empty where that is not known."""
        return self.lead.email if self.lead else ""


def sendable(sitting: Sitting, case_id: int) -> list[Sendable]:
    """Every request of a case that is still waited for, in the order they were made."""
    with sitting.reading() as unit:
        waited_for = [each for each in asked.of_case(unit, case_id) if each.settled is None]
        return [Sendable(each, _lead(unit, sitting, each), _sent_before(unit, each)) for each in waited_for]


def form_for(sitting: Sitting, case: CaseFile, request: InformationRequest, slip: Slip | None = None) -> Outline:
    """The Part Two of a request to be filled in, begun with what the office knows; without a slip it is only looked at."""
    with sitting.reading() as unit:
        lead = _lead(unit, sitting, request)
    settings = sitting.settings()
    return form_outline(FormPaper(
        form=case.edition.form(FORM),
        answers=comparing.begun(case, request, lead),
        board=settings.board,
        marking=paper.marking_today(sitting, settings),
        reference=str(case.reference),
        edition=case.edition.name,
        return_address=settings.return_address,
        office_use=(("Asked on", long_day(request.asked_on)), ("Please return it by", week_day(request.due_on))),
        to_fill_in=True,
        slip=slip,
    ))  # fmt: skip


def letter_for(sitting: Sitting, case: CaseFile, request: InformationRequest) -> bytes:
    """The covering letter of a request as it would be made; it is only looked at."""
    with sitting.reading() as unit:
        lead = _lead(unit, sitting, request)
    return correspondence.preview(sitting, case, cover_of(request, lead))


def send(
    sitting: Sitting,
    case_id: int,
    request_ids: Sequence[int],
    place: Place,
    makers: Sequence[Maker] = tuple(MAKERS.values()),
    step: Step | None = None,
) -> list[RequestSet]:
    """Make the sets of chosen requests, write their files, file them on the case and record them in one act; all of it or nothing."""
    sitting.person.must(Right.ASK)
    if not request_ids:
        raise Refused("Choose at least one agency to send the form to.")
    case = cases.read_case(sitting, case_id)
    chosen = list(dict.fromkeys(request_ids))
    made = []
    for done, request_id in enumerate(chosen):
        if step:
            step(done, len(chosen) + 1)
        made.append(_made(sitting, case, request_id, makers))
    if step:
        step(len(chosen), len(chosen) + 1)
    with SetFiles() as files, sitting.acting(Right.ASK) as unit:
        changes = [_recorded(unit, each) for each in made]
        agencies_said = f"{len(made)} agenc{'y' if len(made) == 1 else 'ies'}"
        unit.record(f"made the Part Two forms for {agencies_said} to send", case_id, "", changes)
        for each in made:
            for file in each.files:
                files.write(place(each, file), file.data, each.folder)
    return made


def in_folder(folder: Path) -> Place:
    """Each file under its own name in a folder, over no other file; where there are several for an agency, in a folder of its own."""

    def place(made: RequestSet, file: SetFile) -> Path:
        return _free(folder / made.folder if len(made.files) > 1 else folder, file)

    return place


def _free(folder: Path, file: SetFile) -> Path:
    target = folder / file.name
    if target.exists():
        raise OfficeError(
            f"The folder already holds “{file.name}”. Choose another folder, or move that file away first."
        )
    return target


def request_of(sitting: Sitting, case: CaseFile, agency: str) -> InformationRequest:
    """The open request of a case to an agency named in words; Refused where there is none, saying who is waited for."""
    open_ones = [each.request for each in sendable(sitting, case.id)]
    found = [each for each in open_ones if words_of(each.agency) == words_of(agency)]
    if found:
        return found[-1]
    names = ", ".join(each.agency for each in open_ones) or "none"
    raise Refused(f"No Part Two is waited for from {agency} on {case.reference}. Agencies that were asked: {names}.")


def _made(sitting: Sitting, case: CaseFile, request_id: int, makers: Sequence[Maker]) -> RequestSet:
    with sitting.reading() as unit:
        request = _open(unit, case, request_id)
        lead = _lead(unit, sitting, request)
    slip = Slip(request.id, FORM, case.edition.form(FORM).version, check_value())
    made = RequestSet(case, request, slip, lead, form_for(sitting, case, request, slip))
    for make in makers:
        made = replace(made, files=(*made.files, make(sitting, made)))
    return made


def _open(unit: Unit, case: CaseFile, request_id: int) -> InformationRequest:
    request = asked.read(unit, request_id)
    if request.case_id != case.id:
        raise Refused("This request belongs to another case; open that one to send it.")
    if request.settled:
        raise Refused(f"Nothing more is waited for from {request.agency}: {request.settled.what.value}.")
    return request


def _recorded(unit: Unit, made: RequestSet) -> FieldChange:
    """Keep what was made for one agency; the case and the request are looked at again, for they may have been closed since."""
    must_be_open(stored_cases.read(unit, made.case.id))
    request = _open(unit, made.case, made.request.id)
    forms = [_filed(unit, made, file) for file in made.files if file.part.is_form]
    letters = [_filed(unit, made, file) for file in made.files if not file.part.is_form]
    name, address = (made.lead.name, made.lead.email) if made.lead else ("", "")
    if forms:
        sent.add(unit, case_id=made.case.id, request_id=request.id, kind=FORM, form_key=made.slip.form,
                 form_version=made.slip.version, check_value=made.slip.check, due_told=request.due_on, to_name=name,
                 to_address=address, files=forms)  # fmt: skip
    if letters:
        sent.add(unit, case_id=made.case.id, request_id=request.id, kind=COVER, form_key=COVER,
                 form_version=made.case.edition.letter(COVER).version, due_told=request.due_on, to_name=name,
                 to_address=address, files=letters)  # fmt: skip
    slip = made.slip.shown(made.case.edition.form(FORM).name) if forms else ""
    whom = f"to {made.lead.contact}" if made.lead else "no lead officer in post that day"
    told = (f"{file.name}, SHA-256 {file.sha256}" for file in (*forms, *letters))
    said = (slip, whom, f"due {week_day(request.due_on)}", *told)
    return FieldChange(request.agency, "", "; ".join(part for part in said if part))


def _filed(unit: Unit, made: RequestSet, file: SetFile) -> SentFile:
    """A copy of what leaves, filed on the case as every letter is; a message holds what is filed already."""
    if file.part is Part.MESSAGE:
        return SentFile(filing.safe_name(file.name), attachments.digest_of(file.data))
    what = made.case.edition.form(FORM).name if file.part.is_form else made.case.edition.letter(COVER).name
    note = f"{what}, to {one_line(made.request.agency if file.part.is_form else made.cover.to.name)}"
    name = filing.safe_name(file.name)
    kept = attachments.add(unit, "correspondence", name, file.data, case_id=made.case.id, note=note)
    return SentFile(kept.name, kept.sha256)


def _lead(unit: Unit, sitting: Sitting, request: InformationRequest) -> Holder | None:
    return agencies.read(unit, request.agency_id).holding(Office.LEAD_OFFICER, sitting.today())


def _sent_before(unit: Unit, request: InformationRequest) -> tuple[Sent, ...]:
    return tuple(each for each in sent.of_request(unit, request.id) if each.kind == FORM)


def blank_files(sitting: Sitting) -> list[SetFile]:
    """Part One and Part Two of today's edition as agencies fill them in, with nothing in them and no slip."""
    made = []
    for key in BLANKS:
        form = edition_on(sitting.today()).form(key)
        sheet = paper.blank_sheet(form, sitting.settings(), sitting.today(), to_fill_in=True)
        made += [SetFile(f"{form.name}.pdf", paper.as_pdf(sheet), Part.PDF),
                 SetFile(f"{form.name}.docx", paper.as_word(sheet), Part.WORD)]  # fmt: skip
    return made


def write_blanks(sitting: Sitting, folder: Path) -> list[Path]:
    """Write the blank forms to a folder, over no other file; no word of a case is in them, so nothing is recorded."""
    targets = [(_free(folder, file), file.data) for file in blank_files(sitting)]
    for target, data in targets:
        write_copy(target, data)
    return [target for target, _ in targets]
