"""Out and back: what was sent, what came home, templates of letters, packs and their copies, imports."""

from alembic import op

from nscb_desktop.register.migrations.guards import kept_as_it_is

revision = "0003"
down_revision = "0002"

TABLES = """
    CREATE TABLE sent (id INTEGER NOT NULL, case_id INTEGER, request_id INTEGER, kind TEXT NOT NULL, form_key
        TEXT NOT NULL, form_version INTEGER NOT NULL, check_value TEXT NOT NULL, due_told DATE, to_name TEXT NOT
        NULL, to_address TEXT NOT NULL, files JSON NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT
        NULL, PRIMARY KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id), FOREIGN KEY(request_id)
        REFERENCES information_request (id));
    CREATE INDEX ix_sent_case_id ON sent (case_id);
    CREATE INDEX ix_sent_request_id ON sent (request_id);
    CREATE TABLE return_file (id INTEGER NOT NULL, document_id INTEGER NOT NULL, request_id INTEGER, form_id
        INTEGER, received_on DATE NOT NULL, route TEXT NOT NULL, recognised_by TEXT NOT NULL, warnings JSON NOT
        NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(document_id)
        REFERENCES document (id), FOREIGN KEY(request_id) REFERENCES information_request (id), FOREIGN
        KEY(form_id) REFERENCES form_record (id));
    CREATE INDEX ix_return_file_document_id ON return_file (document_id);
    CREATE INDEX ix_return_file_request_id ON return_file (request_id);
    CREATE TABLE document_words (sha256 TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (sha256));
    CREATE TABLE letter_template (id INTEGER NOT NULL, letter TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT
        NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id));
    CREATE TABLE pack (id INTEGER NOT NULL, meeting_id INTEGER NOT NULL, cases JSON NOT NULL, parts JSON NOT
        NULL, encrypted BOOLEAN NOT NULL, chain TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT
        NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id) REFERENCES meeting (id));
    CREATE INDEX ix_pack_meeting_id ON pack (meeting_id);
    CREATE TABLE pack_copy (id INTEGER NOT NULL, pack_id INTEGER NOT NULL, number INTEGER NOT NULL, "of" INTEGER
        NOT NULL, recipient TEXT NOT NULL, agency TEXT NOT NULL, pages INTEGER NOT NULL, sha256 TEXT NOT NULL,
        left_out JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(pack_id) REFERENCES pack (id));
    CREATE INDEX ix_pack_copy_pack_id ON pack_copy (pack_id);
    CREATE TABLE pack_copy_event (id INTEGER NOT NULL, copy_id INTEGER NOT NULL, what TEXT NOT NULL, "on" DATE
        NOT NULL, how TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(copy_id) REFERENCES pack_copy (id));
    CREATE INDEX ix_pack_copy_event_copy_id ON pack_copy_event (copy_id);
    CREATE TABLE import_batch (id INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, undone_at TEXT,
        undone_why TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id));
    CREATE TABLE imported_case (batch_id INTEGER NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY (batch_id,
        case_id), FOREIGN KEY(batch_id) REFERENCES import_batch (id), FOREIGN KEY(case_id) REFERENCES case_file
        (id))
"""

FIXED = (
    "sent",
    "return_file",
    "document_words",
    "letter_template",
    "pack",
    "pack_copy",
    "pack_copy_event",
    "imported_case",
)


def upgrade() -> None:
    """Make the tables of what leaves and comes home, and guard what is recorded in them."""
    for statement in (*TABLES.split(";\n"), *kept_as_it_is(FIXED)):
        op.execute(statement)
