"""Alembic's entry point: runs the steps on the connection that `migrate.py` hands over."""

from alembic import context

from tradewire.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
