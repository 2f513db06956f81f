"""Orders in which pages read people, touches and roles, so that they stop when a page is full."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    newest = sa.text("last_touch_on DESC NULLS LAST")
    op.create_index("ix_search_documents_last_touch", "search_documents", [newest, "candidate_id"])
    op.create_index("ix_search_documents_place", "search_documents", ["latitude", "longitude"])
    op.create_index(
        "ix_search_documents_free",
        "search_documents",
        ["free_on"],
        postgresql_where=sa.text("free_on IS NOT NULL"),
    )
    op.create_index(
        "ix_touches_asking",
        "touches",
        ["candidate_id", "happened_at"],
        postgresql_where=sa.text("cardinality(asked) > 0"),
    )
    op.create_index(
        "ix_contact_terms_paused_until",
        "contact_terms",
        ["paused_until"],
        postgresql_where=sa.text("paused_until IS NOT NULL"),
    )
    op.create_index(
        "ix_roles_open", "roles", ["title", "id"], postgresql_where=sa.text("state = 'open'")
    )


def downgrade() -> None:
    op.drop_index("ix_roles_open", table_name="roles")
    op.drop_index("ix_contact_terms_paused_until", table_name="contact_terms")
    op.drop_index("ix_touches_asking", table_name="touches")
    for name in ("free", "place", "last_touch"):
        op.drop_index(f"ix_search_documents_{name}", table_name="search_documents")
