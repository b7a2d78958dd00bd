"""An edition: a named set of criteria, timescales and forms, in force from a date; a case keeps the one it began with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nscb_desktop.framework.criteria import Criterion
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.timescales import Timescale

if TYPE_CHECKING:
    # Letters look at case files, and a case file knows its edition.
    from nscb_desktop.framework.letters import Letter


@dataclass(frozen=True)
class Edition:
    """What the Board adopted at one time."""

    key: str
    name: str
    board: str
    in_force_from: date
    criteria: tuple[Criterion, ...]
    timescales: tuple[Timescale, ...]
    forms: tuple[Form, ...]
    sheets: tuple[Form, ...] = ()
    """The office's own sheets, one for each gate of the decision process."""
    earlier_forms: tuple[Form, ...] = ()
    """Released versions that newer ones have taken the place of."""
    letters: tuple[Letter, ...] = ()
    """What the office writes, in the order it is written."""

    def form(self, key: str) -> Form:
        """The edition's version of a form; KeyError where it has none."""
        return next(form for form in self.every_form if form.key == key) if key in self.form_keys else _no_form(key)

    @property
    def form_keys(self) -> frozenset[str]:
        """Keys of the forms the edition has."""
        return frozenset(form.key for form in self.every_form)

    @property
    def every_form(self) -> tuple[Form, ...]:
        """What agencies complete and what the office keeps."""
        return self.forms + self.sheets

    def letter(self, key: str) -> Letter:
        """The edition's wording of a letter; KeyError where it has none."""
        return {letter.key: letter for letter in self.letters}[key]

    @property
    def timescales_by_key(self) -> Mapping[str, Timescale]:
        """Its timescales by key."""
        return {timescale.key: timescale for timescale in self.timescales}


def _no_form(key: str) -> Form:
    raise KeyError(key)
