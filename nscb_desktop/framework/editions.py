"""Every edition the Board has adopted: a new one is one module and one line here."""

from datetime import date

from nscb_desktop.framework import newham_2013
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.form import Form

EDITIONS = (newham_2013.EDITION,)


def edition(key: str) -> Edition:
    """The edition with this key; KeyError where none has it."""
    return {each.key: each for each in EDITIONS}[key]


def edition_on(day: date) -> Edition:
    """The edition in force on a day; the first one for anything earlier."""
    in_force = [each for each in EDITIONS if each.in_force_from <= day]
    return in_force[-1] if in_force else EDITIONS[0]


def form_version(key: str, version: int) -> Form:
    """The released form with this key and version; KeyError where there is none."""
    return {(form.key, form.version): form for each in EDITIONS for form in each.every_form + each.earlier_forms}[
        key, version
    ]
