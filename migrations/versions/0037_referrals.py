"""Referrals through to placement: links to forward, news that may be told, rewards."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NOW = sa.func.now()


def upgrade() -> None:
    op.create_table(
        "referral_links",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True, unique=True),
        sa.Column("referrer_id", sa.Integer(), sa.ForeignKey("candidates.id"), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=False),
        sa.Column("role_id", sa.Integer(), sa.ForeignKey("roles.id"), nullable=True),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("names_referrer", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
    )
    op.create_index(op.f("ix_referral_links_referrer_id"), "referral_links", ["referrer_id"])
    for column in (
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("key_hash", sa.LargeBinary(), nullable=True),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("work", sa.Text(), server_default="", nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("news", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("told", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("reward_amount", sa.Numeric(12, 2), nullable=True),
        sa.Column("reward_currency", sa.Text(), server_default="", nullable=False),
        sa.Column("reward_why", sa.Text(), server_default="", nullable=False),
        sa.Column("reward_due_on", sa.Date(), nullable=True),
        sa.Column("reward_paid_on", sa.Date(), nullable=True),
        sa.Column("reward_paid_by_id", sa.Integer(), nullable=True),
    ):
        op.add_column("referrals", column)
    op.create_unique_constraint(op.f("uq_referrals_key_hash"), "referrals", ["key_hash"])
    op.create_foreign_key(
        op.f("fk_referrals_link_id_referral_links"),
        "referrals",
        "referral_links",
        ["link_id"],
        ["id"],
    )
    op.create_foreign_key(
        op.f("fk_referrals_reward_paid_by_id_recruiters"),
        "referrals", "recruiters", ["reward_paid_by_id"], ["id"],
    )  # fmt: skip
    op.create_index(op.f("ix_referrals_link_id"), "referrals", ["link_id"])
    op.create_index(
        "ix_referrals_email", "referrals", ["email"], postgresql_where=sa.text("email <> ''")
    )
    op.create_check_constraint(
        op.f("ck_referrals_reward_with_its_day"),
        "referrals", "(reward_amount IS NULL) = (reward_due_on IS NULL)",
    )  # fmt: skip
    op.create_check_constraint(
        op.f("ck_referrals_paid_what_was_promised"),
        "referrals", "reward_paid_on IS NULL OR reward_amount IS NOT NULL",
    )  # fmt: skip
    op.add_column("agency", sa.Column("referral_reward", sa.Numeric(12, 2), nullable=True))
    op.add_column(
        "agency",
        sa.Column("referral_reward_days", sa.Integer(), server_default="90", nullable=False),
    )
    op.add_column(
        "agency", sa.Column("referral_reward_words", sa.Text(), server_default="", nullable=False)
    )


def downgrade() -> None:
    for name in ("referral_reward_words", "referral_reward_days", "referral_reward"):
        op.drop_column("agency", name)
    op.drop_constraint(op.f("ck_referrals_paid_what_was_promised"), "referrals")
    op.drop_constraint(op.f("ck_referrals_reward_with_its_day"), "referrals")
    op.drop_index("ix_referrals_email", "referrals")
    for name in (
        "reward_paid_by_id", "reward_paid_on", "reward_due_on", "reward_why", "reward_currency",
        "reward_amount", "told", "news", "written_at", "work", "country", "key_hash", "link_id",
    ):  # fmt: skip
        op.drop_column("referrals", name)
    op.drop_table("referral_links")
