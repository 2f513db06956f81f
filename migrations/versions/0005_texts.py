"""What people did before, their résumés, and the advertisements of roles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "earlier_jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_earlier_jobs_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_jobs")),
    )
    op.create_index(op.f("ix_earlier_jobs_candidate_id"), "earlier_jobs", ["candidate_id"])
    op.create_table(
        "resumes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["recruiters.id"], name=op.f("fk_resumes_added_by_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_resumes_candidate_id_candidates")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resumes")),
    )
    op.create_index("ix_resumes_newest", "resumes", ["candidate_id", sa.text("id DESC")])
    # Roles that are there already have none; new ones are given theirs by the program.
    op.add_column("roles", sa.Column("advertisement", sa.Text(), server_default="", nullable=False))
    op.alter_column("roles", "advertisement", server_default=None)


def downgrade() -> None:
    op.drop_column("roles", "advertisement")
    op.drop_index("ix_resumes_newest", table_name="resumes")
    op.drop_table("resumes")
    op.drop_index(op.f("ix_earlier_jobs_candidate_id"), table_name="earlier_jobs")
    op.drop_table("earlier_jobs")
