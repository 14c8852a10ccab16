"""Bring a ledger to the layout that this version knows."""

from typing import Final

from sqlalchemy import Connection, inspect, text

from tradewire.errors import LedgerDamaged, LedgerTooNew

HEAD: Final = "0001"
_LOCK: Final = 0x7261_6465
KNOWN: Final = frozenset({"0001"})


def revision(connection: Connection) -> str | None:
    """The layout that the ledger has, None for an empty database.

    Raises:
        LedgerDamaged: the database holds tables of something else.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found else None
    if tables:
        raise LedgerDamaged(f"this database is no ledger: it has the tables {', '.join(sorted(tables)[:5])}")
    return None


def check_known(found: str | None) -> None:
    if found is not None and found not in KNOWN:
        raise LedgerTooNew(
            f"the ledger has layout {found}, this tradewire knows up to {HEAD}: open it with the newer tradewire"
        )


def alone(connection: Connection) -> None:
    """Wait until no other process changes the layout. SQLite's write lock does the same already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def upgrade(connection: Connection) -> None:
    """Run the missing steps inside the caller's transaction. Alembic is imported only here: it is slow to load."""
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "tradewire.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
