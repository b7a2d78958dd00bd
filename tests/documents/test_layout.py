"""Where a question's parts stand on the page: the answer begins beside the label's first line."""

import pytest

from nscb_desktop.documents.layout import field_row
from nscb_desktop.documents.outline import Column, FieldRow, InnerTable, Outline, Row, Text, Weight
from nscb_desktop.documents.pages import Pages
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.slices import LabelSlice
from nscb_desktop.documents.style import TOP
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from tests.documents.papers import page_texts

LABELS = sorted({field.label for form in (PART_ONE, PART_TWO) for field in form.fields()})


@pytest.mark.parametrize("label", [*LABELS, "a label over very many lines " * 8])
def test_an_answer_begins_beside_the_first_line_of_its_label(label: str) -> None:
    pages = Pages(TOP)
    pages.row(field_row(FieldRow(label, (Text("An answer."),), guidance="with guidance"), Setter()))
    (_, label_x, label_top), *_ = pages.pages[0].slices
    answer_x = max(x for _, x, _ in pages.pages[0].slices)
    (answer_top,) = (top for _, x, top in pages.pages[0].slices if x == answer_x)
    assert answer_x > label_x
    assert answer_top == label_top


def test_a_label_over_several_lines_is_read_as_one() -> None:
    label, *_ = field_row(FieldRow("Lead Officer Name & Contact Details:", (Text("An answer."),)), Setter()).label
    assert isinstance(label, LabelSlice)
    assert len(label.lines) == 2
    assert label.reads == "Lead Officer Name & Contact Details:"
    assert label.height == sum(line.height for line in label.lines)


def test_the_heading_of_a_table_is_never_the_last_on_a_page() -> None:
    for lines in range(40, 62):
        rows = InnerTable((Column("No."), Column("What")), (Row(("1", "a visit")),))
        words = Text("\n".join(["line"] * lines))
        pages = page_texts(write_pdf(Outline("Timeline", (words, Text("Housing", Weight.STRONG), rows))))
        assert sum("Housing" in page and "a visit" in page for page in pages) == 1, lines
