"""The only code that knows where the resources lie: icons, fonts, word lists, templates and the guide."""

from pathlib import Path

from nscb_desktop.framework.errors import OfficeError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")
"""Inside the package once it is installed, beside the package in a checkout; the first that has the file is used."""


def resource(*parts: str) -> Path:
    """The path of a resource that exists, as ``resource("fonts", "NotoSans-Regular.ttf")``."""
    for place in _PLACES:
        if (found := place.joinpath(*parts)).exists():
            return found
    raise OfficeError(f"A part of the program is missing ({'/'.join(parts)}): install the program again.")
