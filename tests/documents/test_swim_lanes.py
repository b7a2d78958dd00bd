"""The swim lanes: drawn once, told apart without colour, in parts that fit a page, the same on screen and paper."""

from datetime import date
from xml.etree import ElementTree

from reportlab.graphics.shapes import Drawing, String

from nscb_desktop.documents.outline import Chart
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.sheets import NOTHING_DATED, SheetHead, chronology_outline
from nscb_desktop.documents.style import BOTTOM, CONTENT_WIDTH, TOP
from nscb_desktop.documents.swim_lanes import HEAD as HEAD_ROOM
from nscb_desktop.documents.swim_lanes import MOST_ROWS, ROW, drawings, svg
from nscb_desktop.framework.answers import Answer, Rows
from nscb_desktop.framework.chronology import Lane, lanes_of
from nscb_desktop.framework.dates import read_date
from tests.documents.papers import page_texts, whole_text

HEAD = SheetHead("Exampleham Safeguarding Children Board", "RESTRICTED", "Printed by J. Okafor", "NSCB-2013-007")
ROWS: tuple[dict[str, Answer], ...] = (
    {"what": "Police protection order", "from": read_date("Dec 2013"), "to": read_date("c. Jan 2014"), "outcome": "lapsed"},
    {"what": "MARAC", "from": read_date("2010"), "to": read_date("2011")},
    {"what": "s.47 investigation", "from": read_date("18 Dec 2013")},
    {"what": "Call <b>", "from": read_date("before the move")},
)  # fmt: skip


def lanes(agency: str = "Police", times: int = 1) -> tuple[Lane, ...]:
    """One agency's lane."""
    return lanes_of([(agency, Rows(ROWS * times, "No orders."), date(2014, 1, 7))])


def words_in(drawing: Drawing) -> list[str]:
    """Every text of a drawing."""
    return [each.text for each in drawing.contents if isinstance(each, String)]


def test_each_bar_carries_its_number_and_the_letter_of_its_kind() -> None:
    (made,) = drawings(lanes())
    shown = words_in(made)
    assert [each for each in shown if each in {"1 O", "2 A", "3 A", "4 S"}] == ["1 O", "2 A", "3 A"]
    assert "Police" in shown


def test_nothing_is_drawn_beyond_the_edge() -> None:
    for width in (CONTENT_WIDTH, 420.0):
        for made in drawings(lanes("Police", 3), width):
            left, bottom, right, top = made.getBounds()
            assert left >= -0.5
            assert bottom >= -0.5
            assert right <= width + 0.5
            assert top <= made.height + 0.5


def test_many_involvements_go_on_in_another_drawing_that_fits_a_page() -> None:
    made = drawings(lanes(times=30))
    assert len(made) == -(-90 // MOST_ROWS)
    assert all(each.height < BOTTOM - TOP for each in made)
    assert "Police (continued)" in words_in(made[1])
    assert len(page_texts(write_pdf(chronology_outline(lanes(times=30), HEAD)))) > 2


def test_a_name_the_face_cannot_draw_is_written_out_and_a_long_one_is_cut() -> None:
    (made,) = drawings(lanes("পুলিশ"))
    assert any(each.startswith("[U+09AA]") for each in words_in(made))
    (made,) = drawings(lanes("The Metropolitan Police Service of an Exampleham Borough with a longer name"))
    assert any(each.endswith("…") for each in words_in(made))


def test_a_long_name_stands_whole_on_two_lines_within_its_row() -> None:
    (made,) = drawings(lanes_of([("Exampleham Designated Doctor", Rows(ROWS[:1]), date(2014, 1, 7))]))
    first, second = (each for each in made.contents if isinstance(each, String) and each.x == 0)
    assert f"{first.text} {second.text}" == "Exampleham Designated Doctor"
    top = made.height - HEAD_ROOM
    assert top - ROW <= second.y - 1.5
    assert second.y + 7.5 <= first.y + 0.5
    assert first.y + 5.5 <= top


def test_the_paper_holds_every_row_with_its_dates_as_written() -> None:
    text = whole_text(write_pdf(chronology_outline(lanes(), HEAD)))
    for words in ("Dec 2013 to c. Jan 2014", "lapsed", "from before the move", "Call <b>", "No orders.", "3 A"):
        assert words in text
    assert "RESTRICTED" in text


def test_nothing_dated_is_said_and_not_drawn() -> None:
    undated = lanes_of([("Police", Rows(({"what": "a call"},)), date(2014, 1, 7))])
    assert drawings(undated) == []
    made = chronology_outline(undated, HEAD)
    assert not any(isinstance(block, Chart) for block in made.blocks)
    assert NOTHING_DATED in whole_text(write_pdf(made))


def test_the_screen_gets_the_same_drawing() -> None:
    (made,) = svg(lanes())
    root = ElementTree.fromstring(made)  # noqa: S314 - our own drawing, just made
    told = "".join(root.itertext())
    for words in words_in(drawings(lanes())[0]):
        assert words in told
