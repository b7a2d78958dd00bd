"""Fields on a page of a PDF: where each lies, and what is drawn in it."""

from dataclasses import dataclass

from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.style import PLAIN, Style
from nscb_desktop.framework.form_slots import Option, Slot

BUTTON = 9.0
"""The side of a box to tick."""
_SIZES = tuple(Style(PLAIN, size, size + 2.4) for size in (9.2, 8.0, 7.0, 6.0, 5.0))
SMALL_SIZES = _SIZES[1:]
PAD = 2.5


@dataclass(frozen=True, slots=True)
class Widget:
    """One field, or one button of a field, as wide and high as it is drawn."""

    slot: Slot
    width: float
    height: float
    text: str = ""
    lines: tuple[Line, ...] = ()
    """Its text as drawn; a viewer draws it anew once it is changed."""
    size: float = _SIZES[0].size
    option: Option | None = None
    """Which entry of the list it is a button of."""
    fixed: bool = False


def written(
    slot: Slot,
    text: str,
    setter: Setter,
    width: float,
    *,
    least: float,
    most: float,
    small: bool = False,
    fixed: bool = False,
) -> Widget:
    """A field of text, as high as its text asks between two heights; in smaller type where that is not enough."""
    for style in SMALL_SIZES if small else _SIZES:
        lines = setter.text(text, style, width - 2 * PAD) if text else []
        height = sum(line.height for line in lines) + 2 * PAD
        if height <= most:
            break
    return Widget(slot, width, min(max(height, least), most), text, tuple(lines), style.size, fixed=fixed)
