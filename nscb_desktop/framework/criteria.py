"""The criteria for Serious Case and Learning Reviews, in the framework's words, and what answers to them amount to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Reply(Enum):
    """An answer to a yes-or-no question; a question left alone has no reply at all."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"

    @property
    def shown(self) -> str:
        """The reply with a capital, as screens and paper show it."""
        return self.value.capitalize()


class Tag(Enum):
    """Where a criterion's force comes from."""

    STATUTORY = "statutory"
    GUIDANCE = "statutory guidance"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a referrer can say yes, no or not yet known to, with evidence: a limb of the test or a circumstance."""

    key: str
    words: str
    group: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as adopted: its words, its force, and the grounds that must all be met."""

    key: str
    words: str
    tag: Tag
    source: str
    needs: tuple[str, ...]
    review: str


class Standing(Enum):
    """What the replies to a criterion's grounds amount to; nobody's decision."""

    MET = "met"
    NOT_MET = "not met"
    OPEN = "not yet known"
    UNANSWERED = "not answered"


def standing(criterion: Criterion, replies: Mapping[str, Reply]) -> Standing:
    """What the replies amount to for one criterion: one "no" settles it, all "yes" meet it, the rest is open."""
    given = [replies.get(key) for key in criterion.needs]
    if Reply.NO in given:
        return Standing.NOT_MET
    if all(reply is Reply.YES for reply in given):
        return Standing.MET
    if all(reply is None for reply in given):
        return Standing.UNANSWERED
    return Standing.OPEN
