"""The first tables: ledger, evidence, texts, reports, claims, failures, incidents, decisions.

In: a connection. Out: nothing. Touches the schema.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "aliases",
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_aliases")),
    )
    op.create_index(op.f("ix_aliases_new"), "aliases", ["new"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("rule_set", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rule_set", "id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_country"), "incidents", ["country"], unique=False)
    op.create_index(op.f("ix_incidents_start"), "incidents", ["start"], unique=False)
    op.create_table(
        "ledger",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_about"), "ledger", ["about"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "tallies",
        sa.Column("rule_set", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rule_set", "claim", name=op.f("pk_tallies")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["ledger.number"], name=op.f("fk_decisions_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_about"), "decisions", ["about"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("ledger_entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ledger_entry"], ["ledger.number"], name=op.f("fk_evidence_ledger_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "texts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=True),
        sa.Column("extracted", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["ledger.number"], name=op.f("fk_texts_entry")),
        sa.ForeignKeyConstraint(["evidence"], ["evidence.id"], name=op.f("fk_texts_evidence")),
        sa.ForeignKeyConstraint(["extracted"], ["ledger.number"], name=op.f("fk_texts_extracted")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
    )
    op.create_index(op.f("ix_texts_evidence"), "texts", ["evidence"], unique=False)
    op.create_index(op.f("ix_texts_extractor"), "texts", ["extractor"], unique=False)
    op.create_index(op.f("ix_texts_published"), "texts", ["published"], unique=False)
    op.create_table(
        "claims",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("place_name", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("retracted", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["ledger.number"], name=op.f("fk_claims_entry")),
        sa.ForeignKeyConstraint(["retracted"], ["ledger.number"], name=op.f("fk_claims_retracted")),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name=op.f("fk_claims_text")),
        sa.PrimaryKeyConstraint("entry", "position", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_country"), "claims", ["country"], unique=False)
    op.create_index(op.f("ix_claims_harm"), "claims", ["harm"], unique=False)
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_index(op.f("ix_claims_start"), "claims", ["start"], unique=False)
    op.create_index(op.f("ix_claims_text"), "claims", ["text"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("reader", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["ledger.number"], name=op.f("fk_reports_entry")),
        sa.ForeignKeyConstraint(["evidence"], ["evidence.id"], name=op.f("fk_reports_evidence")),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name=op.f("fk_reports_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_address"), "reports", ["address"], unique=False)
    op.create_index(op.f("ix_reports_document"), "reports", ["document"], unique=False)
    op.create_index(op.f("ix_reports_evidence"), "reports", ["evidence"], unique=False)
    op.create_index(op.f("ix_reports_reader"), "reports", ["reader"], unique=False)
    op.create_index(op.f("ix_reports_text"), "reports", ["text"], unique=False)
    op.create_table(
        "failures",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("next", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["ledger.number"], name=op.f("fk_failures_entry")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_failures_report")),
        sa.PrimaryKeyConstraint("address", "step", name=op.f("pk_failures")),
    )
    op.create_index("ix_failures_report", "failures", ["report"], unique=False)
