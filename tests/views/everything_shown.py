"""All the text that any widget of a window holds, in sight or not."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
            yield widget.currentText()
        case QTableView():
            model = widget.model()
            yield from (
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            )


def everything_shown(window: QWidget) -> str:
    """Every text of a window and of all that is in it."""
    return "\n".join(text for each in [window, *window.findChildren(QWidget)] for text in _texts(each))
