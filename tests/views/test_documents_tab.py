"""Documents: listed, added by button or by dropping, looked at inside the application."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.records import Document
from nscb_desktop.views.documents_tab import DocumentsTab, size_words
from nscb_desktop.views.original_view import OriginalView, Shape, shape_of, text_of

AT = datetime(2013, 12, 20, 16, 52, tzinfo=UTC)
ORIGINAL = Document(1, "original", "<b>Part One</b> signed.pdf", "ab" * 32, 1_500_000, AT, "J. Okafor", "by hand")
PRINT = Document(2, "print", "NSCB-2013-011 Part One.pdf", "cd" * 32, 40_000, AT, "J. Okafor", "Printed", held=False)


@pytest.fixture
def tab(qtbot: QtBot) -> DocumentsTab:
    made = DocumentsTab()
    qtbot.addWidget(made)
    made.resize(1100, 400)
    made.load([PRINT, ORIGINAL], may_file=True)
    made.show()
    return made


def cells(tab: DocumentsTab, row: int) -> list[str]:
    """What a row shows."""
    model = tab.rows.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def drop(tab: DocumentsTab, *paths: Path) -> bool:
    """Drag these onto the tab and let go; whether the tab took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, left, none)
    enter.ignore()
    QApplication.sendEvent(tab, enter)
    if enter.isAccepted():
        QApplication.sendEvent(tab, QDropEvent(QPointF(50, 50), action, data, left, none))
    return enter.isAccepted()


def test_what_was_filed_and_what_was_printed_stand_in_one_list(tab: DocumentsTab) -> None:
    assert cells(tab, 1) == [
        "Received original", "<b>Part One</b> signed.pdf", "20 Dec 2013 16:52", "J. Okafor", "1.4 MB", "by hand",
        "abababababab",
    ]  # fmt: skip
    assert cells(tab, 0)[0] == "Print"


def test_a_print_is_listed_and_cannot_be_looked_at(tab: DocumentsTab) -> None:
    tab.rows.selectRow(0)
    assert not tab.view.isEnabled()
    assert "listed, not kept" in tab.hint.text()
    tab.rows.selectRow(1)
    assert tab.view.isEnabled()


def test_a_kept_document_opens_by_button_and_by_enter(tab: DocumentsTab, qtbot: QtBot) -> None:
    opened: list[object] = []
    tab.document_opened.connect(opened.append)
    tab.rows.selectRow(1)
    tab.view.click()
    QTest.keyClick(tab.rows, Qt.Key.Key_Return)
    tab.rows.selectRow(0)
    QTest.keyClick(tab.rows, Qt.Key.Key_Return)
    assert opened == [ORIGINAL, ORIGINAL]


def test_files_dropped_are_handed_on_and_folders_are_not(tab: DocumentsTab, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "two.txt"
    one.write_bytes(b"%PDF-")
    other.write_bytes(b"words")
    dropped: list[object] = []
    tab.file_dropped.connect(dropped.append)
    assert drop(tab, one, tmp_path, other)
    assert dropped == [one, other]


def test_where_nothing_may_be_filed_nothing_can_be_dropped_or_added(tab: DocumentsTab, tmp_path: Path) -> None:
    tab.load([ORIGINAL], may_file=False)
    assert not tab.acceptDrops()
    assert not drop(tab, tmp_path / "one.pdf")
    assert not tab.add.isVisibleTo(tab)


def test_what_a_file_is_can_be_said_and_is_an_attachment_otherwise(tab: DocumentsTab) -> None:
    assert tab.kind == "attachment"
    tab.filed_as.setCurrentIndex(tab.filed_as.findText("as correspondence"))
    assert tab.kind == "correspondence"
    tab.load([ORIGINAL], may_file=True, keep=True)
    assert tab.kind == "correspondence"
    tab.load([ORIGINAL], may_file=True)
    assert tab.kind == "attachment"
    tab.load([ORIGINAL], may_file=False)
    assert not tab.filed_as.isVisibleTo(tab)


def test_choosing_files_hands_each_on(tab: DocumentsTab, qtbot: QtBot, tmp_path: Path) -> None:
    dropped: list[object] = []
    tab.file_dropped.connect(dropped.append)
    dialog = tab.choose_file()
    dialog.filesSelected.emit([str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")])
    dialog.close()
    assert dropped == [tmp_path / "a.pdf", tmp_path / "b.pdf"]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1023, "1023 bytes"), (40_000, "39 KB"), (1_500_000, "1.4 MB")]
)
def test_sizes_are_said_as_a_file_manager_does(size: int, words: str) -> None:
    assert size_words(size) == words


def png() -> bytes:
    """A small red picture."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#a1221a"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (b"%PDF-1.4 ...", Shape.PDF),
        (b"\xef\xbb\xbf%PDF-1.7", Shape.PDF),
        ("Łucja\r\n".encode(), Shape.TEXT),
        ("dear “Sir”".encode("cp1252"), Shape.TEXT),
        (b"PK\x03\x04\x00\x00", Shape.OTHER),
        (b"\xd0\xcf\x11\xe0\x00", Shape.OTHER),
    ],
)
def test_what_a_file_is_follows_from_its_bytes_and_not_its_name(data: bytes, shape: Shape) -> None:
    assert shape_of(data) is shape


def test_a_picture_is_shown_inside(qtbot: QtBot) -> None:
    assert shape_of(png()) is Shape.PICTURE
    view = OriginalView("scan.png", png())
    qtbot.addWidget(view)
    view.show()
    assert not view.label.pixmap().isNull()
    assert view.label.pixmap().toImage().pixelColor(5, 5).name() == "#a1221a"


def test_a_text_is_shown_as_it_is_with_nothing_hidden(qtbot: QtBot) -> None:
    view = OriginalView("<i>letter</i>.txt", "<b>bold</b>\u202e\r\nsecond".encode())
    qtbot.addWidget(view)
    assert view.text.toPlainText() == "<b>bold</b>[U+202E]\nsecond"
    assert "letter" not in view.windowTitle()
    assert text_of(b"\x81\x8d") is None


def test_a_broken_picture_does_no_harm(qtbot: QtBot) -> None:
    view = OriginalView("scan.png", b"\x89PNG broken")
    qtbot.addWidget(view)
    view.show()
    assert view.text.isReadOnly()


def test_the_list_of_another_case_has_nothing_chosen(tab: DocumentsTab) -> None:
    tab.rows.selectRow(1)
    tab.load([PRINT, ORIGINAL], may_file=True, keep=True)
    assert tab.rows.current_row() == ORIGINAL
    tab.load([PRINT, ORIGINAL], may_file=True)
    assert tab.rows.current_row() is None
