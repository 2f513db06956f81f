"""What a link is for and the letter it left in; résumés sent through a link; the wish a dismissal wrote down."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("suggestions", sa.Column("wish_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_suggestions_wish_id_preferences"),
        "suggestions", "preferences", ["wish_id"], ["id"],
    )  # fmt: skip


def downgrade() -> None:
    op.drop_column("suggestions", "wish_id")
