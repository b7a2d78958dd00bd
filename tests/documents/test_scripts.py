"""Names in every script beside Qt's own rendering of them: the same clusters in the same order, as far as ink can tell."""

from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from nscb_desktop.assets import resource
from nscb_desktop.documents.outline import Outline, Text, Weight
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.style import STYLES
from nscb_desktop.documents.text import Span, paragraphs, runs
from tests.documents.test_text import NAMES

SCALE = 6.0
"""Pixels to a point."""
SIZE = round(STYLES[Weight.PLAIN].size * SCALE)
COLUMNS, ROWS = 40, 6
"""Into how many parts a name is divided to compare its ink: fine enough for letters, too coarse for a hair's breadth."""
ALIKE = 0.85
RIGHT_TO_LEFT = ("محمد عبد الله", "رحیم بیگم", "שרה כהן")


def page_of(words: str) -> Image.Image:
    """A page with these words on it."""
    document = pypdfium2.PdfDocument(write_pdf(Outline("", (Text(words),))))
    bitmap = document[0].render(scale=SCALE, grayscale=True)
    picture = Image.frombytes("L", (bitmap.width, bitmap.height), bytes(bitmap.buffer), "raw", "L", bitmap.stride)
    bitmap.close()
    document.close()
    return picture


@cache
def empty_page() -> Image.Image:
    """The same page without them."""
    return page_of("")


def cut_down(ink: Image.Image) -> Image.Image:
    """The part that is not blank, ink being bright."""
    return ink.crop(ink.point(lambda shade: 255 * (shade > 96)).getbbox())


def on_paper(words: str) -> Image.Image:
    """The ink that these words bring to a page."""
    return cut_down(ImageChops.difference(page_of(words), empty_page()))


@cache
def family_of(face: str) -> str:
    """What Qt calls one of the application's own fonts."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{face}.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def by_qt(words: str) -> Image.Image:
    """The ink of the same words in the same fonts, as Qt draws them."""
    found = [run for line in paragraphs(words) for run in runs((Span(line, STYLES[Weight.PLAIN]),))]
    font = QFont()
    font.setFamilies(list(dict.fromkeys(family_of(run.face) for run in found)))
    # Letters that need no shaping are set one after the other, without kerning.
    font.setKerning(any(run.shaped for run in found))
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    image = QImage(40 * SIZE, 4 * SIZE, QImage.Format.Format_Grayscale8)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(QPointF(SIZE, 2.5 * SIZE), words)
    painter.end()
    size = image.width(), image.height()
    return cut_down(Image.frombytes("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine()))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How far the ink of two pictures rises and falls together: 1 where it is the same, 0 where it has nothing in common."""
    first, second = (list(each.resize((COLUMNS, ROWS), Image.Resampling.BOX).tobytes()) for each in (one, other))
    means = sum(first) / len(first), sum(second) / len(second)
    pairs = [(a - means[0], b - means[1]) for a, b in zip(first, second, strict=True)]
    size = (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5
    return sum(a * b for a, b in pairs) / size if size else 0.0


@pytest.mark.parametrize("name", NAMES)
def test_each_word_of_a_name_looks_as_qt_draws_it(qapp: QApplication, name: str) -> None:
    for word in name.split():
        ours, theirs = on_paper(word), by_qt(word)
        assert ours.width == pytest.approx(theirs.width, rel=0.03, abs=3), word
        assert ours.height == pytest.approx(theirs.height, rel=0.06, abs=3), word
        assert likeness(ours, theirs) > ALIKE, word


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_name_stand_in_qts_order(qapp: QApplication, name: str) -> None:
    turned = " ".join(reversed(name.split()))
    ours = on_paper(name)
    assert ours.width == pytest.approx(by_qt(name).width, rel=0.04)
    if turned != name:
        assert likeness(ours, by_qt(name)) > likeness(ours, by_qt(turned)) + 0.1


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_word_drawn_backwards_would_be_seen(qapp: QApplication, name: str) -> None:
    word = name.split(maxsplit=1)[0]
    assert likeness(on_paper(word[::-1]), by_qt(word)) < ALIKE - 0.15


def test_vowel_signs_in_the_wrong_place_would_be_seen(qapp: QApplication) -> None:
    assert likeness(on_paper("তাহমনাি"), by_qt("তাহমিনা")) < ALIKE
