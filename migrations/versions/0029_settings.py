"""The agency's logo, and what the questions of Insights and the audit are looked up by."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

INDEXES = (
    ("ix_suggestions_surfaced", "suggestions", ["surfaced_at"]),
    ("ix_promises_due", "promises", ["due_on"]),
    ("ix_changes_at", "changes", ["at"]),
    ("ix_changes_actor", "changes", ["actor_id", "at"]),
    ("ix_consent_entries_at", "consent_entries", ["at"]),
)


def upgrade() -> None:
    op.create_table(
        "agency_logos",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_agency_logos")),
    )
    op.add_column("agency", sa.Column("logo", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "agency", sa.Column("logo_width", sa.Integer(), server_default="0", nullable=False)
    )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, table, _ in reversed(INDEXES):
        op.drop_index(name, table_name=table)
    op.drop_column("agency", "logo_width")
    op.drop_column("agency", "logo")
    op.drop_table("agency_logos")
