"""Wishes are found in either language: what is searched of those who have any is written anew by the workers."""

from collections.abc import Sequence

from alembic import op

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(
        "DELETE FROM search_documents WHERE candidate_id IN"
        " (SELECT candidate_id FROM preferences WHERE ended_at IS NULL)"
    )


def downgrade() -> None:
    """Whoever is found by a word more is found all the same."""
