"""What the sheets of practice cases say: invented, and of the kind an office writes."""

from nscb_desktop.casework.practice.partners import INDEPENDENT_CHAIR, SUBGROUP_CHAIR
from nscb_desktop.framework.answers import Answer, Reasons

_BY_CHAIR: Answer = {"name": SUBGROUP_CHAIR, "office": "Chair of the SCR sub-group"}
_BY_INDEPENDENT: Answer = {"name": INDEPENDENT_CHAIR, "office": "Independent Chair"}

MINUTE = (
    "The sub-group considered the agencies' returns. It heard from each member in turn and looked at the criteria limb by "
    "limb.\nIt agreed that the chronology of the last six months is complete but for the school's record."
)
DISCUSSION: dict[str, Answer] = {
    "between": f"{SUBGROUP_CHAIR} and {INDEPENDENT_CHAIR}, by telephone",
    "said": "The recommendation and the grounds relied on; what can be learnt whatever the type of review; publication.",
}
CHALLENGE: dict[str, Answer] = {
    "agency": "Exampleham Police",
    "gate": "decision",
    "concerns": "We do not agree that nothing can be learnt. Two of our officers recorded concerns that were not passed on.",
    "by": "Supt Michael Madeup",
}
CONVERSION: dict[str, Answer] = {
    "review": "scr",
    "reasons": "The post-mortem examination was received and found injuries that were not known at the decision.",
    "made_by": _BY_INDEPENDENT,
}
CLOSING: dict[str, Answer] = {
    "reasons": "The audit is on the work plan of the Performance and Quality Assurance sub-group."
}
REOPENING: dict[str, Answer] = {"reasons": "The coroner has asked for the Board's papers."}


def screening(outcome: str) -> dict[str, Answer]:
    """The sub-group chair's screening."""
    out = outcome == "not-indicated"
    reasons = (
        "The injury has an explanation that two paediatricians accept, and the agencies worked together well."
        if out
        else "A child was seriously harmed and two agencies held information that the others did not have."
    )
    return {"outcome": outcome, "reasons": reasons, "advice": "The Business Manager agrees.", "made_by": _BY_CHAIR}


def recommendation(review: str, cited: Reasons) -> dict[str, Answer]:
    """The sub-group's recommendation."""
    views = "Every member present gave a view. Health asked that the school nurse be heard."
    return {"review": review, "which": _which(review), "criteria": cited, "views": views, "made_by": _BY_CHAIR}


def decision(review: str, cited: Reasons) -> dict[str, Answer]:
    """The Independent Chair's decision."""
    rationale = {
        "scr": "The threshold is met: abuse is suspected, the child was seriously harmed, and agencies did not act together.",
        "learning-review": "The threshold is not met, and there is learning about how information is shared.",
        "other": "What is to be learnt is about recording, and an audit will show it sooner than a review.",
        "none": "The threshold is not met and what could be learnt is in hand already.",
    }[review]
    return {
        "review": review, "which": _which(review), "rationale": rationale, "criteria": cited, "made_by": _BY_INDEPENDENT,
    }  # fmt: skip


def notice(to: str) -> dict[str, Answer]:
    """A notice of a decision or of a screening."""
    who = {"agencies": "All partner agencies", "board": "The Executive Board"}.get(to)
    return {"to": to, "who": who, "how": "Letter by secure e-mail", "said": "The outcome, with its reasons."}


def outcome(what: str, review: str | None) -> dict[str, Answer]:
    """What became of the first challenge."""
    reasons = "The concerns were recorded and acted on by the team that had the case."
    if what == "changed":
        reasons = "The concerns show that there is learning between the police and the health visiting service."
    return {
        "challenge": "1", "discussed": "With the superintendent, in person.", "outcome": what, "review": review,
        "reasons": reasons, "made_by": _BY_INDEPENDENT,
    }  # fmt: skip


def _which(review: str) -> Answer:
    return "A multi-agency audit of eight files" if review == "other" else None
