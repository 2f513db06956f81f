"""Groups that people declare of themselves, and whether an agency asks."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "audit_groups_declared",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_audit_groups_declared_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("candidate_id", "question", name=op.f("pk_audit_groups_declared")),
    )
    op.add_column(
        "agency", sa.Column("asks_groups", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.alter_column("agency", "asks_groups", server_default=None)


def downgrade() -> None:
    op.drop_column("agency", "asks_groups")
    op.drop_table("audit_groups_declared")
