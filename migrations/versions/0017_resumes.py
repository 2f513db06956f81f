"""Files of résumés, and uploads of many."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STATES = ("waiting", "read", "aside", "left_out", "accepted", "settled")


def upgrade() -> None:
    op.create_table(
        "resume_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"],
            ["recruiters.id"],
            name=op.f("fk_resume_batches_uploaded_by_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_batches")),
    )
    op.create_table(
        "resume_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("resume_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*STATES, name="filestate", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hidden", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("addresses", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("read_name", sa.Text(), nullable=False),
        sa.Column("is_pending", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["resume_batches.id"],
            name=op.f("fk_resume_files_batch_id_resume_batches"),
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_resume_files_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["resume_id"], ["resumes.id"], name=op.f("fk_resume_files_resume_id_resumes")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"],
            ["recruiters.id"],
            name=op.f("fk_resume_files_uploaded_by_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_files")),
    )
    op.create_index("ix_resume_files_batch", "resume_files", ["batch_id", "id"])
    op.create_index(op.f("ix_resume_files_candidate_id"), "resume_files", ["candidate_id"])
    op.create_index(op.f("ix_resume_files_resume_id"), "resume_files", ["resume_id"])


def downgrade() -> None:
    """The files go; the texts that were confirmed stay, as versions."""
    op.drop_table("resume_files")
    op.drop_table("resume_batches")
