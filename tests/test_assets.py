"""Resources are found, and a missing one is said in a sentence."""

import pytest

from nscb_desktop.assets import resource
from nscb_desktop.framework.errors import OfficeError


def test_a_bundled_file_is_found() -> None:
    assert resource("words.txt").is_file()


def test_a_missing_file_is_named_with_what_to_do() -> None:
    with pytest.raises(OfficeError, match=r"fonts/Nowhere\.ttf.*install the program again"):
        resource("fonts", "Nowhere.ttf")
