"""The kinds of case the framework names, with the grounds a referrer would tick and what became of them."""

from dataclasses import dataclass

from nscb_desktop.framework.criteria import Reply

Y, N, K = Reply.YES, Reply.NO, Reply.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class CaseKind:
    """One kind of case: what happened in a few words, the ages it happens at, its grounds, and likely decisions."""

    what: str
    ages: tuple[int, int]
    ticks: dict[str, Reply]
    evidence: str
    decisions: tuple[str, ...]


KINDS = (
    CaseKind("death, neglect suspected", (0, 6), {"abuse": Y, "died": Y}, "found unresponsive at home; conditions of serious neglect", ("scr",)),
    CaseKind("death, cause not yet known", (0, 3), {"abuse": K, "died": Y}, "post-mortem result awaited", ("scr", "learning-review", "none")),
    CaseKind("serious harm, non-accidental injury", (0, 8), {"abuse": Y, "harmed": Y, "joint_working": Y}, "injuries not consistent with the account given", ("scr",)),
    CaseKind("serious harm, joint working not yet known", (0, 12), {"abuse": Y, "harmed": Y, "joint_working": K}, "life-threatening injury", ("scr", "learning-review")),
    CaseKind("suicide of a young person", (12, 17), {"abuse": N, "died": Y, "SCR-2": Y}, "found by a member of the family", ("scr", "learning-review")),
    CaseKind("death in custody", (15, 17), {"died": Y, "SCR-3": Y}, "on remand in a young offenders institution", ("scr",)),
    CaseKind("death caused by serious youth violence", (13, 17), {"died": Y, "SCR-1": Y}, "stabbed by others of the same age", ("scr", "learning-review")),
    CaseKind("death of a child detained", (12, 17), {"died": Y, "SCR-4": Y}, "detained in hospital at the time", ("scr",)),
    CaseKind("children affected by a domestic homicide", (1, 15), {"abuse": Y, "SCR-5": Y}, "parent killed in the home; the children were present", ("scr", "other")),
    CaseKind("near miss", (0, 16), {"abuse": Y, "harmed": N, "LR-1": Y}, "harm was prevented by chance", ("learning-review",)),
    CaseKind("agencies could work together better", (2, 17), {"LR-2": Y}, "referrals between agencies went unanswered", ("learning-review", "other", "none")),
    CaseKind("policy or practice guidance needed", (4, 17), {"LR-3": Y}, "no agreed procedure covered what was met", ("learning-review", "none")),
    CaseKind("good practice", (0, 17), {"LR-4": Y}, "early, persistent and joined-up work kept the child safe", ("other", "learning-review")),
)  # fmt: skip
