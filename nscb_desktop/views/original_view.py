"""A filed original looked at inside the application: a picture or a text; nothing is written to the disk."""

from enum import Enum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImageReader, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.framework.text import as_typed, one_line, visible
from nscb_desktop.views.labels import PlainLabel, button

LARGEST_SIDE = 8_000
"""Pixels; a larger picture is read smaller, so that a small file cannot take all the memory there is."""
LONGEST_TEXT = 2_000_000
_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp"}


class Shape(Enum):
    """What a file's bytes are; its name decides nothing."""

    PDF = "PDF"
    PICTURE = "picture"
    TEXT = "text"
    OTHER = "other"


def shape_of(data: bytes) -> Shape:
    """What can be shown of these bytes."""
    if b"%PDF-" in data[:1024]:
        return Shape.PDF
    if any(data.startswith(mark) for mark in _PICTURES):
        return Shape.PICTURE
    return Shape.OTHER if b"\0" in data[:8192] or text_of(data) is None else Shape.TEXT


def text_of(data: bytes) -> str | None:
    """The bytes as text, or None where they are none."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return as_typed(data[:LONGEST_TEXT].decode(encoding, "ignore" if len(data) > LONGEST_TEXT else "strict"))
        except UnicodeDecodeError:
            continue
    return None


def picture_of(data: bytes) -> QPixmap:
    """The picture in these bytes, no larger than can be shown; empty where they are none."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LARGEST_SIDE, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())


class OriginalView(QDialog):
    """Shows one picture or text in a window of its own."""

    def __init__(self, name: str, data: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Filed original")
        self.setAccessibleName("Filed original")
        self._picture = picture_of(data) if shape_of(data) is Shape.PICTURE else QPixmap()
        self.text, self.label, self.area = QPlainTextEdit(), PlainLabel(), QScrollArea()
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(one_line(name), "section"))
        layout.addWidget(self._picture_area() if not self._picture.isNull() else self._text_area(data), 1)
        close = button("&Close")
        close.clicked.connect(self.reject)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.reject)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(900, screen.width() - 80), min(700, screen.height() - 80))

    def _picture_area(self) -> QWidget:
        self.area.setWidget(self.label)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Picture")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return self.area

    def _text_area(self, data: bytes) -> QWidget:
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text of the original")
        self.text.setPlainText(visible(text_of(data) or ""))
        return self.text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the window."""
        super().resizeEvent(event)
        if not self._picture.isNull():
            room = self.area.viewport().size().boundedTo(self._picture.size())
            fitted = self._picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.label.setPixmap(fitted)
