"""What people typed is shown, never interpreted: no widget that guesses whether its text is HTML is left to guess."""

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.source_tree import ROOT, VIEWS, assert_none, calls, functions, sources, tree_of, where

INTERPRETING = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"}
# The last argument of these is shown as HTML when it looks like it.
GUESSING = {"setToolTip", "setWhatsThis", "setInformativeText", "setLabelText", "showText"}
GUESSING_DIALOGS = {
    "QMessageBox": {"about", "critical", "information", "question", "warning"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
}
# Made plain where they are made: by setTextFormat(PlainText), by setAcceptRichText(False).
MADE_PLAIN_BY = {
    "QLabel": "setTextFormat",
    "QMessageBox": "setTextFormat",
    "QTextEdit": "setAcceptRichText",
    "QTextBrowser": "setAcceptRichText",
}
PLAIN = {"setTextFormat": "PlainText", "setAcceptRichText": "False"}
ESCAPES = {"convertFromPlainText"}


def is_plain(text: ast.expr) -> bool:
    """Whether an expression cannot become HTML: our own words without a tag, or escaped."""
    match text:
        case ast.Constant(value=str(words)):
            return "<" not in words
        case ast.IfExp(body=one, orelse=other):
            return is_plain(one) and is_plain(other)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in ESCAPES
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
    return False


def makes_plain(scope: ast.AST, call: str) -> bool:
    """Whether something in this scope is told to show plain text."""
    return any(
        name == call and any(PLAIN[call] in ast.unparse(argument) for argument in node.args)
        for name, node in calls(scope)
    )


def innermost_scopes(tree: ast.Module) -> Iterator[tuple[str, ast.Call, ast.AST]]:
    """Every call in a module with the function it is made in (or the module)."""
    owners: dict[ast.Call, ast.AST] = {node: tree for _, node in calls(tree)}
    # Outer functions come first, so the innermost is the one that stays.
    for function in functions(tree):
        owners.update(dict.fromkeys((node for _, node in calls(function)), function))
    yield from ((name, node, owners[node]) for name, node in calls(tree))


def test_nothing_in_the_views_interprets_html() -> None:
    offenders = [
        f"{where(path, node.lineno)} {name}"
        for path in sources(VIEWS)
        for name, node in calls(tree_of(path))
        if name in INTERPRETING
    ]
    assert_none(offenders, "These read text as markup")


def test_tooltips_and_the_like_show_our_own_words_or_escaped_ones() -> None:
    offenders = [
        f"{where(path, node.lineno)} {ast.unparse(node)[:80]}"
        for path in sources(VIEWS)
        for name, node in calls(tree_of(path))
        if name in GUESSING and node.args and not is_plain(node.args[-1])
    ]
    assert_none(offenders, "Pass the text through PySide6.QtGui.Qt.convertFromPlainText")


def test_tooltips_of_tables_are_escaped() -> None:
    offenders = [
        where(path)
        for path in sources(VIEWS)
        if "ToolTipRole" in ast.dump(tree_of(path)) and not ESCAPES & {name for name, _ in calls(tree_of(path))}
    ]
    assert_none(offenders, "ToolTipRole without PySide6.QtGui.Qt.convertFromPlainText")


def test_no_ready_made_dialog_guesses_what_its_text_is() -> None:
    offenders = [
        f"{where(path, node.lineno)} {ast.unparse(node.func)}"
        for path in sources(VIEWS)
        for name, node in calls(tree_of(path))
        if isinstance(node.func, ast.Attribute) and name in GUESSING_DIALOGS.get(ast.unparse(node.func.value), set())
    ]
    assert_none(offenders, "Show it through the messages object")


def test_form_rows_are_not_labelled_with_built_text() -> None:
    offenders = [
        f"{where(path, node.lineno)} {ast.unparse(node)[:80]}"
        for path in sources(VIEWS)
        for name, node in calls(tree_of(path))
        if name == "addRow" and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert_none(offenders, "QFormLayout makes a guessing label of it: make a plain label")


def test_labels_message_boxes_and_text_edits_are_made_plain_where_they_are_made() -> None:
    offenders = [
        f"{where(path, node.lineno)} {name} without {MADE_PLAIN_BY[name]}"
        for path in sources(VIEWS)
        for name, node, scope in innermost_scopes(tree_of(path))
        if name in MADE_PLAIN_BY and not makes_plain(scope, MADE_PLAIN_BY[name])
    ]
    offenders += [
        f"{where(path, node.lineno)} class {node.name} without {MADE_PLAIN_BY[parent]}"
        for path in sources(VIEWS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for parent in (ast.unparse(base).rpartition(".")[2] for base in node.bases)
        if parent in MADE_PLAIN_BY and not makes_plain(node, MADE_PLAIN_BY[parent])
    ]
    assert_none(offenders, "Left to guess whether its text is HTML")


def guessing_in(form: Path) -> Iterator[str]:
    """The widgets of a Designer form that would guess, and the texts that are markup."""
    # The forms are the project's own files.
    root = ElementTree.parse(form).getroot()  # noqa: S314 - our own files, not somebody's upload
    for widget in root.iter("widget"):
        made_plain_by = MADE_PLAIN_BY.get(widget.get("class", ""))
        settings = {each.get("name"): "".join(each.itertext()).strip() for each in widget.findall("property")}
        name = f"{where(form)} {widget.get('name')}"
        if made_plain_by == "setTextFormat" and not settings.get("textFormat", "").endswith("PlainText"):
            yield f"{name}: textFormat"
        if made_plain_by == "setAcceptRichText" and settings.get("acceptRichText") != "false":
            yield f"{name}: acceptRichText"
        yield from (f"{name}: {each}" for each in ("toolTip", "whatsThis") if "<" in settings.get(each, ""))


def test_designer_forms_say_that_their_labels_are_plain() -> None:
    offenders = [place for form in sorted((ROOT / "ui").glob("*.ui")) for place in guessing_in(form)]
    assert_none(offenders, "Set textFormat to PlainText (acceptRichText to false) in Designer")
