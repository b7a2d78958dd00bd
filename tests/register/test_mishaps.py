"""What the disk does is a sentence; what this program does wrong is not."""

import pytest
from sqlcipher3 import dbapi2

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.mishaps import in_plain_english, sentence_for


def test_a_defect_passes_as_it_is() -> None:
    connection = dbapi2.connect(":memory:")
    with pytest.raises(dbapi2.OperationalError, match="no such table"), in_plain_english():
        connection.execute("SELECT * FROM nowhere")
    connection.close()


def test_a_full_disk_is_a_sentence() -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE TABLE note (words TEXT)")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(OfficeError, match="The disk is full"), in_plain_english():
        connection.execute("INSERT INTO note VALUES (?)", ("x" * 100_000,))
    connection.close()


def test_an_error_that_sqlite_was_not_asked_about_has_no_sentence() -> None:
    assert sentence_for(dbapi2.DatabaseError("Cannot operate on a closed database.")) is None
