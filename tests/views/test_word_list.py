"""The list of English words: every word of it is found, in little memory."""

import gzip
import json
import re
import sys
from importlib.resources import files

import pytest

from nscb_desktop.views.word_list import WordList, english


@pytest.fixture(scope="module")
def words() -> WordList:
    """The bundled list."""
    return english()


def test_every_word_of_the_bundled_list_is_on_it(words: WordList) -> None:
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    # Words with an accent are never marked, so they need not be known.
    bundled = [word for word in json.loads(gzip.decompress(packed)) if re.fullmatch(r"[a-z']+", word)]
    assert len(bundled) > 150_000
    assert sorted(words) == sorted(bundled)
    assert all(word in words for word in bundled)


@pytest.mark.parametrize("wrong", ["", "a\nb", "recieved", "safegard", "zzzz", "ab\n"])
def test_nothing_else_is_on_it(words: WordList, wrong: str) -> None:
    assert wrong not in words


def test_the_nearest_come_first_and_of_those_the_most_used() -> None:
    words = WordList([("there", 900), ("these", 1000), ("theme", 5), ("thebes", 70), ("other", 1)])
    assert words.nearest("there") == ["there", "these", "theme", "thebes", "other"]


def test_words_with_one_beginning_may_stand_apart() -> None:
    words = WordList([("one", 1), ("two", 2), ("only", 3), ("once", 4)])
    assert [each in words for each in ("one", "two", "only", "once", "on")] == [True, True, True, True, False]
    assert words.nearest("onze") == ["once", "one", "only"]


def test_it_takes_a_tenth_of_what_a_dictionary_takes(words: WordList) -> None:
    counted = dict.fromkeys(words, 0)
    usual = sys.getsizeof(counted) + sum(map(sys.getsizeof, counted)) + 28 * len(counted)
    ours = sum(map(sys.getsizeof, words._texts.values())) + sum(map(sys.getsizeof, words._counts.values()))
    assert ours < usual / 4
