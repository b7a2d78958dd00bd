"""Not known and none as two buttons, for questions whose answer is no single text."""

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.answers import Said
from nscb_desktop.views.editing.reply_buttons import ChipRow


class SaidButtons(ChipRow):
    """Says of a whole question that its answer is not known, or that there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([said.shown for said in Said], parent)
        self._editable = True
        self._apart = True

    def said(self) -> Said | None:
        """What is said, or None."""
        number = self.chosen()
        return None if number is None else list(Said)[number]

    def set_said(self, said: Said | None) -> None:
        """Show what is said."""
        self.choose(None if said is None else list(Said).index(said))

    def allow(self, blank: bool) -> None:
        """Offer them only while nothing else is answered, so that a press never discards what was typed."""
        self._apart = blank
        self.setEnabled(self._apart and self._editable)

    def set_editable(self, editable: bool) -> None:
        """Let them be pressed, or only seen."""
        self._editable = editable
        self.allow(self._apart)
