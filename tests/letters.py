"""A case whose agencies were asked, and whom its letters go to, for tests of letters."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document

from nscb_desktop.casework import addressees, information
from nscb_desktop.casework.correspondence import Choice
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import Letter
from nscb_desktop.framework.records import CaseFile
from tests import registers
from tests.agencies import partners

NAMED = Addressee("Mr N. Named", "Chief executive, Exampleham", ("n.named@exampleham.example",))
CHILD = "Zephyrine Quillfeather"


def asked(office: Sitting) -> tuple[CaseFile, InformationRequest]:
    """A case whose agencies were asked, and the police's request."""
    partners(office)
    case = registers.registered(office, CHILD, date_of_birth=read_date("3 April 2009"), home_address="1 Example Road")
    ids = [each.id for each in information.partners(office)]
    case = information.ask(office, case.id, ids, date(2013, 12, 23))
    return case, next(each for each in case.requests if each.agency == "Police")


def choice(office: Sitting, case: CaseFile, letter: Letter, request: InformationRequest | None = None) -> Choice:
    """The letter to the first addressee there is, at an address that is known."""
    about = request if letter.of_request else None
    known = addressees.addressees(office, case, letter, about)
    return Choice(
        letter.key, replace(known[0], addresses=NAMED.addresses) if known else NAMED, about.id if about else None
    )


def words_of(word: bytes) -> str:
    """The words of the paragraphs of a Word letter."""
    return "\n".join(each.text for each in Document(BytesIO(word)).paragraphs)
