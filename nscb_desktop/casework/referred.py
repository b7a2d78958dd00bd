"""A referral that came as a file: a Part One is begun from its answers, as if typed, with the original beside it."""

from collections.abc import Mapping
from dataclasses import replace

from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt, add_return, keep_files, moment_of, noted
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import drafts


def begin(sitting: Sitting, returned: Returned, receipt: Receipt, taken: Mapping[str, Answer] | None = None) -> Draft:
    """Begin a Part One from what came; ``taken`` are the answers that a person chose, else all that came.

    Day 0 of its clocks needs the hour too, which no file tells: the day it came stands there, to be completed.
    """
    if not returned.begins_part_one:
        raise Refused("This file is no Part One from which a draft can be begun. File it, or type the Part One in.")
    with sitting.acting(Right.RECEIVE) as unit:
        at = moment_of(sitting, receipt)
        blank = drafts.add(unit, returned.read.form, sitting.person.name)
        unit.flush()
        begun = replace(
            blank, answers=dict(returned.taken if taken is None else taken), received_words=short_day(receipt.on)
        )
        draft = drafts.save(unit, begun, sitting.person.name)
        kept = keep_files(unit, returned, receipt, at, draft_id=draft.id)
        unit.flush()
        for document in kept[:1]:
            add_return(unit, document, returned, receipt, None, None)
        act = f"began draft {draft.id} from what came on {short_day(receipt.on)} by {receipt.route.strip()}"
        unit.record(act, changes=noted(returned, kept))
        return draft
