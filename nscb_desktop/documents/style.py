"""What paper looks like: the faces, loaded when first needed, the sizes, the colours and the measures of the page."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nscb_desktop.assets import resource
from nscb_desktop.documents.outline import Weight

PLAIN, BOLD, ITALIC = "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"
SYMBOLS, SIGNS, IDEOGRAPHS = "NotoSansSymbols2-Regular", "NotoSansMath-Regular", "DroidSansFallbackFull"
JOINERS = frozenset("\u200c\u200d")

SCRIPTS = (
    (0x0590, 0x05FF, "NotoSansHebrew-Regular"),
    (0x0600, 0x06FF, "NotoNaskhArabic-Regular"),
    (0x0750, 0x077F, "NotoNaskhArabic-Regular"),
    (0x08A0, 0x08FF, "NotoNaskhArabic-Regular"),
    (0x0900, 0x097F, "NotoSansDevanagari-Regular"),
    (0x0980, 0x09FF, "NotoSansBengali-Regular"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular"),
    (0x0A80, 0x0AFF, "NotoSansGujarati-Regular"),
    (0x0B80, 0x0BFF, "NotoSansTamil-Regular"),
    (0x0C00, 0x0C7F, "NotoSansTelugu-Regular"),
    (0x0D00, 0x0D7F, "NotoSansMalayalam-Regular"),
    (0x0D80, 0x0DFF, "NotoSansSinhala-Regular"),
    (0x0E00, 0x0E7F, "NotoSansThai-Regular"),
    (0x1200, 0x139F, "NotoSansEthiopic-Regular"),
    (0x1CD0, 0x1CFF, "NotoSansDevanagari-Regular"),
    (0x2D80, 0x2DDF, "NotoSansEthiopic-Regular"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari-Regular"),
    (0xAB00, 0xAB2F, "NotoSansEthiopic-Regular"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew-Regular"),
    (0xFB50, 0xFDFF, "NotoNaskhArabic-Regular"),
    (0xFE70, 0xFEFE, "NotoNaskhArabic-Regular"),
)
"""First and last character of each script that has a face of its own."""


class Face:
    """A font file with what the setter asks of it: which characters it has, and how wide each is in thousandths."""

    def __init__(self, name: str) -> None:
        """Load the font and let ReportLab know it."""
        self.name = name
        self.font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
        pdfmetrics.registerFont(self.font)
        # Taken now, because shaping adds glyphs without a character to ReportLab's map.
        self.covers = frozenset(map(chr, self.font.face.charToGlyph))
        self.widths = _Widths(self.font)

    @property
    def upright(self) -> frozenset[str]:
        """The characters that can be set one after the other, with no shaping."""
        return _upright(self.name)


class _Widths(dict[str, float]):
    """Width of each character in thousandths, looked up once."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._widths, self._default = font.face.charWidths, font.face.defaultWidth

    def __missing__(self, character: str) -> float:
        width = float(self._widths.get(ord(character), self._default))
        self[character] = width
        return width


@lru_cache(maxsize=64)
def face(name: str) -> Face:
    """The face with this name, loaded on the first call."""
    return Face(name)


@lru_cache(maxsize=64)
def _upright(name: str) -> frozenset[str]:
    return frozenset(c for c in face(name).covers if c <= "\uffff" and not combining(c))


def combining(character: str) -> bool:
    """Whether the character is drawn on, or joins, its neighbour."""
    return character in JOINERS or unicodedata.category(character) in {"Mn", "Mc", "Me"}


@lru_cache(maxsize=8192)
def face_name(character: str, wanted: str) -> str | None:
    """The face to set a character in: the wanted one where it has the character; None where no face has it."""
    if character in face(wanted).covers:
        return wanted
    code = ord(character)
    own = [name for first, last, name in SCRIPTS if first <= code <= last]
    rest = [SYMBOLS, SIGNS, IDEOGRAPHS] if code >= 0x2000 else []
    return next((name for name in (*own, PLAIN, *rest) if character in face(name).covers), None)


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size, with the distance from one line to the next and the darkness of its ink."""

    face: str
    size: float
    leading: float
    ink: str = "#000000"


STYLES = MappingProxyType(
    {
        Weight.PLAIN: Style(PLAIN, 9.2, 13.2),
        Weight.STRONG: Style(BOLD, 9.2, 13.2),
        Weight.ASIDE: Style(ITALIC, 9.2, 13.2),
        Weight.SMALL: Style(PLAIN, 8.0, 11.0, "#2b333b"),
        Weight.FIGURE: Style(BOLD, 12.0, 19.0),
    }
)
CELL, CELL_STRONG = Style(PLAIN, 8.0, 10.8), Style(BOLD, 8.0, 10.8)
TITLE, SUBTITLE, SUBTITLE_STRONG = Style(BOLD, 11.0, 14.0), Style(PLAIN, 9.2, 13.0), Style(BOLD, 9.2, 13.0)
REFERENCE, FOOT, MARKING = Style(BOLD, 10.6, 14.0), Style(PLAIN, 7.5, 10.0, "#2b333b"), Style(BOLD, 9.2, 12.0)

LABEL_GROUND, HEAD_GROUND = HexColor("#ecf0f3"), HexColor("#dfe4ea")
LINE, FAINT, WATERMARK = HexColor("#3f474f"), HexColor("#a9b1b9"), HexColor("#e1e5e9")

PAGE_WIDTH, PAGE_HEIGHT = 595.2756, 841.8898
MARGIN = 39.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
LABEL_WIDTH = 180.0
PAD_X, PAD_Y = 6.5, 4.2
CELL_PAD_X, CELL_PAD_Y = 4.5, 3.0
TOP, BOTTOM = 46.0, 782.0
"""Where content may begin and must end, measured down from the top of the page."""
