"""Why a file is not read, each in one sentence that says what to do."""

from nscb_desktop.framework.errors import OfficeError

SECONDS = 15
SENTENCES = {
    "damaged": "This file cannot be read: it is damaged, or not of the kind its name says. Ask the sender for it again, "
    "or file it as it is and type in what it says.",
    "protected": "This file is protected with a password. Ask the sender for the password, save an unprotected copy, "
    "and bring that in.",
    "too_large": "This file is larger than a return can be. Save the form out of it, and bring that in.",
    "too_long": f"Reading this file took longer than {SECONDS} seconds and was stopped. Ask the sender for it again, or "
    "file it as it is and type in what it says.",
    "old_office": "This is a file of an old Office program (.doc or .xls). Open it, save it again as .docx or .pdf, and "
    "bring that in.",
    "open_document": "This is an OpenDocument file (.odt or the like). Open it, save it again as .docx or .pdf, and bring "
    "that in.",
}


class NotRead(OfficeError):
    """A file that is not read; ``why`` is the key of its sentence."""

    def __init__(self, why: str) -> None:
        """Tell the sentence of a reason; anything unknown counts as damage."""
        self.why = why if why in SENTENCES else "damaged"
        super().__init__(SENTENCES[self.why])
