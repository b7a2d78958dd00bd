"""Why a file is no template of a letter, each in one sentence that says what to do."""

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import visible

SENTENCES = {
    "not_word": "“{name}” cannot be read as a Word document: it is damaged, protected with a password, or of another kind. Open "
    "it in Word, save it as a Word document (.docx), and choose that copy.",
    "too_long": "Reading “{name}” took too long and was stopped. Keep only the letter in it, and save it again.",
    "too_much": "“{name}” holds more text than a letter can. Keep only the letter in it, and save it again.",
    "macros": "“{name}” holds macros. A template needs none: save it in Word as a Word document (.docx) without them.",
    "embedded": "“{name}” holds {what}, which is neither text nor a picture. Take it out in Word and save the template again.",
    "linked": "“{name}” fetches {what} from outside the document. Put it into the document itself, or take it out.",
    "tracked": "“{name}” still has tracked changes. Accept or reject all of them in Word, so that no letter carries them.",
    "commented": "“{name}” still has comments. Delete all of them in Word, so that no letter carries them.",
    "mail_merge": "“{name}” has a mail-merge field of Word ({what}). Type the field as words in its place, for example "
    "{{{{due_on}}}}.",
    "fetching": "“{name}” has the field {what} of Word, which fetches or runs something. Take it out.",
}
LONGEST_WHAT = 200
WITH_MACROS = (".docm", ".dotm")


class NotATemplate(OfficeError):
    """A file that cannot be a template; ``why`` is the key of its sentence, ``what`` the thing in it that is amiss."""

    def __init__(self, why: str, name: str, what: str = "") -> None:
        """Tell the sentence of a reason; anything unknown counts as damage."""
        self.why, self.what = (why if why in SENTENCES else "not_word"), visible(what[:LONGEST_WHAT])
        super().__init__(SENTENCES[self.why].format(name=visible(name), what=self.what))
