"""The first layout: documents, readings, claims, judgements, findings, official series, and full-text search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEY = sa.String(16)
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TABLES = (
    "documents",
    "readings",
    "claims",
    "found",
    "terms",
    "judgements",
    "withdrawals",
    "reviews",
    "findings",
    "observations",
)


def upgrade() -> None:
    _texts()
    _decisions()
    _results()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _seq() -> sa.Column[int]:
    return sa.Column("seq", _NUMBER, primary_key=True, autoincrement=True)


def _texts() -> None:
    op.create_table(
        "documents",
        _seq(),
        sa.Column("key", _KEY, nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("hash", sa.String(64), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("said", sa.Date, nullable=False, index=True),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "readings",
        _seq(),
        sa.Column("id", _KEY, nullable=False, unique=True),
        sa.Column("document", _KEY, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_readings_document_seq", "readings", ["document", "seq"])
    op.create_table(
        "claims",
        _seq(),
        sa.Column("id", _KEY, nullable=False, unique=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text),
        sa.Column("measure", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("period_start", sa.Date),
        sa.Column("period_end", sa.Date),
        sa.Column("unit", sa.Text),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_type", "claims", ["type", "indicator"])
    op.create_table(
        "found",
        sa.Column("reading", _KEY, sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("claim", _KEY, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "terms",
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("term", sa.Text, primary_key=True),
        sa.Column("claim", _KEY, sa.ForeignKey("claims.id"), primary_key=True),
        sqlite_with_rowid=False,
    )


def _decisions() -> None:
    op.create_table(
        "judgements",
        _seq(),
        sa.Column("id", _KEY, nullable=False, unique=True),
        sa.Column("left", _KEY, nullable=False, index=True),
        sa.Column("right", _KEY, nullable=False, index=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("by_person", sa.Boolean, nullable=False, index=True),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "withdrawals",
        _seq(),
        sa.Column("judgement", _KEY, sa.ForeignKey("judgements.id"), nullable=False, index=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "reviews",
        _seq(),
        sa.Column("claim", _KEY, nullable=False, index=True),
        sa.Column("opinion", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )


def _results() -> None:
    op.create_table(
        "findings",
        _seq(),
        sa.Column("run", _KEY, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", _KEY, nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "observations",
        _seq(),
        sa.Column("id", _KEY, nullable=False, unique=True),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("partner", sa.Text),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("product", sa.Text),
        sa.Column("period_start", sa.Date, nullable=False),
        sa.Column("period_end", sa.Date, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("valuation", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("dimensions", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_observations_area", "observations", ["area", "partner", "indicator"])


def _sqlite() -> None:
    """Search over lemmas, and triggers that hold the promise that rows are only added."""
    op.execute("CREATE VIRTUAL TABLE search USING fts5(lemmas, kind UNINDEXED, ref UNINDEXED, tokenize='unicode61')")
    for table in _TABLES:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


def _postgresql() -> None:
    op.execute("CREATE TABLE search (lemmas text NOT NULL, kind text NOT NULL, ref varchar(16) NOT NULL)")
    op.execute("CREATE INDEX ix_search_lemmas ON search USING gin (to_tsvector('simple', lemmas))")
    op.execute(
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
