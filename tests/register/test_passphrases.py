"""Passphrases that are tried first are refused with what to do; those that are suggested are accepted."""

import random
import re

import pytest

from nscb_desktop.assets import resource
from nscb_desktop.register.passphrases import passphrase_problem, suggest_passphrase


@pytest.mark.parametrize(
    "password",
    ["plum tandem zesty kiosk wren", "Tr0ub4dor&3-x9Qw", "the cat sat on the mat", "łódź-świerk-żółw-kość-miód",
     "একটি নদীর ধারে বসে গান", "x9#Lm2$Qv7!Tz4", "quiet otters borrow umbrellas"],
)  # fmt: skip
def test_good_passphrases_are_accepted(password: str) -> None:
    assert passphrase_problem(password, "jane") is None


@pytest.mark.parametrize("password", ["", "short", "one odd ox it", "a b c d e", "thirteenchars"])
def test_short_ones_are_told_how_long(password: str) -> None:
    problem = passphrase_problem(password, "jane")
    assert problem == "Choose at least 5 different words, or at least 14 characters."


@pytest.mark.parametrize(
    "password",
    ["password123456!", "P@ssw0rdP@ssw0rd", "correct horse battery staple", "Correct-Horse-Battery-Staple!", "qwertyuiopasdfgh",
     "Newham Safeguarding 2014", "iloveyou iloveyou", "mary had a little lamb", "Arsenal1886!Arsenal",
     "the quick brown fox jumps over the lazy dog", "Monday January 2014", "ｐａｓｓｗｏｒｄ１２３４５６", "WestHamUnited1895"],
)  # fmt: skip
def test_those_that_people_try_first_are_refused(password: str) -> None:
    problem = passphrase_problem(password, "jane")
    assert problem == "Choose 5 unrelated words instead, for this is among the first that people try."


@pytest.mark.parametrize(
    "password", ["jane.smith.jane.smith", "JaneSmith JaneSmith 1!", "Jane Smith Jane Smith Jane Smith"]
)
def test_the_account_name_is_refused(password: str) -> None:
    assert passphrase_problem(password, "Jane Smith") == "Choose a passphrase that is not made of your account name."


@pytest.mark.parametrize(
    ("password", "words"),
    [("aaaaaaaaaaaaaaaa", "same few characters"), ("20140107 07012014 365", "words rather than numbers"),
     ("!!!!!!!!!!!!!!!!", "same few characters"), ("x" * 5 + "abcdefgh " * 200, "at most 1000")],
)  # fmt: skip
def test_other_weak_ones_are_told_why(password: str, words: str) -> None:
    problem = passphrase_problem(password, "jane")
    assert problem is not None
    assert words in problem


def test_suggestions_are_five_different_words_and_good() -> None:
    chooser = random.Random(2013)
    for _ in range(2000):
        suggested = suggest_passphrase(chooser)
        assert len(set(suggested.split(" "))) == 5
        assert passphrase_problem(suggested, "jane") is None


def test_a_seeded_chooser_repeats_and_the_usual_one_does_not() -> None:
    assert suggest_passphrase(random.Random(7)) == suggest_passphrase(random.Random(7))
    assert suggest_passphrase() != suggest_passphrase()


def test_the_lists_are_long_enough_and_clean() -> None:
    common, words = (
        part.split() for part in resource("words.txt").read_text("utf-8").split("\n[common]\n")[1].split("[words]")
    )
    assert len(common) >= 500
    assert len(words) >= 1800
    for entries in (common, words):
        assert len(set(entries)) == len(entries)
    assert all(re.fullmatch(r"[a-z]{3,9}", word) for word in words)
    assert all(re.fullmatch(r"[a-z0-9]+", word) for word in common)
