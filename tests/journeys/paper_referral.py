"""The referral the journey types in: the office's own sample of a form filled in by hand, or the invented one without it."""

import re
from collections.abc import Iterator
from pathlib import Path

from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.source_tree import ROOT
from tests.views.typed_referral import REFERRAL

SAMPLE = ROOT.parent / "shared" / "samples" / "part-one-childrens-social-care.txt"
_BORN = re.compile(r"(b\.|d\.o\.b\.|due) ")
_TICKED = {"abuse": "Abuse suspected: yes", "harmed": "Seriously harmed: yes"}
_QUERIED = {"joint_working": "we think so"}


def fields_of(sample: str) -> dict[str, str]:
    """What is written in each box of the paper, line by line, without the box's own printed words."""
    fields = list(PART_ONE.fields())
    starts = [sample.index(f"\n{field.label}") + 1 for field in fields]
    ends = [*starts[1:], len(sample)]
    written = {}
    for field, start, end in zip(fields, starts, ends, strict=True):
        words = sample[start:end].removeprefix(field.label).strip()
        written[field.key] = words.removeprefix(field.guidance).strip()
    return written


def paper_referral(path: Path = SAMPLE) -> Answers:
    """The answers as somebody types them who leaves nothing out and decides nothing."""
    return answers_of(path.read_text(encoding="utf-8")) if path.exists() else REFERRAL


def answers_of(sample: str) -> dict[str, Answer]:
    """The boxes of a sample as answers: every word of each box is in its answer."""
    written = fields_of(sample)
    name, _, role = written["authoriser"].partition(", ")
    return {
        **written,
        "lead_officer": _contact(written["lead_officer"]),
        "authoriser": {"name": name, "role": role},
        "date_of_birth": read_date(written["date_of_birth"]),
        "language": {"spoken": written["language"]},
        "disability": Chosen((), written["disability"]),
        "family": Rows(tuple(_person(line.strip()) for line in written["family"].splitlines())),
        "previous_addresses": Rows((), written["previous_addresses"]),
        "reasons": Reasons(dict(_ticks(written["reasons"])), written["reasons"]),
    }


def _contact(words: str) -> dict[str, Answer]:
    first, *others = words.splitlines()
    name, _, rest = first.partition(", ")
    role, _, ways = rest.partition(". ")
    telephone, email = ways.rsplit(". ", 1)
    other = "\n".join(line.strip() for line in others)
    return {"name": name, "role": role, "telephone": telephone, "email": email, "other": other}


def _person(line: str) -> dict[str, Answer]:
    """A line about one person: name, who they are, a birth date where there is one, and all the rest as it stands."""
    name, *said = line.split(", ")
    row: dict[str, Answer] = {"name": name}
    if said and not _BORN.match(said[0]):
        row["relationship"] = said.pop(0)
    if said and _BORN.match(said[0]):
        row["born"] = read_date(said.pop(0))
    notes = ", ".join(said)
    if "caring at the time" in notes:
        row["caring"] = Reply.YES
    if found := re.search(r"(no )?\bPR\b", notes):
        row["responsibility"] = Reply.NO if found[1] else Reply.YES
    return {**row, "notes": notes} if notes else row


def _ticks(words: str) -> Iterator[tuple[str, Tick]]:
    for key, sign in _TICKED.items():
        if sign in words:
            yield key, Tick(Reply.YES)
    for key, sign in _QUERIED.items():
        if sign in words:
            yield key, Tick(None, sign)
