"""Taking in what came where nobody looks at it, from the command line: only what is in no doubt, told in one line."""

import re
from collections.abc import Container

from nscb_desktop.casework import referred, taking_in
from nscb_desktop.casework.returned_form import NO_FORM_KEY, OTHER_FORM
from nscb_desktop.casework.returning import NOT_RECOGNISED, Returned, answers_of
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import AS_IT_CAME, Receipt
from nscb_desktop.framework.completeness import missing
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.returned import Weight

_WHO = r"child(?:ren)?|famil(?:y|ies)|young (?:person|people)|baby|boy|girl|siblings?"
_NEAR = r"[^,;:]{0,40}"


def take_in(sitting: Sitting, returned: Returned, receipt: Receipt) -> str:
    """Take in a Part Two, a nil return or a referral, whichever came; what was recorded, in one line."""
    if returned.is_referral:
        return _referral(sitting, returned, receipt)
    if returned.not_known and not returned.read.answers:
        return _nil_return(sitting, returned, receipt)
    case = accept(sitting, returned, receipt)
    return f"Recorded the Part Two of {_agency(returned)} on {case.reference}, received on {short_day(receipt.on)}."


def accept(sitting: Sitting, returned: Returned, receipt: Receipt) -> CaseFile:
    """Take over the answers that came as the agency's Part Two, as they came."""
    _must_be_plain(returned)
    gaps = missing(returned.read.form, answers_of(returned, returned.taken))
    return taking_in.accept(sitting, returned, receipt, gaps_reason=AS_IT_CAME if gaps else "")


def _referral(sitting: Sitting, returned: Returned, receipt: Receipt) -> str:
    if returned.not_known:
        raise Refused(
            f"Nothing was recorded. A Part One came with “{returned.not_known}”: bring it in in the window, and choose there."
        )
    _must_have_no_other_doubt(returned, {OTHER_FORM})
    draft = referred.begin(sitting, returned, receipt)
    return f"Began draft {draft.id} of a Part One with what came on {short_day(receipt.on)}; complete and register it in the window."


def _nil_return(sitting: Sitting, returned: Returned, receipt: Receipt) -> str:
    if returned.request is None:
        raise Refused(next((doubt.words for doubt in returned.doubts), NOT_RECOGNISED))
    _must_have_no_other_doubt(returned, {NO_FORM_KEY})
    if not _is_of_the_child(returned):
        raise Refused(
            f"Nothing was recorded. It says “{returned.not_known}”: if that is a nil return, record it in the window."
        )
    case = taking_in.not_known(sitting, returned, receipt, returned.not_known)
    return f"Recorded a nil return of {_agency(returned)} on {case.reference}: “{returned.not_known}”"


def _is_of_the_child(returned: Returned) -> bool:
    """Whether it is the child or the family that is not known, and not a relation of theirs, an address or a day."""
    part_one = returned.case.part_one if returned.case else None
    name = in_words(part_one.form.field("child_name").kind, part_one.answers.get("child_name")) if part_one else ""
    names = "".join(f"|{re.escape(word)}" for word in name.split() if len(word) > 2)
    who = rf"\b(?:{_WHO}{names})\b(?!['’])"
    said = rf"{who}{_NEAR}\b(?:not known|unknown) to\b|\b(?:no \w+ (?:of|with)|not know)\b{_NEAR}{who}"
    return re.search(said, returned.not_known, re.IGNORECASE) is not None


def _must_be_plain(returned: Returned) -> None:
    if returned.request is None:
        raise Refused(next((doubt.words for doubt in returned.doubts), NOT_RECOGNISED))
    _must_have_no_other_doubt(returned, ())


def _must_have_no_other_doubt(returned: Returned, allowed: Container[str]) -> None:
    for doubt in returned.doubts:
        if doubt.weight >= Weight.ASKS and doubt.key not in allowed:
            raise Refused(f"Nothing was imported. {doubt.words}")


def _agency(returned: Returned) -> str:
    return returned.request.agency if returned.request else ""
