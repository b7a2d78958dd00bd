"""Blocks of an outline as WordprocessingML, in the measures of the paper."""

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from reportlab.graphics.shapes import Drawing

from nscb_desktop.documents import flow_chart, swim_lanes
from nscb_desktop.documents.layout import CONTINUED
from nscb_desktop.documents.outline import (
    Block,
    Boxes,
    Chart,
    Column,
    Content,
    FieldRow,
    FlowChart,
    Heading,
    InnerTable,
    Note,
    Place,
    PlaceTable,
    Row,
    Strip,
    Text,
    Tick,
    Ticks,
    Weight,
    WritingLines,
)
from nscb_desktop.documents.pages import VALUE_ROOM
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.style import CONTENT_WIDTH, LABEL_WIDTH
from nscb_desktop.documents.tables import shared_widths
from nscb_desktop.documents.text import paragraphs
from nscb_desktop.documents.word_controls import Controls
from nscb_desktop.documents.word_parts import GROUND, HEAD, Cell, TableRow, paragraph, run, table, written
from nscb_desktop.framework.flow import in_words

GAP = '<w:p><w:pPr><w:spacing w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
_RULED = ('<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="A9B1B9"/>'
          '<w:between w:val="single" w:sz="4" w:space="1" w:color="A9B1B9"/></w:pBdr>'
          '<w:spacing w:line="400" w:lineRule="exact"/>')  # fmt: skip
_HANGING = '<w:ind w:left="280" w:hanging="280"/>'
_A_FEW, _LINE, _BESIDE = 3, 12.0, 24.0
_MOST_LINES, _A_FEW_LINES = 8, 6
"""Lines of a table to fill in that stand in one row; and in each of several, where it is longer."""
_TWO = (LABEL_WIDTH, CONTENT_WIDTH - LABEL_WIDTH)


class Writing:
    """Writes the blocks of one document."""

    def __init__(self, picture: Callable[[Drawing, str], str]) -> None:
        """Put drawings where ``picture`` says, each with what it shows in words."""
        self._picture = picture
        self._setter = Setter()
        self._controls = Controls()

    def blocks(self, blocks: Sequence[Block]) -> str:
        """All of them, rows of questions that follow each other in one table."""
        parts: list[str] = []
        rows: list[TableRow] = []
        for block in blocks:
            if isinstance(block, Heading | FieldRow):
                rows += [self._heading(block)] if isinstance(block, Heading) else self._field(block)
                continue
            parts += [table(_TWO, rows)] if rows else []
            rows = []
            parts.append(self._block(block))
        parts += [table(_TWO, rows)] if rows else []
        return GAP.join(parts) + GAP

    def _heading(self, block: Heading) -> TableRow:
        cells = (Cell(written(block.left, Weight.STRONG), _TWO[0], ground=HEAD),
                 Cell(written(block.right, Weight.STRONG), _TWO[1]))  # fmt: skip
        return TableRow(cells, head=True)

    def _field(self, block: FieldRow) -> list[TableRow]:
        """The row of a question, or several, each kept on one page, where there is much to fill in.

        Word cannot say a label again where a row goes on over a page, and some programs keep no rows together.
        """
        label = written(block.label, Weight.STRONG)
        again = label + written(CONTINUED, Weight.SMALL)
        if block.guidance:
            label += written(block.guidance, Weight.SMALL)
        parts = _parts(block.content)
        answers = ["".join(self._block(content, VALUE_ROOM) for content in part) for part in parts]
        height = _height(block) if len(parts) == 1 else 0.0
        return [
            TableRow(
                (Cell(again if at else label, _TWO[0], ground=GROUND), Cell(answer, _TWO[1])),
                height=height,
                whole=len(parts) > 1 or any(isinstance(each, PlaceTable) for each in block.content),
            )
            for at, answer in enumerate(answers)
        ]

    def _block(self, block: Block, room: float = CONTENT_WIDTH) -> str:  # noqa: PLR0912 - one line for each kind
        match block:
            case Text():
                return written(block.words, block.weight)
            case Note():
                return written(block.words, block.weight)
            case Ticks():
                return "".join(_tick(tick) for tick in block.items)
            case WritingLines():
                return _lines(block)
            case InnerTable():
                return self._table(block, room)
            case Place():
                return self._controls.place(block)
            case Boxes():
                return self._controls.boxes(block)
            case PlaceTable():
                filled = tuple(Row(tuple(cell.text for cell in row.cells)) for row in block.rows)
                widths = shared_widths(InnerTable(block.columns, filled), self._setter, room)
                return self._controls.table(block, widths, _head(block.columns, widths))
            case Strip():
                return _strip(block)
            case FlowChart():
                words = in_words(block.standings)
                return self._picture(flow_chart.drawing(block.standings), words)
            case Chart():
                words = "What each agency did and when; the tables give the same in words."
                return "".join(self._picture(each, words) for each in swim_lanes.drawings(block.lanes))
            case Heading() | FieldRow():
                return table(_TWO, [self._heading(block)] if isinstance(block, Heading) else self._field(block))
            case _:
                assert_never(block)

    def _table(self, block: InnerTable, room: float) -> str:
        widths = shared_widths(block, self._setter, room)
        rows = [_head(block.columns, widths)] if any(column.label for column in block.columns) else []
        for row in block.rows:
            filled = [*row.cells, *[""] * len(widths)][: len(widths)]
            cells = tuple(
                Cell(written(words, Weight.STRONG if row.strong and not at else Weight.PLAIN, _CELL), width)
                for at, (words, width) in enumerate(zip(filled, widths, strict=True))
            )
            rows.append(TableRow(cells, height=block.row_height, whole=False))
            rows += [
                TableRow(
                    (Cell(written(words, properties=_CELL), sum(widths), len(widths)),),
                    height=block.row_height,
                    whole=False,
                )
                for words in row.below
            ]
        return table(widths, rows)


def _parts(content: Sequence[Content]) -> list[list[Content]]:
    """What stands in each row of a question: a long table to fill in is parted between its rows, criteria at their headings."""
    parts: list[list[Content]] = [[]]
    filled_in = any(isinstance(each, Place) for each in content)
    for each in content:
        if not isinstance(each, PlaceTable):
            heads = filled_in and isinstance(each, Text) and each.weight is Weight.STRONG
            if heads and any(isinstance(before, Place) for before in parts[-1]):
                parts.append([])
            parts[-1].append(each)
            continue
        first, *rest = _slices(each)
        parts[-1].append(first)
        parts += [[part] for part in rest]
    return parts


def _slices(whole: PlaceTable) -> Iterator[PlaceTable]:
    high = max(1 + len(row.below) for row in whole.rows)
    step = len(whole.rows) if high * len(whole.rows) <= _MOST_LINES else max(1, _A_FEW_LINES // high)
    for at in range(0, len(whole.rows), step):
        yield PlaceTable(whole.columns, whole.rows[at : at + step])


def _height(block: FieldRow) -> float:
    """What a question's row asks for at the least: room to write where narratives are to be filled in."""
    lines = sum(
        place.slot.lines * 2 for place in block.content if isinstance(place, Place) and place.slot.lines > _A_FEW
    )
    return max(block.least_height, lines * _LINE + (_BESIDE if lines and len(block.content) > 1 else 0.0))


_CELL = '<w:pStyle w:val="Cell"/>'


def _head(columns: Sequence[Column], widths: Sequence[float]) -> TableRow:
    cells = (Cell(written(column.label, Weight.STRONG, _CELL), width, ground=GROUND)
             for column, width in zip(columns, widths, strict=True))  # fmt: skip
    return TableRow(tuple(cells), head=True)


def _tick(tick: Tick) -> str:
    first, *more = paragraphs(tick.words)
    inside = run(f"{tick.mark}\t{first}")
    for line in more:
        inside += "<w:r><w:br/></w:r>" + run(line)
    if tick.evidence:
        inside += run(": ")
        inside += "<w:r><w:br/></w:r>".join(run(line, Weight.ASIDE) for line in paragraphs(tick.evidence))
    return paragraph(inside, f'<w:tabs><w:tab w:val="left" w:pos="280"/></w:tabs>{_HANGING}')


def _lines(lines: WritingLines) -> str:
    first = run(f"{lines.label}:", Weight.SMALL) if lines.label else ""
    return "".join(paragraph(first if not at else "", _RULED) for at in range(lines.count))


def _strip(strip: Strip) -> str:
    each = CONTENT_WIDTH / max(len(strip.cells), 1)
    title = TableRow((Cell(written(strip.title, Weight.STRONG, _CELL), CONTENT_WIDTH, len(strip.cells), GROUND),))
    cells = (
        Cell(written(label, Weight.SMALL, _CELL) + written(said, Weight.STRONG, _CELL), each)
        for label, said in strip.cells
    )
    return table((each,) * len(strip.cells), [title, TableRow(tuple(cells))])
