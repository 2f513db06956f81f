"""Candidates who are marketed, the profiles clients read, and the clients they are shown to."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WHEN = sa.DateTime(timezone=True)


def _stamps() -> list[sa.Column[object]]:
    return [
        sa.Column(name, _WHEN, server_default=sa.func.now(), nullable=False)
        for name in ("created_at", "changed_at")
    ]


def upgrade() -> None:
    op.create_table(
        "marketings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("candidate_id", sa.Integer(), sa.ForeignKey("candidates.id"), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False, unique=True),
        sa.Column("began_at", _WHEN, nullable=False),
        sa.Column("approved_at", _WHEN, nullable=True),
        sa.Column("approved_until", sa.Date(), nullable=True),
        sa.Column("approved_version", sa.Integer(), nullable=True),
        sa.Column("approved_words", sa.Text(), nullable=False),
        sa.Column("quote_allowed", sa.Boolean(), nullable=False),
        sa.Column("ended_at", _WHEN, nullable=True),
        *_stamps(),
        sa.CheckConstraint(
            "(approved_at IS NULL) = (approved_until IS NULL)",
            name=op.f("ck_marketings_approved_until_a_day"),
        ),
    )
    op.create_index(op.f("ix_marketings_candidate_id"), "marketings", ["candidate_id"])
    op.create_index(
        "uq_marketings_running",
        "marketings",
        ["candidate_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "blind_profiles",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("marketing_id", sa.Integer(), sa.ForeignKey("marketings.id"), nullable=False),
        sa.Column("candidate_id", sa.Integer(), sa.ForeignKey("candidates.id"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("lines", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("taken_out", postgresql.JSONB(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=False),
        sa.Column("made_at", _WHEN, nullable=False),
        sa.UniqueConstraint("marketing_id", "version"),
    )
    op.create_index(op.f("ix_blind_profiles_candidate_id"), "blind_profiles", ["candidate_id"])
    op.create_table(
        "profile_showings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("marketing_id", sa.Integer(), sa.ForeignKey("marketings.id"), nullable=False),
        sa.Column("candidate_id", sa.Integer(), sa.ForeignKey("candidates.id"), nullable=False),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("clients.id"), nullable=False),
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("client_contacts.id"), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), sa.ForeignKey("recruiters.id"), nullable=False),
        sa.Column("role_id", sa.Integer(), sa.ForeignKey("roles.id"), nullable=True),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("struck_why", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("decision", postgresql.JSONB(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True, unique=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", _WHEN, nullable=True),
        sa.Column("read_at", _WHEN, nullable=True),
        sa.Column("answer", sa.String(24), nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("answer_month", sa.Date(), nullable=True),
        sa.Column("answered_at", _WHEN, nullable=True),
        sa.Column("named_at", _WHEN, nullable=True),
        sa.Column("unnamed_at", _WHEN, nullable=True),
        sa.Column("handled_at", _WHEN, nullable=True),
        *_stamps(),
        sa.UniqueConstraint("marketing_id", "client_id"),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)",
            name=op.f("ck_profile_showings_sent_at_a_moment"),
        ),
    )
    for column in ("candidate_id", "contact_id", "role_id", "letter_id"):
        op.create_index(op.f(f"ix_profile_showings_{column}"), "profile_showings", [column])
    op.create_index("ix_profile_showings_client", "profile_showings", ["client_id", "sent_at"])


def downgrade() -> None:
    op.drop_table("profile_showings")
    op.drop_table("blind_profiles")
    op.drop_table("marketings")
