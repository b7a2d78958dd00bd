"""What goes to one agency for its request: the form twice, a covering letter, and a draft of the message that carries them."""

from collections.abc import Callable
from dataclasses import dataclass

from nscb_desktop.casework import correspondence, paper
from nscb_desktop.casework.correspondence import As, Choice
from nscb_desktop.casework.letter_facts import COLLEAGUE, Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.mail import Attached
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.text import one_line

COVER = "request_cover"


@dataclass(frozen=True, slots=True)
class SetFile:
    """One file of a set, its name made of references and never of a person's name."""

    name: str
    data: bytes
    filed: str = ""
    """What is noted with the copy that is filed on the case; empty where none is."""


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
    def to(self) -> Addressee:
        """To whom it goes: the lead officer, without a name where nobody is in post."""
        if self.lead is None:
            return Addressee(f"The {Office.LEAD_OFFICER.value.lower()}", self.request.agency, (), COLLEAGUE)
        post = ", ".join(part for part in (self.lead.role, self.request.agency) if part)
        return Addressee(self.lead.name, post, (self.lead.email,) if self.lead.email else ())


Maker = Callable[[Sitting, RequestSet], tuple[SetFile, ...]]
"""Makes files of a set; it is given those that the makers before it made, for a message they are attached to."""


def fillable_pdf(_sitting: Sitting, made: RequestSet) -> tuple[SetFile, ...]:
    """The form as a PDF to be filled in."""
    return (SetFile(f"{made.name} Part Two.pdf", paper.as_pdf(made.form)),)


def word_form(_sitting: Sitting, made: RequestSet) -> tuple[SetFile, ...]:
    """The form as a Word file to be filled in."""
    return (SetFile(f"{made.name} Part Two.docx", paper.as_word(made.form)),)


def covering_letter(sitting: Sitting, made: RequestSet) -> tuple[SetFile, ...]:
    """The covering letter as a PDF, in the Board's own wording where it has one; a copy is filed on the case."""
    data = correspondence.written(sitting, made.case, _cover(made), As.PDF)
    note = f"{made.case.edition.letter(COVER).name}, to {one_line(made.to.name)}"
    return (SetFile(f"{made.name} Covering letter.pdf", data, note),)


def message(sitting: Sitting, made: RequestSet) -> tuple[SetFile, ...]:
    """A draft of the message with the letter and the forms in it; none where no address is known."""
    if not made.to.addresses:
        return ()
    forms = [Attached(file.name, file.data) for file in made.files if not file.filed]
    data = correspondence.written(sitting, made.case, _cover(made), As.EMAIL, forms)
    return (SetFile(f"{made.name} Message.eml", data),)


def _cover(made: RequestSet) -> Choice:
    return Choice(COVER, made.to, made.request.id)


MAKERS: tuple[Maker, ...] = (fillable_pdf, word_form, covering_letter, message)
"""What a set is made of, in order."""
