"""The edition "Newham 2013": the Board's adopted forms, criteria and timescales, word for word."""

from datetime import date

from nscb_desktop.framework import code_lists as codes
from nscb_desktop.framework.criteria import Criterion, Tag
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.fields import Choice, Day, Field, Grounds, Group, Moment, Narrative, Several, Table, YesNo
from nscb_desktop.framework.form import Form, Section
from nscb_desktop.framework.milestones import Owner
from nscb_desktop.framework.newham_2013_grounds import GROUNDS
from nscb_desktop.framework.newham_2013_letters import LETTERS
from nscb_desktop.framework.newham_2013_sheets import SHEETS
from nscb_desktop.framework.timescales import Firmness, Timescale, Unit

_WORDS = {ground.key: ground.words for ground in GROUNDS}
SCR, LEARNING_REVIEW = "Serious Case Review", "Learning Review"


def _own(key: str, tag: Tag, source: str, review: str) -> Criterion:
    return Criterion(key, _WORDS[key], tag, source, (key,), review)


CRITERIA = (
    Criterion("SCR-A", "abuse or neglect is known or suspected and either a child dies", Tag.STATUTORY,
              "LSCB Regulations 2006, reg 5(2)(a)(b)(i)", ("abuse", "died"), SCR),
    Criterion("SCR-B", "abuse or neglect is known or suspected and either a child is seriously harmed and there are concerns "
              "about how organisations or professionals worked together to safeguard the child", Tag.STATUTORY,
              "LSCB Regulations 2006, reg 5(2)(a)(b)(ii)", ("abuse", "harmed", "joint_working"), SCR),
    _own("SCR-1", Tag.LOCAL, "framework section 4", SCR),
    _own("SCR-2", Tag.LOCAL, "framework section 4", SCR),
    _own("SCR-3", Tag.GUIDANCE, "framework section 4", SCR),
    _own("SCR-4", Tag.GUIDANCE, "framework section 4", SCR),
    _own("SCR-5", Tag.LOCAL, "framework section 4", SCR),
    _own("LR-1", Tag.LOCAL, "framework section 4", LEARNING_REVIEW),
    _own("LR-2", Tag.LOCAL, "framework section 4", LEARNING_REVIEW),
    _own("LR-3", Tag.LOCAL, "framework section 4", LEARNING_REVIEW),
    _own("LR-4", Tag.LOCAL, "framework section 4", LEARNING_REVIEW),
)  # fmt: skip

TIMESCALES = (
    Timescale("convene", "Sub-group held", "received", "met", 10, Unit.WORKING_DAYS, "framework section 5"),
    Timescale("decide", "Independent Chair's decision", "met", "decided", 10, Unit.WORKING_DAYS, "framework section 5",
              owner=Owner.INDEPENDENT_CHAIR),
    Timescale("decide-month", "Decision, one month from notification", "received", "decided", 1, Unit.MONTHS,
              "Working Together 2013", owner=Owner.INDEPENDENT_CHAIR),
    Timescale("agency-return", "Part Two returned", "requested", "returned", 5, Unit.WORKING_DAYS, "local setting",
              per_request=True, owner=Owner.AGENCY),
    Timescale("panel-no-scr", "National panel told, no SCR, with reasons", "decided", "panel_told", 14, Unit.DAYS,
              "national panel guidance 2013", only_details=frozenset({"learning-review", "other", "none"}),
              restarts=("changed", "converted")),
    Timescale("notices", "Ofsted and the national panel told", "decided", "told", None, Unit.WORKING_DAYS,
              "framework section 5; a limit is the Board's setting", restarts=("changed", "converted")),
    Timescale("director", "Director told of a serious incident", "occurred", "director_told", 2, Unit.HOURS,
              "framework section 5, local authority", Firmness.INFORMATION, owner=Owner.AGENCY),
    Timescale("review", "Review report complete", "commissioned", "reported", 6, Unit.MONTHS, "Working Together 2013",
              Firmness.ADVISORY),
    Timescale("panel-copy", "Report to the national panel before publication", "publication_set", "panel_copy", -7,
              Unit.DAYS, "Working Together 2013"),
    Timescale("on-website", "Report stays on the website until", "published", "taken_down", 12, Unit.MONTHS,
              "Working Together 2013", Firmness.INFORMATION),
)  # fmt: skip

_CONTACT = Group((
    Field("name", "Name"),
    Field("role", "Role or title"),
    Field("telephone", "Telephone", needed=False),
    Field("email", "E-mail", needed=False),
    Field("other", "Anything else given", Narrative(2), needed=False),
))  # fmt: skip

_FAMILY = Table(
    (
        Field("name", "Name"),
        Field("relationship", "Relationship"),
        Field("born", "Date of birth", Day()),
        Field("caring", "Caring at the time", YesNo()),
        Field("responsibility", "Parental responsibility", YesNo()),
        Field("address", "Address", Narrative(1)),
        Field("notes", "Notes", Narrative(1)),
    ),
    row="person",
)

_ADDRESSES = Table(
    (
        Field("address", "Address", Narrative(1)),
        Field("from", "From", Day()),
        Field("to", "To", Day()),
        Field("notes", "Notes", Narrative(1)),
    ),
    row="address",
)

_INVOLVEMENT = Table(
    (
        Field("what", "Assessment, plan, service or order", Narrative(1)),
        Field("from", "Start", Day()),
        Field("to", "End", Day()),
        Field("outcome", "Outcome", Narrative(1)),
    ),
    row="involvement",
)

_LAST_SEEN = Group((
    Field("on", "Date last seen", Day()),
    Field("circumstances", "Circumstances", Narrative(4)),
))  # fmt: skip

_AGENCY = (
    Field("agency", "Name of Agency:", Choice(codes.AGENCIES)),
    Field("team", "Name of team/lead professional:", guidance="(if applicable)", needed=False),
    Field("lead_officer", "Lead Officer Name & Contact Details:", _CONTACT),
)
_AUTHORISER = Field("authoriser", "Senior Manager or Clinician authorising this referral:",
                    Group((Field("name", "Name"), Field("role", "Role or title"))))  # fmt: skip
_CHILD = (
    Field("child_name", "Full Name of Child/Young Person:"),
    Field("date_of_birth", "Date of birth:", Day()),
    Field("ethnicity", "Ethnicity:", Choice(codes.ETHNICITY)),
    Field("language", "Language spoken:", Group((Field("spoken", "Language", Choice(codes.LANGUAGE)),
                                                 Field("interpreter", "Interpreter needed", YesNo(), needed=False)))),
    Field("religion", "Religion:", Choice(codes.RELIGION)),
    Field("disability", "Disability and/or additional needs:", Several(codes.DISABILITY)),
)  # fmt: skip
_FAMILY_DETAILS = Field(
    "family", "Basic Family Details:", _FAMILY,
    "(including parents/carers, siblings and other key individuals. Highlight who was caring for the young person and "
    "who hold parental responsibility)",
)  # fmt: skip
_HOMES = (
    Field("home_address", "Home Address:", Narrative(3)),
    Field("previous_addresses", "Details of any previous home addresses:", _ADDRESSES),
)
_REASONS = Field(
    "reasons", "Reason(s) for referring this case to the Serious Case Review sub-group:", Grounds(GROUNDS),
    "(with reference to the criteria for Serious Case and Learning Reviews)",
)  # fmt: skip

TITLE = "Notification of a Potential Serious Case Review or Learning Review"
HEADING = ("SCR Group", "Details of Agency Involvement with Child/Young Person")
RETURN_SENTENCE = "This form should be securely returned to the NSCB Business Manager"

PART_ONE = Form(
    "part_one", 1, "Part One", TITLE, "PART ONE", "to be completed by the referring agency", HEADING,
    (
        Section("agency", "Agency", _AGENCY),
        Section("authorisation", "Authorisation", (_AUTHORISER,)),
        Section("child", "Child or young person", _CHILD),
        Section("family", "Family", (_FAMILY_DETAILS,)),
        Section("addresses", "Addresses", _HOMES),
        Section("reasons", "Reasons for referring", (_REASONS,)),
    ),
    RETURN_SENTENCE,
    dated_below=True,
)  # fmt: skip

PART_TWO = Form(
    "part_two", 1, "Part Two", TITLE, "PART TWO",
    "Initial information to be completed by partner agencies in advance of SCR Sub-group meeting", HEADING,
    (
        Section("agency", "Agency", _AGENCY),
        Section("child", "Child or young person", _CHILD),
        Section("family", "Family", (_FAMILY_DETAILS,)),
        Section("addresses", "Addresses", _HOMES),
        Section("involvement", "Involvement", (
            Field("involvement", "Summary of this agency's involvement with the young person and family:", _INVOLVEMENT,
                  "(Include details of any assessments, plans, services and statutory orders with start and end dates of "
                  "agency involvement and outcomes)"),
            Field("last_seen", "Date and circumstances when the child/young person was last seen by your agency:",
                  _LAST_SEEN),
            Field("risks_and_strengths", "Summary of the risks and strengths in relation to the young person and the "
                  "intervention provided by your agency", Narrative(10)),
        )),
        Section("completed", "Completed by", (
            Field("completed_by", "Completed by:"),
            Field("completed_title", "Title:"),
            Field("completed_on", "Date:", Day()),
        )),
    ),
    RETURN_SENTENCE,
)  # fmt: skip

_INCIDENT = (
    Field("incident_on", "Date of the incident:", Day(), needed=False),
    Field("sex", "Sex of the child or young person:", Choice(codes.SEX), needed=False),
    Field("incident_kind", "Kind of incident:", needed=False),
    Field("route", "Route received:", Choice(codes.ROUTE), needed=False),
    Field("notes", "Notes:", Narrative(3), needed=False),
)
_TOLD = (
    Field("occurred", "Serious incident occurred:", Moment(), "(date and time)", needed=False),
    Field("aware", "Local authority became aware:", Moment(), "(date and time)", needed=False),
    Field(
        "director_told",
        "Director of Children and Young People's Services told:",
        Moment(),
        "(date and time)",
        needed=False,
    ),
)


def _office_record(version: int, *sections: Section) -> Form:
    return Form("office_record", version, "Office record", "Office record", "OFFICE RECORD",
                "kept by the NSCB Business Manager", ("Office record", "Not part of the adopted form"), sections,
                adopted=False)  # fmt: skip


OFFICE_RECORD_1 = _office_record(1, Section("incident", "Incident", _INCIDENT))
OFFICE_RECORD = _office_record(
    2,
    Section("incident", "Incident", _INCIDENT),
    Section(
        "two_hours", "Serious incident of the local authority (its own arrangement: it decides nothing here)", _TOLD
    ),
)

EDITION = Edition("newham-2013", "Newham 2013", "Newham Safeguarding Children Board", date(2013, 3, 21), CRITERIA,
                  TIMESCALES, (PART_ONE, PART_TWO, OFFICE_RECORD), SHEETS, (OFFICE_RECORD_1,), LETTERS)  # fmt: skip
