"""Packs as files: sound, named by day and recipient, encrypted on request so that every reader needs the passphrase."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from nscb_desktop.casework import cases, held_meetings, meetings, packs
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.meetings import Attendance, Conflict
from nscb_desktop.framework.packs import CasePart
from nscb_desktop.register import packs as kept_packs
from tests.packs import convened, ready, unheard
from tests.tools import must_have


def test_files_are_sound_and_named_by_day_and_recipient(office: Sitting, tmp_path: Path) -> None:
    must_have("qpdf")
    saved = packs.save_files(office, ready(office, convened(office, 1)), tmp_path, unheard, encrypt=False)
    assert [path.name for path, _ in saved.files] == [
        "meeting-pack-2014-01-06-copy-1-of-4-samuel-sample.pdf", "meeting-pack-2014-01-06-copy-2-of-4-ms-example.pdf",
        "meeting-pack-2014-01-06-copy-3-of-4-dr-pretend.pdf", "meeting-pack-2014-01-06-copy-4-of-4-supt-madeup.pdf",
    ]  # fmt: skip
    for path, pages in saved.files:
        checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert len(pypdf.PdfReader(path).pages) == pages
        assert "Example0" not in str(pypdf.PdfReader(path).metadata)
    with pytest.raises(Refused, match="There is a “meeting-pack-2014-01-06-copy-1-of-4-samuel-sample"):
        packs.save_files(office, ready(office, meetings.every(office)[0]), tmp_path, unheard, encrypt=False)


def test_a_recipients_long_name_makes_a_short_file_name(office: Sitting, tmp_path: Path) -> None:
    order = packs.usual(office, convened(office, 1))
    long = Attendance("Police", "Dr " + "Featherstonehaugh-" * 20 + "/../../etc")
    order = replace(order, parts=(), recipients=(long,))
    saved = packs.save_files(office, packs.read(office, order), tmp_path, unheard, encrypt=False)
    assert saved.files[0][0].name == (
        "meeting-pack-2014-01-06-copy-1-of-1-dr-featherstonehaugh-featherstonehaugh-f.pdf"
    )
    assert saved.files[0][0].parent == tmp_path


def test_an_encrypted_copy_opens_with_its_passphrase_and_not_without(office: Sitting, tmp_path: Path) -> None:
    must_have("qpdf", "pdftotext")
    order = replace(packs.usual(office, convened(office, 1)), parts=(CasePart.SUMMARY,))
    saved = packs.save_files(office, packs.read(office, order), tmp_path, unheard, encrypt=True)
    path, word = saved.files[0][0], saved.passphrases[0].words
    assert len(saved.passphrases) == 1
    assert len(word.split()) == 5
    assert b"NSCB" not in path.read_bytes()
    for given, opens in ((word, True), ("", False), ("wrong words", False)):
        for command in (
            ["qpdf", f"--password={given}", "--check", str(path)],
            ["pdftotext", "-upw", given, str(path), "-"],
        ):
            done = subprocess.run(command, capture_output=True, check=False)
            assert (done.returncode == 0) is opens, command
        reader = pypdf.PdfReader(path)
        assert bool(reader.decrypt(given)) is opens
        if not opens:
            with pytest.raises(pypdfium2.PdfiumError):
                pypdfium2.PdfDocument(path, password=given)
    shown = subprocess.run(
        ["qpdf", f"--password={word}", "--show-encryption", str(path)], capture_output=True, text=True, check=True
    )
    assert "R = 6" in shown.stdout
    assert "AESv3" in shown.stdout
    assert word not in str(cases.history(office, order.cases[0]))


def test_copies_with_other_cases_open_with_another_passphrase(office: Sitting, tmp_path: Path) -> None:
    meeting = convened(office, 3)
    meeting = held_meetings.declare(office, meeting, Conflict(meeting.agenda[1], "Samuel Sample", "a cousin", True))
    meeting = held_meetings.declare(office, meeting, Conflict(meeting.agenda[2], "Dr Pretend", "a patient", True))
    order = replace(packs.usual(office, meeting), parts=(CasePart.SUMMARY,))
    saved = packs.save_files(office, packs.read(office, order), tmp_path, unheard, encrypt=True)
    assert [each.whose for each in saved.passphrases] == [
        "copies 1 and 4 (Samuel Sample; Supt Madeup, Police), without NSCB-2013-002",
        "copy 2 (Ms Example, Education)",
        "copy 3 (Dr Pretend, Health), without NSCB-2013-003",
    ]
    assert len({each.words for each in saved.passphrases}) == 3
    for secret in saved.passphrases:
        own = {copy.number for copy in secret.copies}
        for number, (path, _) in enumerate(saved.files, 1):
            assert bool(pypdf.PdfReader(path).decrypt(secret.words)) is (number in own)


def test_an_encrypted_job_that_cannot_be_recorded_leaves_no_file(
    office: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = replace(packs.usual(office, convened(office, 1)), parts=())
    asked = packs.read(office, order)
    job = packs.sealed_job(packs.print_job(asked, unheard))
    path = tmp_path / "pack.pdf"
    path.write_bytes(job.data)
    assert len(job.passphrase.split()) == 5
    assert bool(pypdf.PdfReader(path).decrypt(job.passphrase))

    def full(*_: object, **__: object) -> int:
        raise Refused("The disk is full.")

    monkeypatch.setattr(kept_packs, "add", full)
    with pytest.raises(Refused, match="disk is full"):
        packs.record_sealed(office, asked, job, path)
    assert not path.exists()
