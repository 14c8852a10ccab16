"""The tables, as SQLAlchemy sees them; `migrations/` creates them. Rows are added, never changed or removed."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
_KEY = String(16)


def _seq() -> Column[int]:
    """The order in which rows came: what the ledger knew first."""
    return Column("seq", _NUMBER, primary_key=True, autoincrement=True)


documents = Table(
    "documents",
    metadata,
    _seq(),
    Column("key", _KEY, nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("hash", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("published", Date),
    Column("said", Date, nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("author", Text),
    Column("title", Text),
    Column("source", Text),
    Column("details", JSON, nullable=False),
    Column("added_at", DateTime, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    _seq(),
    Column("id", _KEY, nullable=False, unique=True),
    Column("document", _KEY, ForeignKey("documents.key"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Index("ix_readings_document_seq", "document", "seq"),
)

claims = Table(
    "claims",
    metadata,
    _seq(),
    Column("id", _KEY, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("indicator", Text),
    Column("measure", Text),
    Column("kind", Text),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("unit", Text),
    Column("low", Float),
    Column("high", Float),
    Column("body", Text, nullable=False),
    Index("ix_claims_type", "type", "indicator"),
)

# Which claims a reading found, in the order of the text. `current` is not stored: it follows from the readings.
found = Table(
    "found",
    metadata,
    Column("reading", _KEY, ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", _KEY, ForeignKey("claims.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

# What a claim can be found by: field is area, reporter, partner, organisation, person or product.
terms = Table(
    "terms",
    metadata,
    Column("field", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("claim", _KEY, ForeignKey("claims.id"), primary_key=True),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    _seq(),
    Column("id", _KEY, nullable=False, unique=True),
    Column("left", _KEY, nullable=False, index=True),
    Column("right", _KEY, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_person", Boolean, nullable=False, index=True),
    Column("reasons", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    _seq(),
    Column("judgement", _KEY, ForeignKey("judgements.id"), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    _seq(),
    Column("claim", _KEY, nullable=False, index=True),
    Column("opinion", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

# What a rule found out in one run over the ledger: kind is check, derived or commitment; body is its record.
findings = Table(
    "findings",
    metadata,
    _seq(),
    Column("run", _KEY, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("id", _KEY, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

observations = Table(
    "observations",
    metadata,
    _seq(),
    Column("id", _KEY, nullable=False, unique=True),
    Column("dataset", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("partner", Text),
    Column("indicator", Text, nullable=False),
    Column("product", Text),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", Text, nullable=False),
    Column("valuation", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("dimensions", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
    Index("ix_observations_area", "area", "partner", "indicator"),
)

APPEND_ONLY = tuple(table.name for table in metadata.sorted_tables)
