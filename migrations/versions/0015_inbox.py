"""Mail that arrives: stored raw, read, filed; and drop addresses."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "inbox_cursors",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "uidvalidity", name=op.f("pk_inbox_cursors")),
    )
    op.create_table(
        "inbox_health",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("polled_at", _TIME, nullable=True),
        sa.Column("failed_at", _TIME, nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", name=op.f("pk_inbox_health")),
    )
    op.create_table(
        "received_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("arrived_at", _TIME, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fate", sa.String(length=24), nullable=False),
        sa.Column("settled_at", _TIME, nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=True),
        sa.Column("message_key", sa.LargeBinary(), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(), nullable=True),
        sa.Column("is_twin", sa.Boolean(), nullable=False),
        sa.Column("direction", sa.String(length=24), nullable=True),
        sa.Column("happened_at", _TIME, nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("parties", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mentioned", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("answers_mail_id", sa.Integer(), nullable=True),
        sa.Column("asked_to_stop", sa.Boolean(), nullable=False),
        sa.Column("stop_settled_at", _TIME, nullable=True),
        sa.Column("created_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.Column("changed_at", _TIME, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_received_mails_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_mails")),
        sa.UniqueConstraint(
            "mailbox", "uidvalidity", "uid", name=op.f("uq_received_mails_mailbox_uidvalidity_uid")
        ),
    )
    op.create_index(
        "ix_received_mails_new", "received_mails", ["id"], postgresql_where=sa.text("fate = 'new'")
    )
    op.create_index(
        "ix_received_mails_message_key", "received_mails", ["message_key"], unique=False
    )
    op.create_index(
        "ix_received_mails_open",
        "received_mails",
        ["recruiter_id"],
        unique=False,
        postgresql_where=sa.text("fate = 'waiting' OR (asked_to_stop AND stop_settled_at IS NULL)"),
    )
    op.create_index(
        "uq_received_mails_message",
        "received_mails",
        ["recruiter_id", "message_key", "content_hash"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("message_key IS NOT NULL AND fate <> 'duplicate'"),
    )
    op.create_table(
        "mail_attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("offered_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_mail_attachments_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"],
            ["received_mails.id"],
            name=op.f("fk_mail_attachments_mail_id_received_mails"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_attachments")),
    )
    op.create_index(
        op.f("ix_mail_attachments_candidate_id"), "mail_attachments", ["candidate_id"], unique=False
    )
    op.create_index(
        op.f("ix_mail_attachments_mail_id"), "mail_attachments", ["mail_id"], unique=False
    )
    op.create_table(
        "mail_filings",
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_mail_filings_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"],
            ["received_mails.id"],
            name=op.f("fk_mail_filings_mail_id_received_mails"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_mail_filings_touch_id_touches")
        ),
        sa.PrimaryKeyConstraint("mail_id", "candidate_id", name=op.f("pk_mail_filings")),
    )
    op.create_index(
        op.f("ix_mail_filings_candidate_id"), "mail_filings", ["candidate_id"], unique=False
    )
    op.add_column(
        "recruiters", sa.Column("drop_edition", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column("touches", sa.Column("answers_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_touches_answers_id_touches"),
        "touches",
        "touches",
        ["answers_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(
        "ix_touches_answers",
        "touches",
        ["answers_id"],
        postgresql_where=sa.text("answers_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_mail_filings_touch_id"), "mail_filings", ["touch_id"])


def downgrade() -> None:
    """Mail that was taken in is forgotten; the touches it became stay."""
    op.drop_index("ix_touches_answers", table_name="touches")
    op.drop_column("touches", "answers_id")
    op.drop_column("recruiters", "drop_edition")
    for table in (
        "mail_filings",
        "mail_attachments",
        "received_mails",
        "inbox_health",
        "inbox_cursors",
    ):
        op.drop_table(table)
