"""The comparison of the agencies' answers as paper and as a list, as the grid shows it."""

from nscb_desktop.casework import comparing, paper
from nscb_desktop.casework.lists import Listing, counted, fitting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.comparison_sheet import comparison_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.comparison import ComparedRow, Source
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Right

_ANSWER = 34


def comparison_sheet(sitting: Sitting, case: CaseFile) -> Outline:
    """Each question both parts ask, with every source's answer and what is agreed."""
    sitting.person.must(Right.PRINT)
    made = comparing.comparison(sitting, case)
    return comparison_outline(made.sources, made.rows, paper.sheet_head(sitting, str(case.reference)))


def comparison_list(sitting: Sitting, case: CaseFile) -> Listing:
    """The answers side by side: a row for each question, a column for each source, then who contradicts whom and what is agreed."""
    sitting.person.must(Right.PRINT)
    made = comparing.comparison(sitting, case)
    headings = (
        Heading("Question", 30),
        *(Heading(source.name, _ANSWER) for source in made.sources),
        Heading("Contradictions", _ANSWER),
        Heading("Agreed by the Board", _ANSWER),
        Heading("Its source", 24),
        Heading("Why", 30),
    )
    rows = [row for each in made.rows for row in fitting(_cells(each, made.sources))]
    asked = counted(len(made.rows), "question", "questions")
    said = f"{case.reference}: {asked}, {counted(len(made.sources), 'source', 'sources')}, {made.disagreements} not agreed yet"
    return Listing(f"{case.reference} comparison", headings, rows, said, case.id)


def _cells(row: ComparedRow, sources: tuple[Source, ...]) -> list[Cell]:
    against = [
        f"{source.name} ≠ {', '.join(cell.against)}"
        for source, cell in zip(sources, row.cells, strict=True)
        if cell.against
    ]
    agreed = row.agreed
    settled: list[Cell] = (
        [in_words(row.field.kind, agreed.value), agreed.source, agreed.why] if agreed else [None, None, None]
    )
    return [row.field.label.rstrip(":"), *(cell.words for cell in row.cells), "\n".join(against), *settled]
