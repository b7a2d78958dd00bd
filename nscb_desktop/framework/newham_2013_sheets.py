"""The office's own sheets of the edition "Newham 2013": one for each gate of the decision process (framework section 5)."""

from nscb_desktop.framework.code_lists import CodeList
from nscb_desktop.framework.fields import (
    Answered,
    Circumstance,
    Field,
    Grounds,
    Group,
    Line,
    Narrative,
    OneOf,
    Several,
    YesNo,
)
from nscb_desktop.framework.form import Form, Section
from nscb_desktop.framework.newham_2013_grounds import GROUNDS

INDICATIONS = CodeList("Screening", (
    ("scr", "A Serious Case Review appears indicated"),
    ("learning-review", "A Learning Review appears indicated"),
    ("not-indicated", "No review appears indicated"),
))  # fmt: skip
REVIEWS = CodeList("Type of review", (
    ("scr", "Serious Case Review"),
    ("learning-review", "Learning Review"),
    ("other", "Another review"),
    ("none", "No review"),
))  # fmt: skip
NOTICE_TO = CodeList("Told", (
    ("ofsted", "Ofsted"),
    ("panel", "The national panel of independent experts"),
    ("referrer", "The referring agency"),
    ("agencies", "The partner agencies"),
    ("board", "The Board"),
))  # fmt: skip
GATES = CodeList("Gate", (
    ("screening", "The screening"),
    ("recommendation", "The sub-group's recommendation"),
    ("decision", "The decision"),
))  # fmt: skip
CHALLENGE_OUTCOMES = CodeList("Outcome of a challenge", (
    ("upheld", "The decision stands"),
    ("changed", "The decision is changed"),
    ("withdrawn", "The agency withdrew its challenge"),
))  # fmt: skip
SERIOUS_INCIDENTS = CodeList("Serious incident (the local authority's own list)", (
    ("death-injury", "Death or serious injury where abuse/neglect is known or suspected"),
    ("murder", "murder, attempted murder or manslaughter"),
    ("rape", "rape"),
    ("torture", "torture"),
    ("kidnapping", "kidnapping"),
    ("false-imprisonment", "false imprisonment"),
    ("firearms", "firearms offences"),
    ("knife", "a knife crime or serious assault that has resulted in hospitalisation"),
))  # fmt: skip
DETAINED_UNDER = CodeList("Detained under", (
    ("mha", "Mental Health Act 1983"),
    ("mca", "Mental Capacity Act 2005, deprivation of liberty"),
    ("not-sure", "not sure"),
))  # fmt: skip

_MADE_BY = Field("made_by", "Made by:", Group((
    Field("name", "Name"),
    Field("office", "Office"),
    Field("acting_for", "Acting for", needed=False),
    Field("acting_why", "Why acting", needed=False),
)))  # fmt: skip
_CITED = Field("criteria", "Criteria cited:", Grounds(GROUNDS), "(each with the evidence relied on)")
_WHICH = Field("which", "Which other review:", Line(), "(for another review)", needed=False,
               only_where=Answered("review", ("other",)))  # fmt: skip
SAME_PERSON = Field(
    "same_person", "Why the same person acted at an earlier gate:", Narrative(2), needed=False,
    only_where=Circumstance.SAME_PERSON,
)  # fmt: skip
"""Different people at different gates, or a recorded reason."""


OFFICE_SHEET = "Kept by the office; not part of an adopted form"
"""What the heading of every sheet says of it."""


def _sheet(key: str, name: str, completed_by: str, *sections: Section) -> Form:
    return Form(key, 1, name, name, name.upper(), completed_by, (name, OFFICE_SHEET), sections, adopted=False)


CRITERIA_SHEET = _sheet("criteria", "Criteria sheet", "kept by the NSCB Business Manager", Section("criteria", "Criteria", (
    Field("grounds", "Criteria for Serious Case and Learning Reviews:", Grounds(GROUNDS), "(limb by limb, with evidence)"),
    Field("detained_under", "Detained under:", OneOf(DETAINED_UNDER), "(where a detained child died)", needed=False,
          only_where=Answered("grounds", ("SCR-4",))),
    Field("homicide_review", "Reference of the Domestic Homicide Review:", Line(), needed=False,
          only_where=Answered("grounds", ("SCR-5",))),
)), Section("local", "Serious incident", (
    Field("incident", "Serious incident as the local authority defines it:", Several(SERIOUS_INCIDENTS),
          "(an agency's internal arrangement: recorded and shown, it decides nothing here)", needed=False),
    Field("occurred", "When the incident occurred:", Line(), "(date and time)", needed=False),
    Field("aware", "When the local authority became aware:", Line(), "(date and time)", needed=False),
    Field("director_told", "When the Director of CYPS was told:", Line(), "(date and time)", needed=False),
)))  # fmt: skip

SCREENING = _sheet("screening", "Screening", "by the Chair of the SCR sub-group", Section("screening", "Screening", (
    Field("outcome", "Whether an SCR or learning review appears to be indicated:", OneOf(INDICATIONS)),
    Field("reasons", "Reasons:", Narrative(6)),
    Field("advice", "Advice of the NSCB Business Manager:", Narrative(4)),
    _MADE_BY,
    SAME_PERSON,
)))  # fmt: skip

RECOMMENDATION = _sheet("recommendation", "Recommendation", "by the SCR sub-group", Section("recommendation", "Recommendation", (
    Field("review", "Type of review recommended:", OneOf(REVIEWS)),
    _WHICH,
    _CITED,
    Field("views", "Views considered:", Narrative(6)),
    Field("dissent", "Dissent:", Narrative(4), "(who, and why; blank where nobody dissented)", needed=False),
    Field("inquorate", "Why the sub-group recommended without a quorum:", Narrative(2), "(where it was not quorate)",
          needed=False, only_where=Circumstance.NO_QUORUM),
    _MADE_BY,
    SAME_PERSON,
)))  # fmt: skip

DISCUSSION = _sheet("discussion", "Discussion with the Independent Chair", "by the SCR Chair", Section("discussion", "Discussion", (
    Field("between", "Between:", Narrative(2)),
    Field("said", "What was discussed:", Narrative(6)),
)))  # fmt: skip

DECISION = _sheet("decision", "Decision", "by the Independent Chair of the NSCB", Section("decision", "Decision", (
    Field("review", "Decision:", OneOf(REVIEWS)),
    _WHICH,
    Field("rationale", "Rationale:", Narrative(8)),
    _CITED,
    _MADE_BY,
    SAME_PERSON,
)))  # fmt: skip

NOTICE = _sheet("notice", "Notice of the decision", "by the NSCB Business Manager", Section("notice", "Notice", (
    Field("to", "Told:", OneOf(NOTICE_TO)),
    Field("who", "To whom, in name:", Line(), needed=False),
    Field("how", "How:", Line()),
    Field("said", "What was said, with reasons:", Narrative(4), needed=False),
    Field("copy", "Copy filed as:", Line(), needed=False),
)))  # fmt: skip

CHALLENGE = _sheet("challenge", "Challenge", "in writing, by an agency", Section("challenge", "Challenge", (
    Field("agency", "Agency:", Line()),
    Field("gate", "What is challenged:", OneOf(GATES)),
    Field("concerns", "The agency's concerns, as written:", Narrative(6)),
    Field("by", "Written by:", Line(), needed=False),
)))  # fmt: skip

CHALLENGE_OUTCOME = _sheet(
    "challenge_outcome", "Outcome of a challenge", "by the Independent Chair of the NSCB, whose decision is final",
    Section("outcome", "Outcome", (
        Field("challenge", "Challenge:", Line(), "(its number)"),
        Field("discussed", "Discussed with the agency:", Narrative(4)),
        Field("outcome", "Outcome:", OneOf(CHALLENGE_OUTCOMES)),
        Field("review", "Decision as changed:", OneOf(REVIEWS), "(where the decision is changed)", needed=False,
              only_where=Answered("outcome", ("changed",))),
        _WHICH,
        Field("reasons", "Reasons:", Narrative(6)),
        _MADE_BY,
        SAME_PERSON,
    )),
)  # fmt: skip

CONVERSION = _sheet("conversion", "Conversion to another review type", "by the Independent Chair of the NSCB",
                    Section("conversion", "Conversion", (
    Field("review", "Converted to:", OneOf(REVIEWS)),
    _WHICH,
    Field("reasons", "Reasons:", Narrative(4)),
    _MADE_BY,
    SAME_PERSON,
)))  # fmt: skip

CLOSING = _sheet("closing", "Closure", "by the NSCB Business Manager", Section("closing", "Closure", (
    Field("reasons", "Reasons:", Narrative(4)),
    Field("open", "Still open when it was closed:", Narrative(4), needed=False),
    Field("all_told", "Everybody was told who should be:", YesNo(), needed=False),
)))  # fmt: skip

REOPENING = _sheet("reopening", "Reopening", "by the NSCB Business Manager", Section("reopening", "Reopening", (
    Field("reasons", "Reasons:", Narrative(4)),
)))  # fmt: skip

SHEETS = (
    CRITERIA_SHEET,
    SCREENING,
    RECOMMENDATION,
    DISCUSSION,
    DECISION,
    NOTICE,
    CHALLENGE,
    CHALLENGE_OUTCOME,
    CONVERSION,
    CLOSING,
    REOPENING,
)
