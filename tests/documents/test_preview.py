"""Pages as pictures, from memory."""

import numpy
import pytest

from nscb_desktop.documents.preview import PdfPages
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.documents.papers import filled, printed


def pixels(pages: PdfPages, page: int, scale: float) -> numpy.ndarray:
    width, height, data, stride = pages.picture(page, scale)
    assert len(data) == stride * height
    return numpy.frombuffer(data, dtype=numpy.uint8).reshape(height, stride)[:, : width * 4].reshape(height, width, 4)


def test_a_page_has_its_size_and_its_picture() -> None:
    pages = PdfPages(printed(PART_ONE, filled(PART_ONE)[0]))
    assert pages.count >= 2
    assert [round(side) for side in pages.size(0)] == [595, 842]
    picture = pixels(pages, 0, 0.5)
    assert picture.shape[:2] == (421, 298)
    assert picture[:, :, :3].max() == 255
    assert picture[:, :, :3].min() < 80
    pages.close()


def test_the_watermark_is_seen_on_every_page() -> None:
    plain, marked = PdfPages(printed(PART_ONE, {})), PdfPages(printed(PART_ONE, {}, watermark="DRAFT"))
    for page in range(marked.count):
        differs = (pixels(plain, page, 1.0) != pixels(marked, page, 1.0)).any(axis=2)
        assert differs[200:650, 250:500].mean() > 0.05
    plain.close()
    marked.close()


def test_what_is_no_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(OfficeError, match="not a PDF"):
        PdfPages(b"not a PDF")
