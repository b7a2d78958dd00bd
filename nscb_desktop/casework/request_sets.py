"""What goes to one agency for its request: the form twice, a covering letter, and a draft of the message that carries them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from nscb_desktop.casework import correspondence, paper
from nscb_desktop.casework.correspondence import Choice
from nscb_desktop.casework.letter_facts import COLLEAGUE, Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.mail import Attached
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.text import file_name, listed, one_line

COVER = "request_cover"
_LONGEST_AGENCY = 40
"""Letters of an agency's name that its folder is known by."""


class Part(Enum):
    """A kind of file that a set is made of, in the order they are made; the value is how it is shown."""

    PDF = "Form as a PDF to fill in"
    WORD = "Form as a Word file"
    LETTER = "Covering letter"
    MESSAGE = "E-mail draft that carries the letter and the forms"

    @property
    def is_form(self) -> bool:
        """Whether it is the form itself, known again by its slip."""
        return self in {Part.PDF, Part.WORD}


@dataclass(frozen=True, slots=True)
class SetFile:
    """One file of a set, its name made of references and never of a person's name."""

    name: str
    data: bytes
    part: Part


@dataclass(frozen=True)
class RequestSet:
    """What goes to one agency: its request's form, to whom, and the files made so far."""

    case: CaseFile
    request: InformationRequest
    slip: Slip
    lead: Holder | None
    """The lead officer of the day it leaves; None where nobody is in post."""
    form: Outline
    """The Part Two to be filled in, for whoever writes it as a file."""
    files: tuple[SetFile, ...] = ()

    @property
    def name(self) -> str:
        """What its files' names begin with: the reference and the request."""
        return f"{self.case.reference} R{self.request.id}"

    @property
    def folder(self) -> str:
        """The folder for its files where they are several: the reference, the request and the agency."""
        return f"{self.name} {file_name(self.request.agency)[:_LONGEST_AGENCY].rstrip('-.')}"

    @property
    def cover(self) -> Choice:
        """Its covering letter."""
        return cover_of(self.request, self.lead)

    def of(self, part: Part) -> SetFile | None:
        """The file of a kind, where one was made."""
        return next((file for file in self.files if file.part is part), None)


Maker = Callable[[Sitting, RequestSet], SetFile]
"""Makes one file of a set; it is given those that were made before it, for a message they are attached to."""


def cover_of(request: InformationRequest, lead: Holder | None) -> Choice:
    """The covering letter of a request: to the lead officer, without a name where nobody is in post."""
    if lead is None:
        to = Addressee(f"The {Office.LEAD_OFFICER.value.lower()}", request.agency, (), COLLEAGUE)
    else:
        post = ", ".join(part for part in (lead.role, request.agency) if part)
        to = Addressee(lead.name, post, (lead.email,) if lead.email else ())
    return Choice(COVER, to, request.id)


def no_address(agencies: Sequence[str]) -> str:
    """What is said of agencies whose message is addressed to nobody; empty where there are none."""
    if not agencies:
        return ""
    theirs = "its draft has" if len(agencies) == 1 else "their drafts have"
    return (
        f"No e-mail address is recorded for the lead officer of {listed([one_line(each) for each in agencies])}, so {theirs} "
        "an empty “To”: enter it in your mail program."
    )


def unaddressed(made: Sequence[RequestSet]) -> str:
    """The same of the sets that were made."""
    return no_address([each.request.agency for each in made if each.of(Part.MESSAGE) and not each.cover.to.addresses])


def fillable_pdf(_sitting: Sitting, made: RequestSet) -> SetFile:
    """The form as a PDF to be filled in."""
    return SetFile(f"{made.name} Part Two.pdf", paper.as_pdf(made.form), Part.PDF)


def word_form(_sitting: Sitting, made: RequestSet) -> SetFile:
    """The form as a Word file to be filled in."""
    return SetFile(f"{made.name} Part Two.docx", paper.as_word(made.form), Part.WORD)


def covering_letter(sitting: Sitting, made: RequestSet) -> SetFile:
    """The covering letter as a PDF, in the Board's own wording where it has one."""
    return SetFile(
        f"{made.name} Covering letter.pdf", correspondence.written(sitting, made.case, made.cover), Part.LETTER
    )


def message(sitting: Sitting, made: RequestSet) -> SetFile:
    """A draft of the message with the letter and the forms in it; to nobody yet where no address is known."""
    letter = made.of(Part.LETTER) or covering_letter(sitting, made)
    forms = [Attached(file.name, file.data) for file in made.files if file.part.is_form]
    data = correspondence.enclosing(sitting, made.case, made.cover, letter.data, forms)
    return SetFile(f"{made.name} Message.eml", data, Part.MESSAGE)


MAKERS: dict[Part, Maker] = {
    Part.PDF: fillable_pdf,
    Part.WORD: word_form,
    Part.LETTER: covering_letter,
    Part.MESSAGE: message,
}
"""How each kind of file is made, in order."""
