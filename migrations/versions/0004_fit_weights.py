"""Weights an agency chooses, and what each judgement of fit saw."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "fit_weights",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("modes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("points", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "standard",
                "by_hand",
                "proposal",
                name="weightssource",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chosen_by_id"], ["recruiters.id"], name=op.f("fk_fit_weights_chosen_by_id_recruiters")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_fit_weights")),
    )
    op.create_table(
        "fit_records",
        sa.Column("suggestion_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("question", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestions.id"],
            name=op.f("fk_fit_records_suggestion_id_suggestions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_fit_records_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("suggestion_id", name=op.f("pk_fit_records")),
    )
    op.create_index(op.f("ix_fit_records_candidate_id"), "fit_records", ["candidate_id"])
    # What stands there was judged by the rules and weights that the product came with.
    op.add_column(
        "standings", sa.Column("fit_version", sa.Text(), server_default="1-sssss", nullable=False)
    )
    op.alter_column("standings", "fit_version", server_default=None)


def downgrade() -> None:
    op.drop_column("standings", "fit_version")
    op.drop_index(op.f("ix_fit_records_candidate_id"), table_name="fit_records")
    op.drop_table("fit_records")
    op.drop_table("fit_weights")
