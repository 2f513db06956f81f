"""Profiles narrow enough to go through a million of them; who comes first of two who fit as well.

What the scorer reads stands beside the profiles.

Profiles follow from the records: none are carried over, and a worker writes them anew when it starts.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def _ordering() -> Sequence[sa.Column[object]]:
    """What a crowd in the net is ordered by."""
    return (
        sa.Column("wished_on", sa.Date(), nullable=True),
        sa.Column("wished_from", sa.Date(), nullable=True),
        sa.Column("industries", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("pay_yearly", sa.Double(), nullable=True),
        sa.Column("pay_currency", sa.Text(), nullable=True),
        sa.Column("has_record", sa.Boolean(), nullable=False),
    )


def upgrade() -> None:
    op.execute("DELETE FROM match_profiles")
    for index in ("wish_tokens", "title_tokens"):
        op.drop_index(f"ix_match_profiles_{index}", table_name="match_profiles")
    for column in ("wish_tokens", "title_tokens", "facts", "words", "meaning"):
        op.drop_column("match_profiles", column)
    for column, kind in (
        ("titles", sa.Integer()),
        ("wish_titles", sa.Integer()),
        ("marks", sa.Text()),
    ):
        op.add_column("match_profiles", sa.Column(column, sa.ARRAY(kind), nullable=False))
        op.create_index(
            f"ix_match_profiles_{column}", "match_profiles", [column], postgresql_using="gin"
        )
    for column in _ordering():
        op.add_column("match_profiles", column)
    op.create_table(
        "match_facts",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("meaning", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["match_profiles.candidate_id"],
            name=op.f("fk_match_facts_candidate_id_match_profiles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_match_facts")),
    )
    op.execute("DELETE FROM title_spaces")
    op.execute("DELETE FROM job_titles")
    op.drop_constraint("uq_job_titles_space_id_text", "job_titles")
    op.drop_constraint("fk_job_titles_space_id_title_spaces", "job_titles")
    op.alter_column("job_titles", "space_id", nullable=True)
    op.alter_column("job_titles", "vector", nullable=True)
    op.create_unique_constraint(op.f("uq_job_titles_text"), "job_titles", ["text"])
    op.create_foreign_key(
        op.f("fk_job_titles_space_id_title_spaces"), "job_titles", "title_spaces", ["space_id"], ["id"],
        ondelete="SET NULL",
    )  # fmt: skip
    op.add_column(
        "suggestions", sa.Column("tie_rank", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("suggestions", sa.Column("tie", sa.Text(), server_default="", nullable=False))
    for column in ("tie_rank", "tie"):
        op.alter_column("suggestions", column, server_default=None)


def downgrade() -> None:
    op.drop_column("suggestions", "tie")
    op.drop_column("suggestions", "tie_rank")
    op.execute("DELETE FROM title_spaces")
    op.execute("DELETE FROM job_titles")
    op.drop_constraint("fk_job_titles_space_id_title_spaces", "job_titles")
    op.drop_constraint("uq_job_titles_text", "job_titles")
    op.alter_column("job_titles", "vector", nullable=False)
    op.alter_column("job_titles", "space_id", nullable=False)
    op.create_unique_constraint("uq_job_titles_space_id_text", "job_titles", ["space_id", "text"])
    op.create_foreign_key(
        "fk_job_titles_space_id_title_spaces", "job_titles", "title_spaces", ["space_id"], ["id"],
        ondelete="CASCADE",
    )  # fmt: skip
    op.drop_table("match_facts")
    op.execute("DELETE FROM match_profiles")
    for column in _ordering():
        op.drop_column("match_profiles", column.name)
    for column in ("titles", "wish_titles", "marks"):
        op.drop_index(f"ix_match_profiles_{column}", table_name="match_profiles")
        op.drop_column("match_profiles", column)
    op.add_column("match_profiles", sa.Column("facts", postgresql.JSONB(), nullable=False))
    op.add_column("match_profiles", sa.Column("words", sa.LargeBinary(), nullable=True))
    op.add_column("match_profiles", sa.Column("meaning", sa.LargeBinary(), nullable=True))
    for column in ("wish_tokens", "title_tokens"):
        op.add_column("match_profiles", sa.Column(column, sa.ARRAY(sa.Text()), nullable=False))
        op.create_index(
            f"ix_match_profiles_{column}", "match_profiles", [column], postgresql_using="gin"
        )
