"""Files that pretend to be workbooks: each is refused in one sentence, quickly, and nothing of it is run."""

import random
import zipfile
from io import BytesIO

import pytest

from nscb_desktop.documents.archive import LARGEST_FILE, MOST_PARTS, NOT_SOUND, TOO_LARGE, xml_parts
from nscb_desktop.framework.errors import OfficeError
from tests.documents.nasty import altered, workbook

MAIN = "xl/workbook.xml"


def refused(data: bytes, sentence: str = NOT_SOUND) -> None:
    with pytest.raises(OfficeError) as told:
        xml_parts(data, MAIN)
    assert str(told.value) == sentence


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def test_a_sound_file_keeps_its_xml_parts_and_loses_the_rest() -> None:
    data = zipped(
        {MAIN: b"<a/>", "xl/media/picture.png": b"\x89PNG", "xl/vbaProject.bin": b"code", "_rels/.rels": b"<r/>"}
    )
    with zipfile.ZipFile(BytesIO(xml_parts(data, MAIN))) as kept:
        assert kept.namelist() == [MAIN, "_rels/.rels"]
        assert kept.read(MAIN) == b"<a/>"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0" + bytes(5000), random.Random(1).randbytes(5000)]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    refused(data)


def test_a_truncated_or_damaged_archive_is_refused() -> None:
    data = workbook([["a", "b", "c"]])
    refused(data[: len(data) // 2])
    place = data.index(b"xl/sharedStrings.xml") + 30
    refused(data[:place] + bytes(8) + data[place + 8 :])


def test_another_kind_of_office_file_is_refused() -> None:
    refused(zipped({"word/document.xml": b"<a/>"}))


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "a/../../x.xml", "..\\x.xml", "C:/x.xml"])
def test_a_part_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    refused(zipped({MAIN: b"<a/>", name: b"<a/>"}))


@pytest.mark.parametrize(
    "part",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b'<?xml version="1.0"?><!-- ' + b"x" * 70_000 + b' --><!DOCTYPE a SYSTEM "file:///x"><a/>',
        "<!DOCTYPE a><a/>".encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-be"),
        "<!DOCTYPE a><a/>".encode("utf-32"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4APA-a/+AD4-',
        '<?xml version="1.0" encoding="cp037"?><!DOCTYPE a><a/>'.encode("cp037"),
        b'<?xml version="1.0" encoding="cp037"?><a/>',
        b"",
    ],
)
def test_a_document_type_is_refused_however_it_is_hidden(part: bytes) -> None:
    refused(zipped({MAIN: b"<a/>", "xl/styles.xml": part}))


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    refused(zipped({MAIN: b"<a/>", "xl/a.xml": b"<a>" + b" " * 50_000_000 + b"</a>"}))
    refused(zipped({MAIN: b"<a/>", **{f"xl/{n}.xml": b"<a/>" for n in range(MOST_PARTS)}}), TOO_LARGE)
    refused(bytes(LARGEST_FILE + 1), TOO_LARGE)
    with pytest.raises(OfficeError, match="larger than"):
        xml_parts(zipped({MAIN: b"<a>" + b" " * 2000 + b"</a>"}), MAIN, 1000)


def test_a_size_that_lies_is_refused() -> None:
    part = b"<a>" + b"x" * 5000 + b"</a>"
    data = zipped({MAIN: part}, zipfile.ZIP_STORED)
    true = len(part).to_bytes(4, "little")
    refused(data.replace(true, (100).to_bytes(4, "little")))


def test_encrypted_parts_unusual_packing_and_names_twice_are_refused() -> None:
    sealed = bytearray(zipped({MAIN: b"<a/>"}))
    sealed[6] |= 1
    sealed[sealed.index(b"PK\x01\x02") + 8] |= 1
    refused(bytes(sealed))
    refused(zipped({MAIN: b"<a/>"}, zipfile.ZIP_BZIP2))
    refused(zipped({MAIN: b"<a/>", "XL/Workbook.xml": b"<a/>"}))


def test_a_workbook_of_ours_passes_whole() -> None:
    data = altered(workbook([["a", "b", "c"]]), lambda name, part: part)
    with zipfile.ZipFile(BytesIO(xml_parts(data, MAIN))) as kept:
        assert {"[Content_Types].xml", MAIN, "xl/worksheets/sheet1.xml"} <= set(kept.namelist())
