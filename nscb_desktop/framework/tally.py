"""What a criteria sheet's answers amount to, criterion by criterion and in one sentence; it decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nscb_desktop.framework.answers import Answer, Answers, Reasons
from nscb_desktop.framework.criteria import Criterion, Ground, Reply, Standing, standing
from nscb_desktop.framework.fields import Grounds
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.moments import read_moment

NOBODY_DECIDES = "Whether a review is held is for the Independent Chair."


@dataclass(frozen=True, slots=True)
class Limb:
    """One ground of a criterion as it was answered."""

    words: str
    reply: Reply | None
    evidence: str

    @property
    def shown(self) -> str:
        """The limb with its reply and its evidence in one line."""
        said = self.reply.shown if self.reply else "Not answered"
        return f"{self.words.rstrip('.')}: {said}" + (f" ({self.evidence})" if self.evidence else "")


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One criterion: its words and its force, what the answers make of it, and the limbs it rests on."""

    criterion: Criterion
    standing: Standing
    limbs: tuple[Limb, ...]

    @property
    def named(self) -> str:
        """``SCR-B (statutory)``."""
        return f"{self.criterion.key} ({self.criterion.tag.value})"


@dataclass(frozen=True, slots=True)
class Tally:
    """Every criterion's line, and one sentence for the whole."""

    lines: tuple[TallyLine, ...]
    sentence: str

    def standing_at(self, wanted: Standing) -> tuple[TallyLine, ...]:
        """The criteria that stand so."""
        return tuple(line for line in self.lines if line.standing is wanted)


def tally(criteria: Iterable[Criterion], form: Form, answers: Answers) -> Tally:
    """What the answers of a form with grounds amount to; an unanswered limb is never taken as no."""
    grounds, given = _grounds(form, answers)
    words = {ground.key: ground.words for ground in grounds}
    replies = {key: tick.reply for key, tick in given.ticks.items() if tick.reply}
    lines = tuple(
        TallyLine(
            criterion,
            standing(criterion, replies),
            tuple(_limb(key, words.get(key, key), given) for key in criterion.needs),
        )
        for criterion in criteria
    )
    return Tally(lines, _sentence(lines))


def cited(answer: Answer) -> tuple[str, ...]:
    """The grounds that were replied to, whatever the reply."""
    return tuple(key for key, tick in answer.ticks.items() if tick.reply) if isinstance(answer, Reasons) else ()


def _grounds(form: Form, answers: Answers) -> tuple[Sequence[Ground], Reasons]:
    for field in form.fields():
        if isinstance(field.kind, Grounds):
            given = answers.get(field.key)
            return field.kind.grounds, given if isinstance(given, Reasons) else Reasons({})
    raise KeyError(f"{form.key} asks for no criteria")


def _limb(key: str, words: str, given: Reasons) -> Limb:
    tick = given.ticks.get(key)
    return Limb(words, tick.reply if tick else None, tick.evidence if tick else "")


def _sentence(lines: Sequence[TallyLine]) -> str:
    met = [line.named for line in lines if line.standing is Standing.MET]
    waiting = [line.criterion.key for line in lines if line.standing is Standing.OPEN]
    if not any(line.standing is not Standing.UNANSWERED for line in lines):
        return f"No criterion is answered yet. {NOBODY_DECIDES}"
    amounts = f"The answers meet {listed(met)}." if met else "The answers meet no criterion."
    still = f" Not yet known: {listed(waiting)}." if waiting else ""
    return f"{amounts}{still} {NOBODY_DECIDES}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def director_told(answers: Answers) -> str:
    """How long the Director had to wait for word, from the incident and from awareness; empty where it cannot be said."""
    told = _moment(answers.get("director_told"))
    said = [
        f"{_hours((told - since).total_seconds())} after {words}"
        for key, words in (("occurred", "the incident occurred"), ("aware", "the local authority became aware"))
        if told and (since := _moment(answers.get(key))) and since <= told
    ]
    if not said:
        return ""
    return f"The Director was told {listed(said)}; the local authority's own limit is two hours from the incident."


def _moment(answer: Answer) -> datetime | None:
    return read_moment(answer) if isinstance(answer, str) else None


def _hours(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02d} min"
