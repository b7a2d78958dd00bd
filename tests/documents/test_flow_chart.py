"""The flow chart on paper and for the screen: one drawing, its words selectable, nothing outside its boxes."""

from datetime import date

import pytest
from reportlab.graphics.shapes import String
from reportlab.pdfbase.pdfmetrics import stringWidth

from nscb_desktop.documents.flow_chart import PITCH, _place, drawing, svg
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.sheets import SheetHead, flow_outline
from nscb_desktop.framework.flow import BOXES, LABEL, Standing, State, here_in_words, standings
from nscb_desktop.framework.milestones import Recorded, facts_of
from tests.documents.papers import page_texts

HEAD = SheetHead("Exampleham Board", "RESTRICTED", "Printed by J. Specimen, 1 Jul 2014 10:05", "NSCB-2014-007")
CHART = standings(
    facts_of(date(2013, 12, 20), {"met": Recorded(date(2014, 1, 6))}), [], "under challenge since 6 Jan 2014"
)


def test_it_prints_on_one_page_with_selectable_words_and_says_what_it_is() -> None:
    data = write_pdf(flow_outline(CHART, here_in_words(CHART), HEAD))
    (page,) = page_texts(data)
    for words in ("Sub-group convened and held", "6 Jan 2014", "you are here", "under challenge", LABEL, "RESTRICTED"):
        assert words in page
    assert page.index("How the case stands") < page.index("Part One received by the Business Manager")
    assert b"Helvetica" not in data


def test_the_screen_gets_the_same_words_and_a_description() -> None:
    shown = svg(CHART).decode()
    for each in drawing(CHART).contents:
        if isinstance(each, String):
            assert each.text.replace("'", "&#39;") in shown or each.text in shown
    assert "<desc>Reconstructed from section 5" in shown
    assert "clipPath" not in shown


@pytest.mark.parametrize("state", State)
def test_no_words_leave_their_box(state: State) -> None:
    note = "due 20 Jan 2014 and 22 Jan 2014, late by 12 working days"
    for box in BOXES:
        standing = Standing(box, state, note if box.column == 1 else "20 Jan 2014")
        left, bottom, wide, high = _place(standing)
        words = [each for each in drawing((standing,)).contents
                 if isinstance(each, String) and each.textAnchor == "middle"]  # fmt: skip
        assert words
        for each in words:
            half = stringWidth(each.text, each.fontName, each.fontSize) / 2
            assert left <= each.x - half
            assert each.x + half <= left + wide
            # Letters hang a quarter of their size below their line and reach three quarters above it.
            assert bottom + 3 <= each.y - each.fontSize * 0.25
            assert each.y + each.fontSize * 0.75 <= bottom + high - 3
        if box.column == 1:
            assert high <= PITCH - 3, "an arrow needs room"
