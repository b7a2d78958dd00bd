"""Fills in Word forms in LibreOffice as a person does: in each field, list or box; run by the system's Python, which has UNO."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

_TRIES, _PAUSE = 120, 0.25
_FILTERS = {".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}


def main(folder: str, jobs_file: str) -> None:
    """Fill in each form of a list of jobs: the form, its values by bookmark, and where the filled-in form goes."""
    pipe = f"nscb-{time.monotonic_ns()}"
    profile = Path(folder, "profile").as_uri()
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    desktop = _desktop(pipe)
    for form, values, filled in json.loads(Path(jobs_file).read_text("utf-8")):
        document = desktop.loadComponentFromURL(Path(form).as_uri(), "_blank", 0, (_property("Hidden", True),))
        # Nothing is laid out anew before everything is filled in.
        document.lockControllers()
        marks = document.getBookmarks()
        for name, value in values.items():
            _fill(marks.getByName(name), value)
        document.unlockControllers()
        document.storeToURL(Path(filled).as_uri(), (_property("FilterName", _FILTERS[Path(filled).suffix]),))
        document.close(True)
    desktop.terminate()
    office.wait(30)


def _desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(_TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(_PAUSE)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not start")


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _fill(mark: Any, value: str) -> None:
    """Put a value in the field or control that a bookmark stands around."""
    inside, field = False, None
    paragraphs = mark.getAnchor().getText().createEnumeration()
    while paragraphs.hasMoreElements() and field is None:
        paragraph = paragraphs.nextElement()
        if not hasattr(paragraph, "createEnumeration"):
            continue
        portions = paragraph.createEnumeration()
        while portions.hasMoreElements() and field is None:
            portion = portions.nextElement()
            if portion.TextPortionType == "Bookmark" and portion.Bookmark.Name == mark.Name:
                inside = portion.IsStart
            elif portion.TextPortionType in {"TextField", "ContentControl"}:
                found = _in_control(portion, mark.Name) if portion.TextPortionType == "ContentControl" else inside
                field = portion if inside or found else None
    if field is None:
        mark.getAnchor().setString(value)
    elif field.TextPortionType == "TextField":
        field.TextField.Content = value
    else:
        _control(field.ContentControl, value)


def _in_control(portion: Any, name: str) -> bool:
    """Whether the bookmark begins within the control, as it does once LibreOffice has read it."""
    portions = portion.ContentControl.createEnumeration()
    while portions.hasMoreElements():
        each = portions.nextElement()
        if each.TextPortionType == "Bookmark" and each.Bookmark.Name == name:
            return True
    return False


def _control(control: Any, value: str) -> None:
    if control.getPropertyValue("Checkbox"):
        control.setPropertyValue("Checked", value == "Yes")
        return
    control.setPropertyValue("ShowingPlaceHolder", False)
    before = []
    portions = control.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "Text" and portion.getString():
            before.append(portion)
    control.setString(value)  # goes before what stands there
    for piece in before:
        piece.setString("")


if __name__ == "__main__":
    main(*sys.argv[1:])
