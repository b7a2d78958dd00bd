"""The decision process: agencies and their people, information requests, meetings, and changes of clocks."""

from alembic import op

from nscb_desktop.register.migrations.guards import kept_as_it_is

revision = "0002"
down_revision = "0001"

TABLES = """
    CREATE TABLE agency (id INTEGER NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL, left_on DATE, version INTEGER NOT
        NULL, PRIMARY KEY (id));
    CREATE TABLE meeting (id INTEGER NOT NULL, at TEXT NOT NULL, place TEXT NOT NULL, attendance JSON NOT NULL,
        conflicts JSON NOT NULL, considered JSON NOT NULL, chaired_by TEXT NOT NULL, acting_note TEXT NOT NULL, held_on
        DATE, called_off TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (id));
    CREATE INDEX ix_meeting_at ON meeting (at);
    CREATE TABLE holder (id INTEGER NOT NULL, agency_id INTEGER, office TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT
        NULL, telephone TEXT NOT NULL, email TEXT NOT NULL, since DATE, until DATE, PRIMARY KEY (id), FOREIGN
        KEY(agency_id) REFERENCES agency (id));
    CREATE INDEX ix_holder_agency_id ON holder (agency_id);
    CREATE TABLE information_request (id INTEGER NOT NULL, case_id INTEGER NOT NULL, agency_id INTEGER NOT NULL, agency
        TEXT NOT NULL, asked_on DATE NOT NULL, due_on DATE NOT NULL, rule TEXT NOT NULL, lead TEXT NOT NULL, recorded_at
        TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id),
        FOREIGN KEY(agency_id) REFERENCES agency (id));
    CREATE INDEX ix_information_request_case_id ON information_request (case_id);
    CREATE TABLE request_event (id INTEGER NOT NULL, request_id INTEGER NOT NULL, what TEXT NOT NULL, "on" DATE NOT
        NULL, how TEXT NOT NULL, note TEXT NOT NULL, form_id INTEGER, takes_back INTEGER, recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(request_id) REFERENCES information_request (id),
        FOREIGN KEY(form_id) REFERENCES form_record (id), FOREIGN KEY(takes_back) REFERENCES request_event (id));
    CREATE INDEX ix_request_event_request_id ON request_event (request_id);
    CREATE TABLE agenda_item (meeting_id INTEGER NOT NULL, case_id INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY
        (meeting_id, case_id), FOREIGN KEY(meeting_id) REFERENCES meeting (id), FOREIGN KEY(case_id) REFERENCES
        case_file (id));
    CREATE INDEX ix_agenda_item_case_id ON agenda_item (case_id);
    CREATE TABLE minute (id INTEGER NOT NULL, meeting_id INTEGER NOT NULL, case_id INTEGER, words TEXT NOT NULL, why
        TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(meeting_id)
        REFERENCES meeting (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_minute_case_id ON minute (case_id);
    CREATE INDEX ix_minute_meeting_id ON minute (meeting_id);
    CREATE TABLE clock_change (id INTEGER NOT NULL, case_id INTEGER NOT NULL, clock TEXT NOT NULL, subject TEXT NOT
        NULL, kind TEXT NOT NULL, "on" DATE NOT NULL, why TEXT NOT NULL, agreed_by TEXT NOT NULL, recorded_at TEXT NOT
        NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_clock_change_case_id ON clock_change (case_id);
    CREATE TABLE agreed_value (id INTEGER NOT NULL, case_id INTEGER NOT NULL, field TEXT NOT NULL, value JSON NOT NULL,
        source TEXT NOT NULL, why TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES case_file (id));
    CREATE INDEX ix_agreed_value_case_id ON agreed_value (case_id);
    ALTER TABLE draft ADD COLUMN received_words TEXT NOT NULL DEFAULT '';
    ALTER TABLE draft ADD COLUMN request_id INTEGER REFERENCES information_request (id);
    ALTER TABLE draft ADD COLUMN case_id INTEGER REFERENCES case_file (id);
    ALTER TABLE case_index ADD COLUMN flags TEXT NOT NULL DEFAULT '';
    UPDATE case_index SET flags = 'Authorisation awaited' WHERE NOT authorised AND NOT voided
"""
# The other flags come from what the first format had no place for.

FIXED = ("information_request", "request_event", "clock_change", "minute", "agreed_value")


def upgrade() -> None:
    """Make the tables of the decision process and guard what is recorded in them."""
    for statement in (*TABLES.split(";\n"), *kept_as_it_is(FIXED)):
        op.execute(statement)
