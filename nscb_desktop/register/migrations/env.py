"""How Alembic runs here: on the keyed connection it is given, in one transaction."""

from alembic import context

from nscb_desktop.register import paper_tables, process_tables, tables  # noqa: F401 - every table is declared before it is compared
from nscb_desktop.register.rows import Row

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Row.metadata, transactional_ddl=True
)
context.run_migrations()
