"""A real register of a few invented cases, for the pages to show."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from nscb_desktop.casework import cases, desk, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Reasons, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.derivation import CHEAP
from tests import registers

PASSWORD = "seven quiet lanterns over Newham"
MANAGER = Person("j.okafor", "J. Okafor", Role.BUSINESS_MANAGER)
HOSTILE = "<b>Łucja</b> <img src='file:///etc/hostname'> & =1+1"

CASES = (
    (date(2013, 9, 17), "CAMHS", "Aisha Example", "March 2002", ("SCR-2",)),
    (date(2013, 10, 9), "Health visiting", "Baby Sample", "2 Feb 2011", ("abuse", "harmed")),
    (date(2013, 10, 30), "Probation", "Callum Pretend", "1996", ("SCR-1",)),
    (date(2013, 11, 18), "Education", "Dev Imaginary", "4 July 2004", ("LR-1", "LR-2")),
    (date(2013, 12, 2), "Metropolitan Police", HOSTILE, "c. May 1997", ("abuse", "died")),
    (date(2013, 12, 12), "Newham University Hospital", "Femi Madeup", "not known", ("abuse", "harmed", "joint_working")),
    (date(2013, 12, 20), "Children's Social Care", "Łucja Wiśniewska-Begum", "c. May 2009", ("abuse", "harmed")),
    (date(2014, 1, 3), "Youth Offending", "Gwen Fictional", "12/11/1998", ("LR-4",)),
)  # fmt: skip


def invented_sitting(folder: Path, now: Callable[[], datetime], practice: bool = False) -> Sitting:
    """A register with eight cases, some of them moved on, and two drafts."""
    sitting, _ = desk.set_up(folder, MANAGER, PASSWORD, now, cost=CHEAP, practice=practice)
    made = [register(sitting, *case) for case in CASES]
    for case, key, on, detail in (
        (0, "requested", date(2013, 9, 18), ""),
        (0, "met", date(2013, 9, 30), ""),
        (0, "decided", date(2013, 10, 7), "scr"),
        (2, "requested", date(2013, 10, 31), ""),
        (2, "met", date(2013, 11, 12), ""),
        (2, "decided", date(2013, 11, 20), "scr"),
        (2, "commissioned", date(2013, 11, 29), ""),
        (6, "requested", date(2013, 12, 23), ""),
    ):
        cases.record_milestone(sitting, made[case].id, key, on, detail)
    registers.closed(sitting, made[0].id, date(2013, 12, 30))
    draft(sitting, date(2014, 1, 6), "Barking & Havering Hospitals", "Hugo Nobody", "2012")
    referrals.start_draft(sitting)
    return sitting


def draft(sitting: Sitting, received: date, agency: str, child: str, born: str, grounds: tuple[str, ...] = ()) -> Draft:
    """A Part One typed in and saved."""
    blank = referrals.start_draft(sitting)
    answers: dict[str, Answer] = {"agency": agency, "child_name": child, "date_of_birth": read_date(born)}
    if grounds:
        answers["reasons"] = Reasons({key: Tick(Reply.YES) for key in grounds}, "Invented for a test.")
    return referrals.save_draft(
        sitting,
        Draft(blank.id, blank.form, at_local(received, 16, 40), answers, {}, blank.version, blank.saved_at, blank.saved_by),
    )  # fmt: skip


def register(
    sitting: Sitting, received: date, agency: str, child: str, born: str, grounds: tuple[str, ...]
) -> CaseFile:
    """A Part One received and registered as it came."""
    typed = draft(sitting, received, agency, child, born, grounds)
    choice = Registration(gaps_reason="as it came", unauthorised_reason="signature awaited", duplicate="different")
    return referrals.register_draft(sitting, typed.id, choice)
