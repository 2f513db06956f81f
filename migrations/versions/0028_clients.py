"""Touches with clients, and from whom we heard of a role that is not advertised."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ANSWERS = ("welcome", "no_profiles", "stop")


def upgrade() -> None:
    op.create_table(
        "client_touches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("is_theirs", sa.Boolean(), nullable=False),
        sa.Column("is_profile", sa.Boolean(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(*ANSWERS, name="clientanswer", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("every_days", sa.Integer(), nullable=True),
        sa.Column("once_key", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        _points("client_touches", "client_id", "clients"),
        _points("client_touches", "contact_id", "client_contacts"),
        _points("client_touches", "recruiter_id", "recruiters"),
        _points("client_touches", "role_id", "roles"),
        sa.CheckConstraint(
            "every_days IS NULL OR every_days > 0", name=op.f("ck_client_touches_every_days_ahead")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_touches")),
        sa.UniqueConstraint("once_key", name=op.f("uq_client_touches_once_key")),
    )
    op.create_index("ix_client_touches_client", "client_touches", ["client_id", "happened_at"])
    op.create_index("ix_client_touches_contact", "client_touches", ["contact_id", "happened_at"])
    op.add_column("roles", sa.Column("heard_on", sa.Date(), nullable=True))
    op.add_column("roles", sa.Column("heard_from", sa.Text(), server_default="", nullable=False))
    op.alter_column("roles", "heard_from", server_default=None)
    op.add_column("roles", sa.Column("heard_candidate_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_roles_heard_candidate_id_candidates"),
        "roles",
        "candidates",
        ["heard_candidate_id"],
        ["id"],
    )
    op.create_index(op.f("ix_roles_heard_candidate_id"), "roles", ["heard_candidate_id"])
    op.execute("UPDATE roles SET heard_on = created_at::date WHERE state = 'anticipated'")


def downgrade() -> None:
    for name in ("heard_candidate_id", "heard_from", "heard_on"):
        op.drop_column("roles", name)
    op.drop_table("client_touches")


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)
