"""Records that may be one person, and what was merged."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("kept_for_undo", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        _points("merges", "candidate_id", "candidates"),
        _points("merges", "merged_by_id", "recruiters"),
        _points("merges", "undone_by_id", "recruiters"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
    )
    op.create_index(op.f("ix_merges_candidate_id"), "merges", ["candidate_id"])
    op.create_index("ix_merges_gone_id", "merges", ["gone_id"])
    op.create_table(
        "alike_pairs",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_apart_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_apart_by_id", sa.Integer(), nullable=True),
        _points("alike_pairs", "candidate_id", "candidates"),
        _points("alike_pairs", "other_id", "candidates"),
        _points("alike_pairs", "told_apart_by_id", "recruiters"),
        sa.CheckConstraint("candidate_id < other_id", name=op.f("ck_alike_pairs_lower_first")),
        sa.PrimaryKeyConstraint("candidate_id", "other_id", name=op.f("pk_alike_pairs")),
    )
    op.create_index(op.f("ix_alike_pairs_other_id"), "alike_pairs", ["other_id"])


def downgrade() -> None:
    """Merges made before stay made: nothing is left that could part them."""
    op.drop_table("alike_pairs")
    op.drop_table("merges")


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)
