"""Invented partner agencies with their people in post, for tests of requests and returns."""

from datetime import date

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.register import agencies

CHANGE = date(2013, 12, 31)
"""The last day of the police's first lead officer and member."""


def partners(sitting: Sitting) -> dict[str, Agency]:
    """Police, Green Lane Surgery and Housing, with a change of people at the police at the end of 2013."""
    people = {
        "Police": (
            Holder(0, None, Office.LEAD_OFFICER, "DI Priya Raghunathan-Smythe", "CAIT", "020 7946 0188", until=CHANGE),
            Holder(0, None, Office.LEAD_OFFICER, "DI Second Holder", since=date(2014, 1, 1)),
            Holder(0, None, Office.MEMBER, "Supt First Member", until=CHANGE),
            Holder(0, None, Office.MEMBER, "Supt Next Member", since=date(2014, 1, 1)),
            Holder(0, None, Office.ESCALATION, "Cdr Ladder", "Borough commander"),
        ),
        "Green Lane Surgery": (Holder(0, None, Office.LEAD_OFFICER, "Practice Manager"),),
        "Housing": (Holder(0, None, Office.DEPUTY, "H. Deputy"),),
    }
    with sitting.register.work.drafting(sitting.now()) as unit:
        for name, holders in people.items():
            agency = agencies.add(unit, name)
            for each in holders:
                agencies.add_holder(
                    unit,
                    Holder(0, agency.id, each.office, each.name, each.role, each.telephone, "", each.since, each.until),
                )
    with sitting.reading() as unit:
        return {each.name: each for each in agencies.every(unit)}
