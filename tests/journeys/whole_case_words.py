"""The sample's whole course: its days, the people in office, and what is written at each gate; people and words invented."""

from datetime import date

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.people import Office

RECEIVED = date(2013, 12, 20)
ASKED = date(2013, 12, 23)
RETURNED = date(2013, 12, 31)
NOT_KNOWN = date(2014, 1, 2)
"""The last day of both requests too."""
SCREENED = date(2014, 1, 3)
MET = date(2014, 1, 7)
DISCUSSED = date(2014, 1, 9)
DECIDED = date(2014, 1, 14)
TOLD = date(2014, 1, 15)
CHALLENGED = date(2014, 1, 17)
UPHELD = date(2014, 1, 22)

REFERENCE = "NSCB-2013-001"
CHAIR = "Samuel Sample"
CHAIRS_ACCOUNT, CHAIRS_PASSPHRASE = "samuel", "walnut ferry copper bicycle eleven"
FAX = "fax cover only"
INDEPENDENT = "Dame Ina Invented"
SURGERY = "Green Lane Surgery"
SINCE = "1/4/2013"
PEOPLE = {
    "The Board": ((Office.SUBGROUP_CHAIR, CHAIR), (Office.INDEPENDENT_CHAIR, INDEPENDENT)),
    "Police": ((Office.LEAD_OFFICER, "DI Priya Raghunathan-Smythe"), (Office.MEMBER, "Supt Madeup")),
    SURGERY: ((Office.LEAD_OFFICER, "Practice Manager"),),
    "Education": ((Office.MEMBER, "Ms Example"),),
    "Designated doctor": ((Office.MEMBER, "Dr Pretend"),),
}
"""Who is put into which office, at the Board and at the agencies."""

NOTICES = ("ofsted", "panel", "referrer", "agencies", "board")
LETTER = "decision for ofsted.txt"
SHEETS: dict[str, dict[str, Answer]] = {
    "criteria": {
        "grounds": Reasons({"died": Tick(Reply.NO), "joint_working": Tick(Reply.YES)}),
        "incident": Chosen(("death-injury",)),
        "occurred": "18 Dec 2013 21.10",
        "aware": "18 Dec 2013 22.20",
        "director_told": "18 Dec 2013 22.55",
    },
    "screening": {
        "outcome": "scr",
        "reasons": "Seriously harmed, abuse suspected, and three records of one child that nobody joined.",
        "advice": "The Business Manager agrees: a wrong borough was told, and a second referral had no reply.",
    },
    "recommendation": {
        "review": "scr",
        "views": "All three members spoke. Education asked that the nursery's two referrals be looked at first.",
        "dissent": "None.",
    },
    "discussion": {
        "between": f"{CHAIR} and {INDEPENDENT}, by telephone",
        "said": "The two dates of birth, and whether a learning review would be enough. It would not.",
    },
    "decision": {
        "review": "scr",
        "rationale": "A child was seriously harmed, abuse is suspected, and agencies did not work together.",
    },
    "challenge": {
        "agency": "Police",
        "gate": "decision",
        "concerns": "The joint investigation is not over; a learning review would do.",
        "by": "Supt Madeup",
    },
    "challenge_outcome": {
        "discussed": "With the superintendent, on the 21st.",
        "outcome": "upheld",
        "reasons": "The threshold is met, and the investigation can run beside the review.",
    },
}
"""What is typed at each gate; who made it, the criteria and the number of the challenge stand there already."""
