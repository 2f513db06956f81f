"""What fit reads of words: records of people, a space of job titles, words counted, skills together."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("match_profiles", sa.Column("words", sa.LargeBinary(), nullable=True))
    op.add_column("match_profiles", sa.Column("meaning", sa.LargeBinary(), nullable=True))
    op.create_table(
        "title_spaces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned_from", sa.Text(), nullable=False),
        sa.Column("space", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title_spaces")),
    )
    op.create_table(
        "job_titles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["title_spaces.id"],
            name=op.f("fk_job_titles_space_id_title_spaces"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_titles")),
        sa.UniqueConstraint("space_id", "text", name=op.f("uq_job_titles_space_id_text")),
    )
    op.create_table(
        "words_counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("average_words", sa.Float(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words_counted")),
    )
    op.create_table(
        "skills_together",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("closeness", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_skills_together_term_id_vocabulary_terms"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_skills_together_other_id_vocabulary_terms"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("term_id", "other_id", name=op.f("pk_skills_together")),
    )
    op.create_index(op.f("ix_skills_together_other_id"), "skills_together", ["other_id"])


def downgrade() -> None:
    op.drop_table("skills_together")
    op.drop_table("words_counted")
    op.drop_table("job_titles")
    op.drop_table("title_spaces")
    op.drop_column("match_profiles", "meaning")
    op.drop_column("match_profiles", "words")
