"""Duties, the suppression list, sealed records, and marks that outlive a restore."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS = (
    "notice", "access", "rectification", "erasure", "objection",
    "tell_recipients", "retention", "consent_ending", "breach",
)  # fmt: skip
STATES = ("open", "done", "dropped")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("contact_terms", sa.Column("restricted_at", AT))
    op.add_column(
        "agency", sa.Column("retention_months", sa.Integer(), server_default="24", nullable=False)
    )
    op.alter_column("agency", "retention_months", server_default=None)
    op.create_table(
        "suppressions",
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("address_hash", name=op.f("pk_suppressions")),
    )
    op.create_table(
        "marks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
    )
    op.create_table(
        "letters_gone",
        sa.Column("letter_hash", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("letter_hash", name=op.f("pk_letters_gone")),
    )
    op.create_table(
        "sealed_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("sealed_at", AT, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("contents", postgresql.JSONB(), nullable=False),
        sa.Column("openings", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_sealed_records_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_records")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_sealed_records_candidate_id")),
    )
    op.create_table(
        "obligations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum(*KINDS, name="dutykind", native_enum=False, length=24), nullable=False
        ),
        sa.Column("candidate_id", sa.Integer()),
        sa.Column(
            "state",
            sa.Enum(*STATES, name="dutystate", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("opened_at", AT, nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("alarmed", sa.Integer(), nullable=False),
        sa.Column("extended_at", AT),
        sa.Column("closed_at", AT),
        sa.Column("closed_by_id", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_obligations_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["recruiters.id"], name=op.f("fk_obligations_closed_by_id_recruiters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
    )
    op.create_index(op.f("ix_obligations_candidate_id"), "obligations", ["candidate_id"])
    is_open = sa.text("state = 'open'")
    op.create_index(
        "uq_obligations_open",
        "obligations",
        ["kind", "candidate_id"],
        unique=True,
        postgresql_where=is_open,
    )
    op.create_index("ix_obligations_due", "obligations", ["due_at"], postgresql_where=is_open)


def downgrade() -> None:
    for table in ("obligations", "sealed_records", "letters_gone", "marks", "suppressions"):
        op.drop_table(table)
    op.drop_column("agency", "retention_months")
    op.drop_column("contact_terms", "restricted_at")
