"""Files that only pretend to be an old register: refused in one sentence, whatever is in them."""

from pathlib import Path

import pytest

from nscb_desktop.casework import old_register
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE
from nscb_desktop.framework.errors import OfficeError
from tests.documents.nasty import altered, workbook


def bombs() -> dict[str, bytes]:
    sound = workbook([["a", "b", "2009-03-02"]], ("Ref", "Child", "Received"))
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'

    def swap(name: str, part: bytes) -> bytes:
        return entity if name == "xl/worksheets/sheet1.xml" else part

    def blown(name: str, part: bytes) -> bytes:
        return b"<a>" + b" " * 50_000_000 + b"</a>" if name == "xl/worksheets/sheet1.xml" else part

    return {
        "empty": b"", "random": bytes(range(256)) * 40, "cut": sound[: len(sound) // 2], "a picture": b"\x89PNG\r\n" * 99,
        "entity": altered(sound, swap), "bomb": altered(sound, blown),
        "traversal": altered(sound, lambda name, part: part, **{"..__..__evil": b"<a/>"}),
        "not a workbook": altered(sound, lambda name, part: part.replace(b"worksheet", b"wordsheet")),
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(bombs()))
def test_a_hostile_file_is_refused_in_one_sentence(office: Sitting, kind: str) -> None:
    with pytest.raises(OfficeError) as refused:
        old_register.read(office, "old.xlsx", bombs()[kind])
    assert str(refused.value) in {NOT_SOUND, TOO_LARGE} or "holds a row of headings" in str(refused.value)


def test_a_file_that_is_gone_or_holds_no_list_is_told(office: Sitting, tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="could not be read"):
        old_register.read_file(office, tmp_path / "gone.xlsx")
    with pytest.raises(OfficeError, match="holds a row of headings"):
        old_register.read(office, "old.xlsx", workbook([], ("Ref",)))
