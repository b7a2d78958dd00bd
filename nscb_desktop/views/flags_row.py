"""The flags beside a case's stage as badges: under challenge, paused, converted, authorisation awaited, reopened."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscb_desktop.framework.flags import Flag
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.badges import Badge, BadgeLabel


class FlagsRow(QWidget):
    """One badge for each flag; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.shown: tuple[Flag, ...] = ()

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show these flags in place of those shown so far."""
        self.shown = tuple(flags)
        while (item := self._layout.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for flag in flags:
            self._layout.addWidget(BadgeLabel(Badge(Rag.AMBER, f"{Rag.AMBER.shape} {flag.shown}", flag.shown)))
        self.setAccessibleName("; ".join(flag.shown for flag in flags))
        self.setVisible(bool(flags))
