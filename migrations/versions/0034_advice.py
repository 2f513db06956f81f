"""What the agency knows of designations, when a role was closed, and which clients may be named."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "designation_guides",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "term_id",
            sa.Integer(),
            sa.ForeignKey("vocabulary_terms.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("weeks_low", sa.Integer(), nullable=True),
        sa.Column("weeks_high", sa.Integer(), nullable=True),
        sa.Column("price_low", sa.Numeric(12, 2), nullable=True),
        sa.Column("price_high", sa.Numeric(12, 2), nullable=True),
        sa.Column("price_currency", sa.Text(), nullable=False),
        sa.Column("wants_first", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column(
            "changed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.CheckConstraint(
            "weeks_low <= weeks_high", name=op.f("ck_designation_guides_weeks_in_order")
        ),
        sa.CheckConstraint(
            "price_low <= price_high", name=op.f("ck_designation_guides_price_in_order")
        ),
    )
    op.add_column("roles", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE roles SET closed_at = changed_at WHERE state IN ('filled', 'withdrawn')")
    op.add_column(
        "clients",
        sa.Column("may_be_named", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("clients", "may_be_named")
    op.drop_column("roles", "closed_at")
    op.drop_table("designation_guides")
