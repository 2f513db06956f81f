"""Orders in which people who meet a wide search are read, and what a search narrows them by."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    newest = sa.text("last_touch_on DESC NULLS LAST")
    op.create_index(
        "ix_search_documents_last_touch", "search_documents", [newest, "candidate_id"]
    )
    op.create_index("ix_search_documents_place", "search_documents", ["latitude", "longitude"])
    op.create_index(
        "ix_search_documents_free",
        "search_documents",
        ["free_on"],
        postgresql_where=sa.text("free_on IS NOT NULL"),
    )


def downgrade() -> None:
    for name in ("free", "place", "last_touch"):
        op.drop_index(f"ix_search_documents_{name}", table_name="search_documents")
