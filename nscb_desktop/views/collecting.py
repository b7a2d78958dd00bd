"""Python's collector, kept on the screen's thread: run by a worker it would destroy windows there, and the program with them."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class ScreenCollector(QObject):
    """Takes over from the automatic collector, which runs on whichever thread happens to allocate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what the automatic collector would have collected by now."""
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                return
            gc.collect(generation)
