"""Letters and chasers: offered for a case as it stands, looked at without a trace, made with one history row; never sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from nscb_desktop.casework import addressees, filing, letter_templates, paper
from nscb_desktop.casework.cases import must_be_open
from nscb_desktop.casework.letter_facts import Addressee, Writing, values
from nscb_desktop.casework.paper import marking_today, practice_words
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents import mail
from nscb_desktop.documents.letters import LetterPaper, letter_outline, worded_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.errors import OfficeError, Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import FIELDS, Letter, chaser, filled, problem
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.sent import Sent, SentFile
from nscb_desktop.framework.text import one_line
from nscb_desktop.register import agencies, attachments, cases, sent
from nscb_desktop.register.unit_of_work import Unit

SENDER = "NSCB Business Manager"


class As(Enum):
    """What a letter is made as; the value is how it is shown."""

    PDF = "PDF"
    WORD = "Word document"
    EMAIL = "e-mail draft"


_END = {As.PDF: ".pdf", As.WORD: ".docx", As.EMAIL: ".eml"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter of the case's edition, and why it cannot be written as the case stands; empty where it can."""

    letter: Letter
    problem: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which letter, to whom, and about which request."""

    letter: str
    to: Addressee
    request_id: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A letter as a file, and what was kept of it."""

    name: str
    data: bytes
    sent: Sent


def offers(case: CaseFile) -> list[Offer]:
    """Every letter, in the order they are written; those about a request where any request would do."""
    return [
        Offer(letter, problem(letter, case, next(iter(requests_for(case, letter)), None)))
        for letter in case.edition.letters
    ]


def requests_for(case: CaseFile, letter: Letter) -> list[InformationRequest]:
    """The requests of a case that a letter can be about."""
    if not letter.of_request:
        return []
    return [each for each in case.requests if not problem(letter, case, each)]


def chaser_for(case: CaseFile, request: InformationRequest) -> Letter | None:
    """The letter in the tone of the step that comes next with a request."""
    return chaser(case.edition.letters, request)


def preview(sitting: Sitting, case: CaseFile, choice: Choice) -> bytes:
    """The letter as a PDF to look at; nothing is recorded."""
    return written(sitting, case, choice)


def written(sitting: Sitting, case: CaseFile, choice: Choice) -> bytes:
    """The letter as a PDF for whoever records it together with what it goes with."""
    sitting.person.must(Right.WRITE)
    with sitting.reading() as unit:
        return paper.as_pdf(_outline(unit, _writing(sitting, unit, case, choice)))


def enclosing(
    sitting: Sitting, case: CaseFile, choice: Choice, letter: bytes, enclosed: Sequence[mail.Attached]
) -> bytes:
    """An e-mail draft with a letter that is written already, and with what it speaks of.

    It is made where no address is known too: its “To” is typed in the mail program then.
    """
    sitting.person.must(Right.WRITE)
    with sitting.reading() as unit:
        return _draft(_writing(sitting, unit, case, choice), letter, enclosed)


def make(sitting: Sitting, case_id: int, choice: Choice, made_as: As) -> Made:
    """Make the letter as a file: a copy is filed on the case, and what left the office is kept; nothing is sent from here."""
    with sitting.acting(Right.WRITE) as unit:
        case = cases.read(unit, case_id)
        must_be_open(case)
        writing = _writing(sitting, unit, case, choice)
        data = _file(unit, writing, made_as)
        name = file_name_of(case, writing.letter, choice.request_id, made_as)
        kept = attachments.add(unit, "correspondence", filing.safe_name(name), data, case_id=case_id,
                               note=f"{writing.letter.name}, to {one_line(writing.to.name)}")  # fmt: skip
        request = writing.request
        what = sent.add(
            unit, case_id=case_id, request_id=choice.request_id, kind=writing.letter.key,
            form_key=writing.letter.key, form_version=writing.letter.version,
            due_told=request.due_on if request else None, to_name=writing.to.name,
            to_address="; ".join(writing.to.addresses), files=(SentFile(kept.name, kept.sha256),),
        )  # fmt: skip
        said = one_line(", ".join(part for part in (writing.to.name, writing.to.post, *writing.to.addresses) if part))
        changes = [FieldChange("To", "", said), FieldChange("File", "", f"{kept.name}, SHA-256 {kept.sha256}")]
        if made_as is As.EMAIL and writing.to.without:
            changes.append(FieldChange("No e-mail address recorded", "", one_line("; ".join(writing.to.without))))
        unit.record(f"made a letter: {writing.letter.name}", case_id, f"as {made_as.value}", changes)
        return Made(kept.name, data, what)


def sent_for(sitting: Sitting, case_id: int) -> list[Sent]:
    """Everything that was made to leave the office for a case."""
    with sitting.reading() as unit:
        return sent.of_case(unit, case_id)


def file_name_of(case: CaseFile, letter: Letter, request_id: int | None, made_as: As) -> str:
    """``NSCB-2014-001 Chaser reminder R12.pdf``: references, never a name."""
    words = letter.name.replace(":", "").replace(",", "")
    return f"{case.reference} {words}{f' R{request_id}' if request_id else ''}{_END[made_as]}"


def _writing(sitting: Sitting, unit: Unit, case: CaseFile, choice: Choice) -> Writing:
    """The letter with everything it says; Refused, saying what is missing, where it cannot be written."""
    letter = case.edition.letter(choice.letter)
    request = next((each for each in case.requests if each.id == choice.request_id), None)
    if told := problem(letter, case, request):
        raise Refused(told)
    if not choice.to.name.strip():
        raise Refused(f"Say whom the letter is addressed to: it goes to {letter.goes.value}.")
    on, settings = sitting.today(), sitting.settings()
    marking = practice_words(sitting) if letter.private else marking_today(sitting, settings)
    office = holding(agencies.of_the_board(unit), Office.BUSINESS_MANAGER, on)
    role = (office.role if office and office.name == sitting.person.name else "") or SENDER
    members = tuple(f"{agency.name}: {member.name}" for agency, member in addressees.members(unit, on))
    return Writing(letter, case, choice.to, on, settings, marking, sitting.person.name, role, members,
                   request)  # fmt: skip


def _needed(writing: Writing, keys: Sequence[str]) -> dict[str, str]:
    """The words of the fields a letter uses; Refused, in plain words, where one of them has nothing to say."""
    said = values(writing)
    for key in dict.fromkeys(keys):
        if not said.get(key, "").strip() and key not in _MAY_BE_EMPTY:
            field = FIELDS[key]
            raise Refused(
                f"The letter says {field.words}, and nothing is recorded for it. It comes from {field.source}: enter it there first."
            )
    return {key: said.get(key, "") for key in FIELDS}


_MAY_BE_EMPTY = frozenset({"to_post", "signed_role", "members", "marking"})


def _outline(unit: Unit, writing: Writing) -> Outline:
    case, settings = writing.case, writing.settings
    title = f"{case.reference} {writing.letter.name}"
    if template := letter_templates.standing(unit, writing.letter):
        said = _needed(writing, letter_templates.keys(template))
        words = letter_templates.merged_words(template, said)
        return worded_outline(settings.board, writing.marking, str(case.reference), title, words)
    said = _needed(writing, list(writing.letter.fields()))
    return letter_outline(
        LetterPaper(
            settings.board, writing.marking, str(case.reference), said["today"],
            (said["to_name"], said["to_post"]), said["greeting"], writing.subject,
            tuple(filled(part, said) for part in writing.letter.body),
            (said["signed_name"], said["signed_role"], settings.board), title, writing.letter.private,
        )
    )  # fmt: skip


def _file(unit: Unit, writing: Writing, made_as: As) -> bytes:
    if made_as is As.WORD:
        template = letter_templates.standing(unit, writing.letter) or letter_templates.built_in(writing.letter)
        return template.merged(_needed(writing, letter_templates.keys(template)))
    pdf = paper.as_pdf(_outline(unit, writing))
    if made_as is As.PDF:
        return pdf
    if not writing.to.addresses:
        raise OfficeError("No e-mail address is known for this letter. Enter one, or save the letter and post it.")
    return _draft(writing, pdf, ())


def _draft(writing: Writing, letter: bytes, enclosed: Sequence[mail.Attached]) -> bytes:
    attached = mail.Attached(
        file_name_of(writing.case, writing.letter, writing.request.id if writing.request else None, As.PDF), letter
    )
    several = len(writing.to.addresses) > 1
    to = [("" if several else writing.to.name, address) for address in writing.to.addresses]
    return mail.draft(to, writing.subject, _mail_words(writing, bool(enclosed)), (attached, *enclosed))


def _mail_words(writing: Writing, with_forms: bool) -> str:
    """What stands in the e-mail itself: nothing of the case but its reference."""
    form = "The form to be filled in is attached too. " if with_forms else ""
    return (
        f"Dear {values(writing)['greeting']}\n\nPlease read the attached letter, reference {writing.case.reference}. {form}Reply by a "
        f"secure route, and leave names out of the subject line.\n\n{writing.signed_name}\n{writing.signed_role}\n"
        f"{writing.settings.board}\n"
    )
