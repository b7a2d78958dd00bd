"""What came back, question by question: what stands there now, what came, and which of the two is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.casework.returning import Offer
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.text import one_line
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.panels import ShortRows, scrolled
from nscb_desktop.views.tables import Column, PagedModel, listed

TAKE, KEEP, SAME, NOTHING = "Take what came", "Keep the old", "The same", "Nothing came"
BLANK, EMPTIED = "Leave it blank", "(emptied)"
"""What becomes of an answer that the agency took out, and how it is shown."""
_LINES = 5
"""Of an answer that are in sight; the rest scrolls."""


def _label(offer: Offer) -> str:
    return offer.label


def _old(offer: Offer) -> str:
    return one_line(offer.old_words)


def _came(offer: Offer) -> str:
    return EMPTIED if offer.emptied else one_line(offer.returned_words)


def _key(offer: Offer) -> str:
    return offer.key


class ReturnRows(QWidget):
    """The questions in a table; Enter or the button turns from one to the other, and both stand in full below."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._kept: set[str] = set()
        columns = (
            # Together no wider than a window of 720 pixels at the usual text size; what room is left goes to the first three.
            Column("question", "Question", _label, 26, look="strong", sortable=False, grows=True),
            Column("old", "Stands there now", _old, 18, sortable=False, grows=True),
            Column("came", "Came back", _came, 20, sortable=False, grows=True),
            Column("taken", "What becomes of it", self._verdict, 17, sortable=False),
        )
        self.model = PagedModel[Offer](columns, listed(()), self)
        self.rows = ShortRows[Offer](self.model, _key, "What came back, question by question", 5)
        self.turn = button("&Keep the old")
        self.all = button("Take e&verything")
        self.old, self.came = words_label(""), words_label("")
        self.chosen = QWidget()
        """What is done with the question that is chosen, and both its answers in full."""
        self._arrange()
        self.rows.chosen.connect(self._show)
        self.rows.opened.connect(self._turn)
        self.turn.clicked.connect(self._turn_chosen)
        self.all.clicked.connect(self._take_all)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.turn)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        texts = QHBoxLayout()
        texts.setSpacing(16)
        for title, words in (("Stands there now", self.old), ("Came back", self.came)):
            column = QVBoxLayout()
            column.setSpacing(2)
            words.setAccessibleName(title)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            area = scrolled(words, title)
            area.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 8)
            # A long answer is read with the arrow keys.
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            column.addWidget(PlainLabel(title, "small"))
            column.addWidget(area)
            texts.addLayout(column, 1)
        below = QVBoxLayout(self.chosen)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addLayout(buttons)
        below.addLayout(texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.chosen)

    def show_offers(self, offers: Sequence[Offer], when_none: str) -> None:
        """Show the questions anew: what differs first, and everything that came is taken until somebody keeps the old.

        ``when_none`` stands in their place where there are none.
        """
        self.rows.say_when_empty(when_none)
        answered = [each for each in offers if each.old is not None or each.returned is not None]
        self._offers = tuple(sorted(answered, key=_sameness))
        self._kept.clear()
        self.model.load(listed(self._offers))
        self.chosen.setVisible(bool(self._offers))
        if self._offers:
            self.rows.choose(_key(self._offers[0]))
        self._show(self.rows.current_row())

    @property
    def taken(self) -> dict[str, Answer]:
        """The answers that are taken over."""
        return {each.key: each.returned for each in self._offers if each.differs and each.key not in self._kept}

    def _verdict(self, offer: Offer) -> str:
        if not offer.differs:
            return SAME if offer.returned is not None else NOTHING
        return KEEP if offer.key in self._kept else BLANK if offer.emptied else TAKE

    def _show(self, offer: object) -> None:
        shown = offer if isinstance(offer, Offer) else None
        self.old.setText(shown.old_words if shown else "")
        self.came.setText((EMPTIED if shown.emptied else shown.returned_words) if shown else "")
        self.turn.setEnabled(bool(shown and shown.differs))
        other = "&Leave it blank" if shown and shown.emptied else "&Take what came"
        self.turn.setText(other if shown and shown.key in self._kept else "&Keep the old")
        self.all.setEnabled(bool(self._kept))

    def _turn(self, offer: object) -> None:
        if isinstance(offer, Offer) and offer.differs:
            self._kept.symmetric_difference_update({offer.key})
            self._show_again()

    def _turn_chosen(self) -> None:
        self._turn(self.rows.current_row())

    def _take_all(self) -> None:
        self._kept.clear()
        self._show_again()

    def _show_again(self) -> None:
        self.model.load(listed(self._offers))
        self._show(self.rows.current_row())
        self.changed.emit()


def _sameness(offer: Offer) -> int:
    """What was emptied first, for it asks; then what differs."""
    return 0 if offer.emptied else 1 if offer.differs else 2
