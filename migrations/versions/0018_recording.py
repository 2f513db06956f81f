"""Drafts of the log, what saving a touch changed, and private calendar addresses."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_TIME = sa.DateTime(timezone=True)
_NUMBERS = sa.ARRAY(sa.Integer())


def upgrade() -> None:
    op.create_table(
        "touch_savings",
        sa.Column("touch_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("saved_at", _TIME, nullable=False),
        sa.Column("change_ids", _NUMBERS, nullable=False),
        sa.Column("skill_ids", _NUMBERS, nullable=False),
        sa.Column("designation_ids", _NUMBERS, nullable=False),
        sa.ForeignKeyConstraint(
            ["touch_id"],
            ["touches.id"],
            name=op.f("fk_touch_savings_touch_id_touches"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("touch_id", name=op.f("pk_touch_savings")),
    )
    op.create_index(op.f("ix_touch_savings_saved_at"), "touch_savings", ["saved_at"])
    op.create_table(
        "touch_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("kept_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_touch_drafts_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_touch_drafts_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touch_drafts")),
        sa.UniqueConstraint(
            "recruiter_id",
            "candidate_id",
            name=op.f("uq_touch_drafts_recruiter_id_candidate_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_touch_drafts_candidate_id"), "touch_drafts", ["candidate_id"])
    op.create_index(op.f("ix_touch_drafts_kept_at"), "touch_drafts", ["kept_at"])
    op.create_table(
        "calendar_feeds",
        sa.Column("recruiter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_calendar_feeds_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("recruiter_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )


def downgrade() -> None:
    op.drop_table("calendar_feeds")
    op.drop_table("touch_drafts")
    op.drop_table("touch_savings")
