"""A form as paper, blank or completed, derived from its declaration."""

from dataclasses import dataclass
from datetime import datetime

from nscb_desktop.documents.answer_content import answer_content
from nscb_desktop.documents.blank_content import blank_content
from nscb_desktop.documents.fillable import fillable_content, slip_place
from nscb_desktop.documents.outline import Block, Content, FieldRow, Heading, Note, Outline, Strip, Text
from nscb_desktop.framework.answers import Answer, Answers
from nscb_desktop.framework.asked import NOTHING_HOLDS, questions
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.fields import Circumstance, Field
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local
from nscb_desktop.framework.slips import Slip

OFFICE_USE = "For office use (not part of the adopted form)"
_AUTHORISER = "authoriser"
_ROW_TO_WRITE_IN = 27.0


@dataclass(frozen=True)
class FormPaper:
    """A form to be printed, and everything that stands around its answers."""

    form: Form
    answers: Answers | None
    """None for a blank form to fill in by hand."""
    board: str
    marking: str
    reference: str = ""
    edition: str = ""
    watermark: str = ""
    printed_by: str = ""
    printed_at: datetime | None = None
    return_address: str = ""
    office_use: tuple[tuple[str, str], ...] = ()
    """The seven dates as (label, text)."""
    notes: tuple[str, ...] = ()
    holding: frozenset[Circumstance] = NOTHING_HOLDS
    """What holds of the case of a sheet that is still being typed, and makes it ask more."""
    amended: frozenset[str] = frozenset()
    """Questions whose answers were amended: printed even where they are blank now."""
    authorised: str = ""
    """Said beside the authoriser's name: "authorised 20 Dec 2013 16:40"."""
    to_fill_in: bool = False
    """Whether it is filled in on a screen, begun with its answers."""
    slip: Slip | None = None
    """Which request it answers, where it leaves to be filled in for one."""


def form_outline(paper: FormPaper) -> Outline:
    """The form as blocks: heading, a row for each question, the office's strip, where it is returned to, notes."""
    form = paper.form
    blocks: list[Block] = [Heading(*form.heading)]
    blocks += [_row(field, paper) for field in _printed(paper)]
    if form.adopted:
        if paper.office_use:
            blocks.append(Strip(_strip_title(paper), paper.office_use))
        blocks.append(Note(return_sentence(form, paper.return_address)))
    blocks += [Note(note) for note in paper.notes]
    if paper.slip:
        blocks.append(slip_place(paper.slip))
    known_by = paper.slip.shown(form.name) if paper.slip else f"{form.name} v{form.version}"
    return Outline(
        title=form.title,
        subtitle=(form.part, form.completed_by),
        blocks=tuple(blocks),
        board=paper.board,
        marking=paper.marking,
        reference=paper.reference,
        foot=tuple(part for part in (paper.reference, known_by, paper.edition) if part),
        printed=printed_line(paper.printed_by, paper.printed_at),
        watermark=paper.watermark,
        name=" ".join(part for part in (paper.reference, form.name, paper.watermark.lower()) if part),
    )


def return_sentence(form: Form, address: str) -> str:
    """Where the form goes back to; without an address until the Board has set one."""
    return f"{form.return_sentence} at: {address}" if address.strip() else f"{form.return_sentence}."


def printed_line(by: str, at: datetime | None) -> str:
    """``Printed by J. Okafor, 7 January 2014 10:42``, London time; empty where nobody printed it."""
    if at is None:
        return f"Printed by {by}" if by else ""
    here = local(at)
    return f"Printed {f'by {by}, ' if by else ''}{long_day(here.date())} {here:%H:%M}"


def _strip_title(paper: FormPaper) -> str:
    return f"{OFFICE_USE} · {paper.reference}" if paper.reference else f"{OFFICE_USE} · Reference:"


def _printed(paper: FormPaper) -> list[Field]:
    """Every question of a form to be filled in; of any other those that are asked, answered or amended."""
    if paper.answers is None or paper.to_fill_in:
        return list(paper.form.fields())
    return questions(paper.form, paper.answers, paper.holding, paper.amended)


def _row(field: Field, paper: FormPaper) -> FieldRow:
    if paper.to_fill_in:
        return FieldRow(field.label, fillable_content(field, (paper.answers or {}).get(field.key)), field.guidance)
    if paper.answers is None:
        return FieldRow(field.label, blank_content(field.kind), field.guidance, _ROW_TO_WRITE_IN)
    content = _answered(field, paper.answers.get(field.key), paper.authorised)
    return FieldRow(field.label, content, field.guidance)


def _answered(field: Field, answer: Answer, authorised: str) -> tuple[Content, ...]:
    if field.key == _AUTHORISER and authorised:
        name = in_words(field.kind, answer)
        return (Text(f"{name} · {authorised}" if name else authorised),)
    return answer_content(field.kind, answer)
