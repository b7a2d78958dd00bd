"""How Alembic runs here: on the keyed connection it is given, in one transaction."""

from alembic import context

from nscb_desktop.register.tables import Row

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Row.metadata, transactional_ddl=True
)
context.run_migrations()
