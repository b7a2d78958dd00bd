"""Commands as somebody writes them: a place is read wherever it stands among the options."""

import argparse
from itertools import permutations
from pathlib import Path

import pytest

from nscb_desktop import app, cli
from nscb_desktop import cli_acts as acts

Read = list[argparse.Namespace]
DIR = Path("DIR")
LINES = {
    "form part-two --fillable --case REF --agency NAME DIR -o FILE": "form",
    "form part-two --word --case REF --agency NAME DIR -o FILE": "form",
    "return DIR FILE --accept": "take_return",
    "pack DIR --meeting ID -o DIR2 --encrypt": "pack",
    "export DIR --what register -o PATH": "export",
    "export DIR --what diary -o PATH": "export",
    "export DIR --what everything -o PATH": "export",
}
"""The command line as it was promised, and the act each line is for."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """What each act was given, which does nothing else."""
    given: Read = []

    def note(chosen: argparse.Namespace) -> int:
        given.append(chosen)
        return 0

    monkeypatch.setattr(app, "harden", list)
    for name in set(LINES.values()):
        monkeypatch.setattr(acts, name, note)
    return given


def pieces(line: str) -> tuple[list[str], list[list[str]]]:
    """A line as its command and places, in their order, and its options with their values."""
    places: list[str] = []
    options: list[list[str]] = []
    for word in line.split():
        if word.startswith("-"):
            options.append([word])
        elif options and options[-1][0] not in {"--fillable", "--word", "--accept"} and len(options[-1]) == 1:
            options[-1].append(word)
        else:
            places.append(word)
    return places, options


@pytest.mark.parametrize("line", LINES)
def test_the_lines_are_read_as_they_were_promised(line: str, read: Read) -> None:
    assert cli.run(line.split()) == 0
    assert read[0].folder == DIR
    assert getattr(read[0], "file", Path("FILE")) == Path("FILE")
    assert getattr(read[0], "output", None) in {None, Path("FILE"), Path("DIR2"), Path("PATH")}


@pytest.mark.parametrize("line", LINES)
def test_places_are_read_wherever_they_stand_among_the_options(line: str, read: Read) -> None:
    places, options = pieces(line)
    assert cli.run(line.split()) == 0
    command, rest = places[0], places[1:]
    written = 0
    for order in permutations(range(len(options))):
        for gap in range(len(options) + 1):
            words = [command, *rest[:-1]]
            for at, option in enumerate(order):
                words += rest[-1:] if at == gap else []
                words += options[option]
            words += rest[-1:] if gap == len(options) else []
            assert cli.run(words) == 0, words
            written += 1
    assert len(read) == written + 1
    assert all(vars(each) == vars(read[0]) for each in read)


@pytest.mark.parametrize("line", ["form part-two DIR DIR", "form part-one --fillable DIR DIR", "deadline 1/1/2014 5 DIR", "pack DIR DIR --meeting 1 -o x"])  # fmt: skip
def test_a_word_too_many_is_said(line: str, read: Read, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as told:
        cli.run(line.split())
    assert told.value.code == 2
    assert capsys.readouterr().err.startswith("Unrecognized arguments: DIR")
    assert read == []
