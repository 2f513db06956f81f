"""The languages in which the agency, a recruiter and a candidate are spoken to."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LANGUAGE = sa.Enum("en", "fr", name="language", native_enum=False, length=24)


def upgrade() -> None:
    op.add_column("agency", sa.Column("language", LANGUAGE, server_default="en", nullable=False))
    op.add_column("recruiters", sa.Column("language", LANGUAGE, nullable=True))
    op.add_column("candidates", sa.Column("page_language", LANGUAGE, nullable=True))
    op.add_column(
        "touches",
        sa.Column("learned_in_theirs", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("touches", "learned_in_theirs")
    op.drop_column("candidates", "page_language")
    op.drop_column("recruiters", "language")
    op.drop_column("agency", "language")
