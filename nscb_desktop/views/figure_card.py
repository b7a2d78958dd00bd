"""A figure on Today: what it counts, how many, and a press that shows exactly those."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.views.folding import ShortLabel
from nscb_desktop.views.labels import PlainLabel, restyled


class FigureCard(QPushButton):
    """One number, large, with what it is; pressing it asks for the rows it counts."""

    picked = Signal(str)

    def __init__(self, key: str, title: str, rag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._title, self._rag = key, title, rag
        self.setProperty("role", "figure")
        self.setCheckable(True)
        # A button never shrinks by itself; this one has words that can be cut short.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.figure, self.words = PlainLabel("", "figure"), ShortLabel(role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        self.title = PlainLabel(title, "section")
        for label in (self.title, self.figure, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.clicked.connect(self._pick)

    def show_number(self, number: int, words: str) -> None:
        """Show the number and what it counts."""
        self.figure.setText(f"{number:,}")
        restyled(self.figure, "rag", self._rag if number else "")
        self.words.setText(words)
        self.setAccessibleName(f"{self._title}: {number} {words}")

    def sizeHint(self) -> QSize:
        """Room for the three lines."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines, nor narrower than its title."""
        return QSize(self.title.sizeHint().width() + 28, self.sizeHint().height())

    def _pick(self) -> None:
        self.picked.emit(self.key)
