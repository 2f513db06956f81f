"""Introductions and their sides, and links for people at clients."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_MOMENT = sa.DateTime(timezone=True)


def _letter(name: str) -> sa.Column[int]:
    letters = sa.ForeignKey("outbox_messages.id", ondelete="SET NULL")
    return sa.Column(name, sa.Integer(), letters, nullable=True, index=True)


def _stamps() -> list[sa.Column[object]]:
    return [
        sa.Column(name, _MOMENT, server_default=sa.func.now(), nullable=False)
        for name in ("created_at", "changed_at")
    ]


def upgrade() -> None:
    op.create_table(
        "contact_links",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False, unique=True),
        sa.Column(
            "contact_id",
            sa.Integer(),
            sa.ForeignKey("client_contacts.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=False),
        _letter("letter_id"),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "introductions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "proposed_by_id",
            sa.Integer(),
            sa.ForeignKey("recruiters.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("proposed_at", _MOMENT, nullable=False),
        sa.Column("agreed_at", _MOMENT, nullable=True),
        sa.Column("introduced_at", _MOMENT, nullable=True, index=True),
        sa.Column("introduced_by_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=True),
        sa.Column("over_at", _MOMENT, nullable=True),
        sa.Column("once_key", sa.Text(), nullable=False, unique=True),
        *_stamps(),
    )
    op.create_index(
        "ix_introductions_open",
        "introductions",
        ["proposed_at"],
        postgresql_where=sa.text("state IN ('proposed', 'asked', 'agreed')"),
    )
    op.create_table(
        "introduction_sides",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "introduction_id", sa.Integer(), sa.ForeignKey("introductions.id"), nullable=False
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "candidate_id", sa.Integer(), sa.ForeignKey("candidates.id"), nullable=True, index=True
        ),
        sa.Column(
            "contact_id",
            sa.Integer(),
            sa.ForeignKey("client_contacts.id"),
            nullable=True,
            index=True,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("is_gift", sa.Boolean(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        _letter("ask_letter_id"),
        sa.Column("answer", sa.String(24), nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("told_over_at", _MOMENT, nullable=True),
        _letter("copy_letter_id"),
        sa.Column("help_asked_at", _MOMENT, nullable=True),
        _letter("help_letter_id"),
        sa.Column("helped", sa.Boolean(), nullable=True),
        sa.Column("helped_at", _MOMENT, nullable=True),
        *_stamps(),
        sa.UniqueConstraint("introduction_id", "place"),
        sa.CheckConstraint("place IN (1, 2)", name=op.f("ck_introduction_sides_two_sides")),
        sa.CheckConstraint(
            "num_nonnulls(candidate_id, contact_id) = 1",
            name=op.f("ck_introduction_sides_one_person"),
        ),
    )


def downgrade() -> None:
    op.drop_table("introduction_sides")
    op.drop_table("introductions")
    op.drop_table("contact_links")
