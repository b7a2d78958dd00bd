"""The fonts of printed papers: which face has which letters, loaded when first needed."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nscb_desktop.assets import resource

FILES = {
    "body": "NotoSans-Regular.ttf",
    "strong": "NotoSans-Bold.ttf",
    "italic": "NotoSans-Italic.ttf",
    "arabic": "NotoNaskhArabic-Regular.ttf",
    "bengali": "NotoSansBengali-Regular.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "gujarati": "NotoSansGujarati-Regular.ttf",
    "gurmukhi": "NotoSansGurmukhi-Regular.ttf",
    "tamil": "NotoSansTamil-Regular.ttf",
    "hebrew": "NotoSansHebrew-Regular.ttf",
    "ethiopic": "NotoSansEthiopic-Regular.ttf",
    "symbols": "NotoSansSymbols2-Regular.ttf",
    "chinese": "DroidSansFallbackFull.ttf",
}
SHAPED = frozenset({"arabic", "bengali", "devanagari", "gujarati", "gurmukhi", "tamil", "hebrew"})
RIGHT_TO_LEFT = frozenset({"arabic", "hebrew"})
_SCRIPTS = (
    "arabic",
    "bengali",
    "devanagari",
    "gujarati",
    "gurmukhi",
    "tamil",
    "hebrew",
    "ethiopic",
    "symbols",
    "chinese",
)


@dataclass(frozen=True, eq=False)
class Face:
    """One embedded font and the letters it has."""

    key: str
    name: str
    font: TTFont
    letters: frozenset[int]


@lru_cache(maxsize=len(FILES))
def face(key: str) -> Face:
    """The face with this key, registered with the PDF library on first use."""
    name = f"nscb-{key}"
    font = TTFont(name, str(resource("fonts", FILES[key])), shapable=True)
    pdfmetrics.registerFont(font)
    return Face(key, name, font, frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph))


@lru_cache(maxsize=3)
def plain_letters(key: str) -> frozenset[str]:
    """The letters of a Latin face that need no shaping: everything it has but combining marks."""
    return frozenset(chr(code) for code in face(key).letters if not unicodedata.category(chr(code)).startswith("M"))


@lru_cache(maxsize=16384)
def key_for(character: str, base: str) -> str | None:
    """The face that draws a character, the base one first; None where no font has it."""
    for key in (base, *_SCRIPTS):
        if ord(character) in face(key).letters:
            return key
    return None
