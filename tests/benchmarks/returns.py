"""A return read: its whole way through the process that reads it, beside the same process reading a line of text."""

from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.reading.limited import read_file
from nscb_desktop.documents.word import write_word
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.slips import Slip
from tests.benchmarks.measuring import Figure, beside, in_turn
from tests.documents.papers import paper
from tests.sent_forms import ANSWERS

_MOST_MS = 1_000


def figures() -> list[Figure]:
    """Reading a returned PDF and a returned Word form, the process included."""
    outline = form_outline(paper(PART_TWO, ANSWERS, to_fill_in=True, slip=Slip(12, "part_two", 1, "7F3K92QX")))
    files = {"PDF": write_pdf(outline), "Word form": write_word(outline)}
    return [_figure(name, data) for name, data in files.items()]


def _figure(name: str, data: bytes) -> Figure:
    def ours() -> object:
        return read_file(data)

    def floor() -> object:
        return read_file(b"a line of text")

    return beside(f"a returned {name} read, process included", *in_turn(ours, floor, 5), at_most=_MOST_MS)
