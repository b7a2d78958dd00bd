"""A file that came back, told to another program: which request it answers, and field by field old and returned."""

import json

from nscb_desktop.casework.returning import Returned


def returned_json(returned: Returned) -> str:
    """What a file would be taken for; nothing that is not known is guessed."""
    request, case, read = returned.request, returned.case, returned.read
    told = {
        "request": request.id if request else None,
        "case": str(case.reference) if case else None,
        "agency": request.agency if request else None,
        "form": read.form.key if read.answers or read.ours or returned.recognised.slip else None,
        "version": returned.recognised.slip.version if returned.recognised.slip else None,
        "recognised_by": returned.recognised.by or None,
        "received": returned.received_on.isoformat(),
        "sha256": returned.sha256,
        "not_known": returned.not_known or None,
        "warnings": [doubt.words for doubt in returned.doubts],
        "fields": [
            {"key": each.key, "label": each.label, "old": each.old_words, "returned": each.returned_words}
            | ({"emptied": True} if each.emptied else {})
            for each in returned.fields
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
