"""The first register: cases, forms, the history chain and what lists are read from."""

from alembic import op

from nscb_desktop.register.migrations.guards import kept_as_it_is

revision = "0001"
down_revision = None

TABLES = """
    CREATE TABLE account (name TEXT NOT NULL, shown TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL,
        removed_at TEXT, PRIMARY KEY (name));
    CREATE TABLE audit (seq INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL, act TEXT
        NOT NULL, case_id INTEGER, why TEXT NOT NULL, digests TEXT NOT NULL, mac BLOB NOT NULL, PRIMARY KEY
        (seq));
    CREATE INDEX ix_audit_case_id ON audit (case_id);
    CREATE TABLE case_file (id INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, alias TEXT NOT
        NULL, edition TEXT NOT NULL, office JSON NOT NULL, voided_at TEXT, voided_by TEXT NOT NULL, voided_why
        TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (year, number), UNIQUE (alias));
    CREATE TABLE content (sha256 TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256));
    CREATE TABLE setting (id INTEGER NOT NULL, "key" TEXT NOT NULL, value JSON NOT NULL, applies_from DATE NOT
        NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (id));
    CREATE TABLE case_index (case_id INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, alias
        TEXT NOT NULL, child TEXT NOT NULL, child_key TEXT NOT NULL, age TEXT NOT NULL, agency TEXT NOT NULL,
        received DATE NOT NULL, stage_key TEXT NOT NULL,
        stage TEXT NOT NULL, next_clock TEXT NOT NULL, next_due DATE, authorised BOOLEAN
        NOT NULL, voided BOOLEAN NOT NULL, PRIMARY KEY (case_id), FOREIGN KEY(case_id) REFERENCES case_file
        (id));
    CREATE INDEX ix_case_index_agency ON case_index (agency, case_id);
    CREATE INDEX ix_case_index_authorised ON case_index (authorised);
    CREATE INDEX ix_case_index_child ON case_index (child_key, case_id);
    CREATE INDEX ix_case_index_next_due ON case_index (next_due, case_id);
    CREATE INDEX ix_case_index_received ON case_index (received, case_id);
    CREATE INDEX ix_case_index_reference ON case_index (year, number);
    CREATE INDEX ix_case_index_stage ON case_index (stage, case_id);
    CREATE TABLE contact (id INTEGER NOT NULL, case_id INTEGER NOT NULL, at TEXT NOT NULL, how TEXT NOT NULL,
        who TEXT NOT NULL, what TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY
        (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_contact_case_id ON contact (case_id);
    CREATE TABLE document (id INTEGER NOT NULL, case_id INTEGER, draft_id INTEGER, kind TEXT NOT NULL, name TEXT
        NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, received_at TEXT, at TEXT NOT
        NULL, "by" TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_document_case_id ON document (case_id);
    CREATE INDEX ix_document_draft_id ON document (draft_id);
    CREATE TABLE draft (id INTEGER NOT NULL, form_key TEXT NOT NULL, form_version INTEGER NOT NULL, received_at
        TEXT, answers JSON NOT NULL, office JSON NOT NULL, version INTEGER NOT NULL, saved_at TEXT NOT NULL,
        saved_by TEXT NOT NULL, sibling_of INTEGER, discarded_at TEXT, PRIMARY KEY (id), FOREIGN KEY(sibling_of)
        REFERENCES case_file (id));
    CREATE TABLE duplicate_choice (id INTEGER NOT NULL, case_id INTEGER NOT NULL, shown JSON NOT NULL, choice
        TEXT NOT NULL, other_id INTEGER, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES case_file (id), FOREIGN KEY(other_id) REFERENCES case_file (id));
    CREATE INDEX ix_duplicate_choice_case_id ON duplicate_choice (case_id);
    CREATE TABLE field_change (id INTEGER NOT NULL, seq INTEGER NOT NULL, field TEXT NOT NULL, old TEXT NOT
        NULL, new TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(seq) REFERENCES audit (seq));
    CREATE INDEX ix_field_change_seq ON field_change (seq);
    CREATE TABLE form_record (id INTEGER NOT NULL, case_id INTEGER NOT NULL, form_key TEXT NOT NULL,
        form_version INTEGER NOT NULL, received_at TEXT NOT NULL, answers JSON NOT NULL, registered_at TEXT NOT
        NULL, registered_by TEXT NOT NULL, unauthorised_reason TEXT NOT NULL, gaps_reason TEXT NOT NULL, PRIMARY
        KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_form_record_case_id ON form_record (case_id);
    CREATE TABLE likeness (trait TEXT NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY (trait, case_id), FOREIGN
        KEY(case_id) REFERENCES case_file (id)) WITHOUT ROWID;
    CREATE INDEX ix_likeness_case_id ON likeness (case_id);
    CREATE TABLE milestone (id INTEGER NOT NULL, case_id INTEGER NOT NULL, "key" TEXT NOT NULL, "on" DATE,
        detail TEXT NOT NULL, why TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY
        KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_milestone_case_id ON milestone (case_id);
    CREATE TABLE sibling (case_id INTEGER NOT NULL, other_id INTEGER NOT NULL, PRIMARY KEY (case_id, other_id),
        FOREIGN KEY(case_id) REFERENCES case_file (id), FOREIGN KEY(other_id) REFERENCES case_file (id));
    CREATE TABLE amendment (id INTEGER NOT NULL, form_id INTEGER NOT NULL, field TEXT NOT NULL, old JSON NOT
        NULL, new JSON NOT NULL, made_on DATE NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
        why TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(form_id) REFERENCES form_record (id));
    CREATE INDEX ix_amendment_form_id ON amendment (form_id);
    CREATE TABLE authorisation (form_id INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, at TEXT NOT
        NULL, how TEXT NOT NULL, own_form_reason TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT
        NULL, PRIMARY KEY (form_id), FOREIGN KEY(form_id) REFERENCES form_record (id))
"""

SEARCH = """
    CREATE VIRTUAL TABLE search USING fts5(
        words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
    )
"""

IN_ORDER = """
    CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    BEGIN SELECT RAISE(ABORT, 'the history is written in order'); END
"""

FIXED = ("audit", "form_record", "amendment", "authorisation", "milestone", "duplicate_choice")


def guards() -> list[str]:
    """Triggers that keep what is recorded as it was recorded."""
    return [IN_ORDER, *kept_as_it_is(FIXED)]


def upgrade() -> None:
    """Make every table, the search index and the guards."""
    for statement in (*TABLES.split(";\n"), SEARCH, *guards()):
        op.execute(statement)
