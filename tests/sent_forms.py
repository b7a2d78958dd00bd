"""Forms as they left the office for an invented case, and as agencies send them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.casework import information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Answers, Chosen, Rows
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.form_slots import SLIP, slots, texts
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.slips import Slip, check_value
from nscb_desktop.register import sent
from tests import registers
from tests.agencies import partners
from tests.documents.returned_files import control, paragraph, pdf_form, table, word_file

ASKED = date(2014, 1, 2)
ANSWERS: dict[str, Answer] = {
    "agency": "Police",
    "team": "Child Abuse Investigation Team",
    "lead_officer": {"name": "DI Second Holder", "role": "Detective Inspector", "email": "second.holder@police.example"},
    "child_name": "Amira Example",
    "date_of_birth": read_date("c. May 2009"),
    "ethnicity": "Any other mixed background",
    "language": {"spoken": "Polish", "interpreter": Reply.NO},
    "disability": Chosen(("COMM", "HEAR"), "glasses"),
    "family": Rows(({"name": "Łucja Wiśniewska", "relationship": "Mother", "born": read_date("1986"), "caring": Reply.YES},
                    {"name": "Unknown male", "caring": Reply.NOT_KNOWN}), "an aunt visits"),
    "home_address": "Flat 2, 118 Exampleton Rd\nE6 1AA",
    "involvement": Rows(({"what": "Strategy meeting", "from": read_date("3 Dec 2013"), "outcome": "s47"},)),
    "last_seen": {"on": read_date("12/12/2013"), "circumstances": "At home,\nwell and talking"},
    "risks_and_strengths": "A strong grandmother.\n\nNo contact with the school; =1+1 <b>& so on</b>.",
    "completed_by": "DI Second Holder",
    "completed_title": "Detective Inspector",
    "completed_on": read_date("6 January 2014"),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A case for which the police were asked, and the slip their form carries."""

    case: CaseFile
    request: InformationRequest
    slip: Slip

    def places(self, answers: Answers | None = None, **others: str) -> dict[str, str]:
        """Every place of the Part Two with its text, and the slip."""
        filled = texts(PART_TWO, ANSWERS if answers is None else answers)
        return {
            **{slot.name: filled.get(slot.name, "") for slot in slots(PART_TWO)},
            SLIP: self.slip.written(),
            **others,
        }


def asked(office: Sitting, agency: str = "Police") -> Asked:
    """A new case, an agency asked for its Part Two, and the form sent to it."""
    known = partners(office)[agency]
    case = information.ask(office, registers.registered(office).id, [known.id], ASKED)
    request = case.requests[0]
    slip = Slip(request.id, "part_two", 1, check_value())
    send(office, slip, case)
    return Asked(case, request, slip)


def send(office: Sitting, slip: Slip, case: CaseFile) -> None:
    """Note that a form with this slip was sent."""
    with office.register.work.drafting(office.now()) as unit:
        sent.add(unit, case_id=case.id, request_id=slip.request, kind="part_two", form_key=slip.form,
                 form_version=slip.version, check_value=slip.check)  # fmt: skip


def as_pdf(places: dict[str, str], *lines: str, flattened: bool = False) -> bytes:
    """The form as a PDF that came back."""
    return pdf_form(places, *lines, flattened=flattened)


def as_word(places: dict[str, str], *more: tuple[str, str]) -> bytes:
    """The form as a Word file that came back, every place a content control beside its heading; more rows below."""
    headings = {slot.name: slot.label for slot in slots(PART_TWO)}
    rows = [[headings.get(name, "Slip"), f"<w:p>{control(name, text)}</w:p>"] for name, text in places.items()]
    return word_file(table([*rows, *more]))


def retyped(rows: Sequence[tuple[str, ...]], *lines: str) -> bytes:
    """A Word file that somebody typed from the paper: headings and answers in a table, without any control."""
    return word_file("".join(map(paragraph, lines)) + table(rows))
