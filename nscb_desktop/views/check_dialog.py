"""What a check of the register found, in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.text import visible
from nscb_desktop.register.checking import CheckReport
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.panels import sized

WELL = "The register is in order: file, keys, history, kept files, numbering, lists and search agree."
NEXT = (
    "Where a line says that the lists have to be rebuilt, do that and check again. Otherwise leave the register as it is "
    "and tell IT support; if the file is damaged, the last backup before it is the way back."
)
_NAMES = {
    "cases": ("case", "cases"),
    "forms": ("form", "forms"),
    "drafts": ("draft", "drafts"),
    "documents": ("document", "documents"),
    "acts": ("entry of the history", "entries of the history"),
    "lines": ("line of the lists", "lines of the lists"),
}


def counts_words(report: CheckReport) -> str:
    """How much was compared, as in ``3 cases, 3 forms, 1 draft were compared``."""
    said = [f"{number:,} {_NAMES[name][number != 1]}" for name, number in report.counts.items() if name in _NAMES]
    return f"{', '.join(said)} were compared." if said else "Nothing could be counted."


def verdict(report: CheckReport) -> str:
    """Whether all is well, in a sentence."""
    if not report.faults:
        return WELL
    return f"{len(report.faults)} thing{' is' if len(report.faults) == 1 else 's are'} wrong with the register."


class CheckDialog(QDialog):
    """The verdict, what was counted, and each fault on a line that can be copied."""

    def __init__(self, report: CheckReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Check of the register")
        self.setAccessibleName("Check of the register")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(paragraph(verdict(report), "problem" if report.faults else "strong"))
        layout.addWidget(paragraph(counts_words(report)))
        if report.faults:
            faults = QPlainTextEdit()
            faults.setReadOnly(True)
            faults.setAccessibleName("What is wrong")
            faults.setTabChangesFocus(True)
            faults.setPlainText(visible("\n".join(report.faults)))
            layout.addWidget(faults, 1)
            layout.addWidget(paragraph(NEXT))
        self.ok = button("&OK", "primary")
        self.ok.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.ok)
        layout.addLayout(row)
        sized(self, 80, 24 if report.faults else 11)
