"""The guide on the screen: a small part of Markdown read by hand, so that nothing in it can be more than words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from nscb_desktop.assets import resource
from nscb_desktop.views import theme

GAP = 6.0
_BIGGER = {1: 1.5, 2: 1.15}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows."""

    words: str
    level: int


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or one point of a list."""

    words: str
    point: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row names the columns."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Words | Grid


def guide_chapters() -> list[Path]:
    """The chapters of the guide, in order."""
    return sorted(resource("guide").glob("*.md"))


def read_blocks(text: str) -> Iterator[Block]:
    """What a chapter consists of: headings, paragraphs, points and tables; everything else is words."""
    rows: list[tuple[str, ...]] = []
    for line in [*(part.strip() for part in text.split("\n")), ""]:
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not all(set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        if line.startswith("#"):
            yield Heading(line.lstrip("# "), 1 if line.startswith("# ") else 2)
        elif line:
            yield Words(line.removeprefix("- "), point=line.startswith("- "))


def chapter_title(text: str) -> str:
    """The first heading of a chapter."""
    return next((block.words for block in read_blocks(text) if isinstance(block, Heading)), "")


def write_chapter(document: QTextDocument, text: str) -> None:
    """Set a chapter into a document, in the colours in use."""
    document.clear()
    cursor = QTextCursor(document)
    for number, block in enumerate(read_blocks(text)):
        match block:
            case Heading():
                _begin(cursor, number, 2 * GAP if number else 0)
                cursor.insertText(block.words, _letters(document, _BIGGER[block.level], bold=True))
            case Words(point=True):
                _begin(cursor, number, GAP)
                points = QTextListFormat()
                points.setStyle(QTextListFormat.Style.ListDisc)
                cursor.createList(points)
                cursor.insertText(block.words, _letters(document))
            case Words():
                _begin(cursor, number, GAP)
                cursor.insertText(block.words, _letters(document))
            case Grid():
                _write_grid(cursor, document, block)


def _begin(cursor: QTextCursor, number: int, above: float) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if number:
        cursor.insertBlock(shape, QTextCharFormat())
    else:
        cursor.setBlockFormat(shape)


def _letters(
    document: QTextDocument, bigger: float = 1.0, *, bold: bool = False, muted: bool = False
) -> QTextCharFormat:
    letters = QTextCharFormat()
    font = QFont(document.defaultFont())
    letters.setFontPointSize(font.pointSizeF() * bigger)
    letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    tokens = theme.in_use()
    letters.setForeground(QColor(tokens.muted if muted else tokens.ink))
    return letters


def _write_grid(cursor: QTextCursor, document: QTextDocument, grid: Grid) -> None:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(QBrush(QColor(theme.in_use().line)))
    shape.setCellPadding(5)
    shape.setTopMargin(2 * GAP)
    shape.setHeaderRowCount(1)
    columns = max(len(row) for row in grid.rows)
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * columns)
    table = cursor.insertTable(len(grid.rows), columns, shape)
    for number, row in enumerate(grid.rows):
        for column, words in enumerate(row):
            letters = _letters(document, bold=column == 0 or number == 0, muted=number == 0)
            table.cellAt(number, column).firstCursorPosition().insertText(words, letters)
    cursor.movePosition(QTextCursor.MoveOperation.End)
