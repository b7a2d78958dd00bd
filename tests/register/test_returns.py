"""Files that came back: kept with the document, the request and the form, and found again by their bytes."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from nscb_desktop.casework import filing
from nscb_desktop.register import returns
from nscb_desktop.register.attachments import digest_of
from tests import registers


def test_what_came_back_is_kept_and_never_changed(tmp_path: Path) -> None:
    sitting = registers.fresh(tmp_path / "register")
    case = registers.registered(sitting)
    document = filing.file_document(sitting, case.id, "back.pdf", b"bytes")
    with sitting.register.work.drafting(sitting.now()) as unit:
        made = returns.add(unit, document.id, request_id=None, form_id=None, received_on=date(2014, 1, 6), route="post",
                           recognised_by="", warnings=["said"])  # fmt: skip
    with sitting.reading() as unit:
        assert returns.of_case(unit, case.id) == [made]
        assert returns.of_request(unit, 1) == []
        assert [each.id for each in returns.filed_before(unit, digest_of(b"bytes"))] == [document.id]
        assert returns.filed_before(unit, digest_of(b"others")) == []
    with pytest.raises(DatabaseError, match="not authorized"), sitting.register.work.drafting(sitting.now()) as unit:
        unit.session.execute(text("UPDATE return_file SET route = 'x'"))
    sitting.register.close()


def test_a_print_of_the_same_bytes_is_no_return(tmp_path: Path) -> None:
    sitting = registers.fresh(tmp_path / "register")
    case = registers.registered(sitting)
    filing.note_print(sitting, case.id, "out.pdf", b"bytes", "printed")
    with sitting.reading() as unit:
        assert returns.filed_before(unit, digest_of(b"bytes")) == []
    sitting.register.close()
