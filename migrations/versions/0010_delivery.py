"""What is learned of letters, and what holds mail up."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_TIME = sa.DateTime(timezone=True)
_NEW_STATES = "('delivered', 'bounced', 'complained')"


def upgrade() -> None:
    op.add_column("outbox_messages", sa.Column("begun_at", _TIME, nullable=True))
    op.execute(
        "UPDATE outbox_messages SET begun_at = coalesce(sent_at, changed_at) "
        "WHERE state IN ('data', 'sent', 'unknown')"
    )
    op.create_table(
        "mail_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["outbox_messages.id"],
            name=op.f("fk_mail_events_letter_id_outbox_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_events")),
        sa.UniqueConstraint(
            "letter_id", "kind", "attempts", name=op.f("uq_mail_events_letter_id_kind_attempts")
        ),
    )
    op.create_table(
        "mail_paces",
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("next_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_mail_paces")),
    )
    op.create_table(
        "mail_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("rests", sa.Integer(), nullable=False),
        sa.Column("rests_until", _TIME, nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_line")),
    )
    op.create_table(
        "mail_stops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("began_at", _TIME, nullable=False),
        sa.Column("began_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", _TIME, nullable=True),
        sa.Column("ended_at", _TIME, nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_after_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_stops")),
    )
    op.create_index(
        "uq_mail_stops_open",
        "mail_stops",
        ["kind"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "mail_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_mail_days")),
    )


def downgrade() -> None:
    for table in ("mail_days", "mail_stops", "mail_line", "mail_paces", "mail_events"):
        op.drop_table(table)
    op.execute(f"UPDATE outbox_messages SET state = 'sent' WHERE state IN {_NEW_STATES}")  # noqa: S608 - a constant
    op.drop_column("outbox_messages", "begun_at")
