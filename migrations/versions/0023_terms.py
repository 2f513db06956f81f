"""The hours somebody may be called, and what they do not want to hear of."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

HOURS = (("call_from", sa.Time()), ("call_until", sa.Time()), ("call_days", sa.ARRAY(sa.Integer())))


def upgrade() -> None:
    for name, kind in HOURS:
        op.add_column("contact_terms", sa.Column(name, kind, nullable=True))
    op.add_column(
        "contact_terms",
        sa.Column("refused", postgresql.JSONB(), server_default="{}", nullable=False),
    )


def downgrade() -> None:
    for name in ("refused", *(name for name, _ in HOURS)):
        op.drop_column("contact_terms", name)
