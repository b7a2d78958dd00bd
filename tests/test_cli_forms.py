"""Forms to be filled in from the command line: blank ones, and the Part Two an agency was asked for, recorded as sent."""

from datetime import date
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, information
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from nscb_desktop.register import sent
from tests.agencies import partners
from tests.commands import ask
from tests.documents.filling import controls_of, fields_of, places
from tests.registers import PASSWORD, fresh, opened, registered


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register whose one case waits for the police."""
    folder = tmp_path_factory.mktemp("cli") / "register"
    sitting = fresh(folder)
    police = partners(sitting)["Police"]
    case = registered(sitting, "Łucja Example")
    information.ask(sitting, case.id, [police.id], date(2014, 1, 6))
    sitting.register.close()
    return folder


@pytest.mark.parametrize(("form", "name"), [(PART_ONE, "part-one"), (PART_TWO, "part-two")], ids=["one", "two"])
def test_blank_forms_to_be_filled_in_answer_nothing_and_carry_no_slip(form: object, name: str, tmp_path: Path) -> None:
    assert form in {PART_ONE, PART_TWO}
    pdf, word = tmp_path / "form.pdf", tmp_path / "form.docx"
    assert ask("form", name, "--fillable", "-o", str(pdf)).returncode == 0
    assert ask("form", name, "--word", "-o", str(word)).stdout == f"Wrote {word}\n"
    chosen = PART_ONE if name == "part-one" else PART_TWO
    assert fields_of(pdf.read_bytes()) == {}
    assert "slip" not in controls_of(word.read_bytes(), places(chosen))
    assert filled_in(chosen, controls_of(word.read_bytes(), places(chosen))).answers == {}


def test_the_form_an_agency_was_asked_for_is_begun_known_by_its_slip_and_recorded(asked: Path, tmp_path: Path) -> None:
    asks = ("form", "part-two", str(asked), "--case", "NSCB-2013-001", "--agency", "police", "--password-stdin")
    pdf, word = tmp_path / "two.pdf", tmp_path / "two.docx"
    first = ask(*asks, "--fillable", "-o", str(pdf), typed=f"{PASSWORD}\n")
    assert (first.returncode, first.stderr) == (0, "")
    assert ask(*asks, "--word", "-o", str(word), typed=f"{PASSWORD}\n").returncode == 0
    slips = [
        Slip.read(fields_of(pdf.read_bytes())["slip"]),
        Slip.read(controls_of(word.read_bytes(), places(PART_TWO))["slip"]),
    ]
    sitting = opened(asked)
    with sitting.reading() as unit:
        kept = sent.of_case(unit, 1)
    assert [each.check_value for each in kept] == [slip.check for slip in slips if slip]
    assert [entry.act for entry in cases.history(sitting, 1)][-2:] == [
        "made the Part Two forms for 1 agency to send"
    ] * 2
    sitting.register.close()
    assert fields_of(pdf.read_bytes())["child_name"] == "Łucja Example"


def test_the_register_may_be_named_behind_the_options(asked: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "two.pdf"
    line = f"form part-two --fillable --case NSCB-2013-001 --agency Police {asked} -o {pdf}".split()
    done = ask(*line, "--password-stdin", typed=f"{PASSWORD}\n")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"Wrote {pdf}\n")
    assert fields_of(pdf.read_bytes())["child_name"] == "Łucja Example"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--case", "NSCB-2013-001", "--agency", "police"), "with --fillable or --word"),
        (("--word", "--case", "NSCB-2013-001"), "written like this"),
        (("--word", "--case", "NSCB-2013-001", "--agency", "Probation"), "Agencies that were asked: Police"),
        (("--word", "--case", "NSCB-2013-099", "--agency", "Police"), "NSCB-2013-099"),
    ],
)
def test_what_is_missing_or_was_not_asked_is_one_sentence(
    asked: Path, tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "form"
    done = ask("form", "part-two", str(asked), *more, "--password-stdin", "-o", str(target), typed=f"{PASSWORD}\n")
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not target.exists()
