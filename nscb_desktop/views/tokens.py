"""The colours of the application by the part they play: light, dark and high contrast, each checked for contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The clocks bring the bank holidays along, and the sign-in window is on screen before those are imported.
    from nscb_desktop.framework.timescales import Rag


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours; every pair that carries text is listed by ``pairs``."""

    name: str
    ink: str
    muted: str
    page: str
    surface: str
    line: str
    field_line: str
    rail: str
    rail_ink: str
    rail_chosen: str
    rail_chosen_ink: str
    rail_count: str
    band: str
    band_ink: str
    accent: str
    on_accent: str
    link: str
    soft: str
    focus: str
    focus_edge: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    blue: str
    blue_soft: str
    closed_day: str

    @property
    def dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return luminance(self.ink) > luminance(self.surface)

    def rag(self, rag: Rag) -> tuple[str, str]:
        """Ink and ground of a red, amber, green or blue badge."""
        return self.by_letter[rag.value]

    @property
    def by_letter(self) -> dict[str, tuple[str, str]]:
        """Ink and ground of each badge by its letter."""
        return {
            "R": (self.red, self.red_soft),
            "A": (self.amber, self.amber_soft),
            "G": (self.green, self.green_soft),
            "B": (self.blue, self.blue_soft),
        }

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Every text colour with the ground it stands on, by what it is."""
        return {
            "text on the page": (self.ink, self.page),
            "text on a card": (self.ink, self.surface),
            "text on the chosen row": (self.ink, self.soft),
            "text on a closed day": (self.ink, self.closed_day),
            "secondary text on the page": (self.muted, self.page),
            "secondary text on a card": (self.muted, self.surface),
            "secondary text on the chosen row": (self.muted, self.soft),
            "secondary text on a closed day": (self.muted, self.closed_day),
            "link on the page": (self.link, self.page),
            "link on a card": (self.link, self.surface),
            "link on the chosen row": (self.link, self.soft),
            "primary button": (self.on_accent, self.accent),
            "rail": (self.rail_ink, self.rail),
            "rail, chosen": (self.rail_chosen_ink, self.rail_chosen),
            "rail, count": (self.rail_ink, self.rail_count),
            "marking band": (self.band_ink, self.band),
            "problem on a card": (self.red, self.surface),
            "problem on the page": (self.red, self.page),
        } | {f"badge {letter}": pair for letter, pair in self.by_letter.items()}


LIGHT = Tokens(
    name="light", ink="#16202b", muted="#5b6875", page="#f4f6f8", surface="#ffffff", line="#d9dfe5", field_line="#7d8a96",
    rail="#123243", rail_ink="#dbe7ed", rail_chosen="#ffffff", rail_chosen_ink="#0b5c7a", rail_count="#1f4d63",
    band="#16202b", band_ink="#ffffff", accent="#0b5c7a", on_accent="#ffffff", link="#0b5c7a", soft="#e3f0f5",
    focus="#ffdd00", focus_edge="#16202b", red="#a1221a", red_soft="#fbe9e7", amber="#7a4f00", amber_soft="#fff3d6",
    green="#1b6e3c", green_soft="#e4f4ea", blue="#1d4f91", blue_soft="#e6eefb", closed_day="#eef1f4",
)  # fmt: skip

DARK = Tokens(
    name="dark", ink="#e8eef3", muted="#a7b4c0", page="#12181e", surface="#1b232b", line="#333f4a", field_line="#71808e",
    rail="#0c1f2a", rail_ink="#dbe7ed", rail_chosen="#e3f0f5", rail_chosen_ink="#0b4a62", rail_count="#1f4d63",
    band="#05090d", band_ink="#ffffff", accent="#8fd3ec", on_accent="#0b2430", link="#8fd3ec", soft="#1d3a48",
    focus="#ffdd00", focus_edge="#e8eef3", red="#ffb3ab", red_soft="#4a1a16", amber="#ffd98a", amber_soft="#43300a",
    green="#a5e3bd", green_soft="#153a24", blue="#b5d0ff", blue_soft="#1c3157", closed_day="#242d36",
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast", ink="#ffffff", muted="#ffffff", page="#000000", surface="#000000", line="#ffffff", field_line="#ffffff",
    rail="#000000", rail_ink="#ffffff", rail_chosen="#ffff00", rail_chosen_ink="#000000", rail_count="#333333",
    band="#000000", band_ink="#ffffff", accent="#ffff00", on_accent="#000000", link="#66e0ff", soft="#002b66",
    focus="#ffff00", focus_edge="#ffffff", red="#ffb8b0", red_soft="#000000", amber="#ffe066", amber_soft="#000000",
    green="#8dffb5", green_soft="#000000", blue="#a8ccff", blue_soft="#000000", closed_day="#262626",
)  # fmt: skip

PRACTICE = "#5b3a86"
"""Band and rail of a practice register, in every theme: never mistaken for the live one."""
PRACTICE_WORDS = "PRACTICE REGISTER, INVENTED CASES"

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` by the WCAG formula."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21; text needs 4.5, a boundary 3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
