"""What a link is for and the letter it left in, answers to letters, résumés sent through a link, and
the wish that a dismissal wrote down."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

PURPOSES = ("still_right", "role", "letter", "notice", "profile", "unsubscribe")
STATES = ("pending", "accepted", "set_aside")


def upgrade() -> None:
    """Links that are out by now do what they did: those asked for open the page, every other answers."""
    purpose = sa.Enum(*PURPOSES, name="linkpurpose", native_enum=False, length=24)
    op.add_column("profile_links", sa.Column("purpose", purpose, nullable=True))
    op.execute(
        "UPDATE profile_links SET purpose = CASE WHEN asked_for THEN 'profile' ELSE 'letter' END"
    )
    op.alter_column("profile_links", "purpose", nullable=False)
    op.drop_column("profile_links", "asked_for")
    for table in ("profile_links", "touches"):
        op.add_column(table, sa.Column("letter_id", sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_{table}_letter_id_outbox_messages"),
            table, "outbox_messages", ["letter_id"], ["id"], ondelete="SET NULL",
        )  # fmt: skip
        op.create_index(op.f(f"ix_{table}_letter_id"), table, ["letter_id"])
    op.add_column("suggestions", sa.Column("wish_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_suggestions_wish_id_preferences"),
        "suggestions", "preferences", ["wish_id"], ["id"],
    )  # fmt: skip
    state = sa.Enum(*STATES, name="sentresumestate", native_enum=False, length=24)
    op.create_table(
        "sent_resumes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_sent_resumes_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["outbox_messages.id"],
            name=op.f("fk_sent_resumes_letter_id_outbox_messages"), ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["recruiters.id"],
            name=op.f("fk_sent_resumes_settled_by_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_resumes")),
        sa.UniqueConstraint(
            "candidate_id", "content_hash", name=op.f("uq_sent_resumes_candidate_id_content_hash")
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_sent_resumes_letter_id"), "sent_resumes", ["letter_id"])


def downgrade() -> None:
    """Links for mail programs go on stopping; the older code lets them answer too."""
    op.drop_table("sent_resumes")
    op.drop_column("suggestions", "wish_id")
    op.drop_column("touches", "letter_id")
    op.drop_column("profile_links", "letter_id")
    op.add_column("profile_links", sa.Column("asked_for", sa.Boolean(), nullable=True))
    op.execute("UPDATE profile_links SET asked_for = (purpose = 'profile')")
    op.alter_column("profile_links", "asked_for", nullable=False)
    op.drop_column("profile_links", "purpose")
