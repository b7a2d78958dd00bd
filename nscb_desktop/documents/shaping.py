"""Shaping: letters that join, stack or change their order, as HarfBuzz draws them, for the runs that need it."""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from nscb_desktop.documents.style import Face, face

_PRIVATE = 0xE000
"""Glyphs without a character are numbered from here by their place in the font, so that the same text always makes
the same file."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run as ReportLab draws it, left to right on the page, and its width in thousandths.

    Where every glyph stands at its own width, which is drawn quicker, the glyphs are a plain string.
    """

    glyphs: str | ShapedStr
    width: float


@lru_cache(maxsize=64)
def _harfbuzz(name: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face(name).font.face._ttf_data)))


def shaped(name: str, text: str, right_to_left: bool) -> Shaped:
    """One run in one face and one direction, shaped."""
    font, own = _harfbuzz(name), face(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(font, buffer)
    scale = 1000 / own.font.face.unitsPerEm
    letters, data, total = [], [], 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = _code(own, font, info.codepoint, text[info.cluster])
        letters.append(chr(code))
        advance = place.x_advance * scale
        width = own.font.face.charWidths[code]
        data.append(ShapeData(info.cluster, advance, 0, place.x_offset * scale, place.y_offset * scale, width))
        total += advance
    glyphs = "".join(letters)
    moved = any(each.x_offset or each.y_offset or each.x_advance != each.width for each in data)
    return Shaped(ShapedStr(glyphs, shapeData=data) if moved or right_to_left else glyphs, total)


def _code(own: Face, font: uharfbuzz.Font, glyph: int, character: str) -> int:
    """The character code that draws a glyph: its own where it has one, otherwise a private one."""
    metrics = own.font.face
    if metrics.charToGlyph.get(ord(character)) == glyph:
        return ord(character)
    code = _PRIVATE + glyph
    if code not in metrics.charToGlyph:
        metrics.charToGlyph[code] = glyph
        metrics.charWidths[code] = font.get_glyph_h_advance(glyph) * 1000 / metrics.unitsPerEm
    return code
