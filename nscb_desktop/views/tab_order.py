"""Where Tab goes next: along Qt's own chain, and only to what takes the keyboard itself.

Qt also stops at a widget that hands its focus on to a part of it. Where the order was set part by part, that leads back
to a part that was visited already, and Tab never comes to what stands behind it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_on(window: QWidget, onward: bool) -> bool:
    """Give the keyboard to the next stop of a window, or to the one before; False where there is no other."""
    focused: QWidget | None = window.focusWidget()
    here = focused or window
    there = _beside(here, onward)
    while there is not None and there is not here:
        if _stops(there, window):
            there.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
            return True
        there = _beside(there, onward)
    return False


def _beside(widget: QWidget, onward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if onward else widget.previousInFocusChain()


def _stops(widget: QWidget, window: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isEnabled() and widget.window() is window and widget.isVisibleTo(window)
