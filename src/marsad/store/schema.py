"""The tables. Documents are canonical JSON in text columns, beside the columns that are asked for.

In: nothing. Out: the tables and the number of their version. Touches nothing.

Times are ISO 8601 texts in UTC, as the ledger's hashes cover them character by character. Rows are
added; what changes later is only state: which text a report has now, which extraction a text has
now, that claims were retracted, failures that are open, and the results of the last grouping.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = "0002"  # the newest migration: what this program reads and writes

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

ledger = Table(
    "ledger",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("tool", String, nullable=False),
    Column("step", String, nullable=False),
    Column("about", String, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)


def _entry(name: str = "entry", *, nullable: bool = True, primary_key: bool = False) -> Column[int]:
    key = ForeignKey("ledger.number")
    return Column(name, Integer, key, nullable=nullable, primary_key=primary_key)


evidence = Table(
    "evidence",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String, nullable=False),
    Column("kept", String, nullable=False),
    Column("tool", String, nullable=False),
    _entry("ledger_entry", nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("id", String, primary_key=True),
    Column("evidence", String(64), ForeignKey("evidence.id"), nullable=False, index=True),
    Column("title", Text),
    Column("body", Text, nullable=False),
    Column("published", Date, index=True),
    Column("outlet", String),
    Column("language", String),
    Column("rest", Text, nullable=False),
    _entry(nullable=False),
    # state: which extractor's claims are current, and the entry that recorded them
    Column("extractor", String, index=True),
    _entry("extracted"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("evidence", String(64), ForeignKey("evidence.id"), nullable=False, index=True),
    Column("address", String, nullable=False, index=True),
    Column("document", String, nullable=False, index=True),
    Column("rest", Text, nullable=False),
    _entry(nullable=False),
    # state: its text now, and the version of the reading step that made it
    Column("text", String, ForeignKey("texts.id"), index=True),
    Column("reader", String, index=True),
)

claims = Table(
    "claims",
    metadata,
    _entry(primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, index=True),
    Column("text", String, ForeignKey("texts.id"), nullable=False, index=True),
    Column("report", String, nullable=False),
    Column("harm", String, nullable=False, index=True),
    Column("act", String, nullable=False),
    Column("status", String, nullable=False),
    Column("role", String, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("start", Date, index=True),
    Column("end", Date),
    Column("country", String, index=True),
    Column("place", String),
    Column("place_name", String),
    Column("origin", String),
    Column("published", Date),
    Column("outlet", String),
    Column("confidence", Float),
    Column("document", Text, nullable=False),
    _entry("retracted"),
)

failures = Table(
    "failures",
    metadata,
    Column("address", String, primary_key=True),
    Column("step", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id")),
    Column("error", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("next", Text, nullable=False),
    _entry(nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("rule_set", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("start", Date, index=True),
    Column("end", Date),
    Column("country", String, index=True),
    Column("place", String),
    Column("document", Text, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("rule_set", String, primary_key=True),
    Column("claim", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("harm", String, nullable=False),
    Column("document", Text, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False, index=True),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False, index=True),
    Column("made", String, nullable=False),
    Column("document", Text, nullable=False),
    _entry(nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

Index("ix_failures_report", failures.c.report)
