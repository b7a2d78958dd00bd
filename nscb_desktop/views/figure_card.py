"""A figure on Today: what it counts, how many, and a press that shows exactly those."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.labels import PlainLabel, restyled
from nscb_desktop.views.list_label import ListLabel


class FigureCard(QPushButton):
    """One number, large, with what it is; pressing it asks for the rows it counts."""

    picked = Signal(str)

    def __init__(self, key: str, title: str, rag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._title, self._rag = key, title, rag
        self.setProperty("role", "figure")
        self.setCheckable(True)
        # A button never shrinks by itself; this one has words that go on below.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.figure, self.words = PlainLabel("", "figure"), ListLabel(role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        self.title = PlainLabel(title, "section")
        for label in (self.title, self.figure, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        layout.addStretch(1)
        self.clicked.connect(self._pick)

    def show_number(self, number: int, words: Sequence[str], instead: str = "") -> None:
        """Show the number and what it counts, thing by thing; ``instead`` stands in its place where a date says more."""
        self.figure.setText(instead or f"{number:,}")
        restyled(self.figure, "role", "section" if instead else "figure")
        restyled(self.figure, "rag", self._rag if number else "")
        self.words.show_parts(words)
        self.words.setToolTip(GuiQt.convertFromPlainText(self.words.text()))
        self.setAccessibleName(f"{self._title}: {instead or number} {self.words.text()}")

    def sizeHint(self) -> QSize:
        """Room for the three lines."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines, nor narrower than its title."""
        return QSize(self.title.sizeHint().width() + 28, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines its words take."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for its lines at this width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def _pick(self) -> None:
        self.picked.emit(self.key)


class FigureRow(QWidget):
    """Cards side by side, on more lines at large text; it says itself how high that is, so that its page need not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=14)
        self._cards: list[FigureCard] = []

    def add(self, card: FigureCard) -> None:
        """Add a card at the end."""
        self._flow.place(card, 18)
        self._cards.append(card)

    def level(self) -> None:
        """Make all as high as the highest at the widths they have."""
        self._flow.setGeometry(self.rect())
        highest = max((card.heightForWidth(card.width()) for card in self._cards), default=0)
        for card in self._cards:
            card.setMinimumHeight(highest)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """No: a page whose height depends on its width would be given room for all of its list."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.level()

    def _fit(self) -> None:
        self.setFixedHeight(self._flow.heightForWidth(self.width()))


class FigureLink(QPushButton):
    """A number in a sentence; pressing it asks for the rows it counts."""

    picked = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.number = key, 0
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pick)

    def show_number(self, number: int, words: str) -> None:
        """Show the number with what it counts; nothing where there is none."""
        self.number = number
        self.setText(f"{number:,} {words}")
        self.setAccessibleName(f"{number} {words}")
        self.setVisible(number > 0)

    def _pick(self) -> None:
        self.picked.emit(self.key)
