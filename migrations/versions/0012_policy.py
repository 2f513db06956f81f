"""The agency's own policy, and what a contact decision knew when it was given."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ADDED: tuple[tuple[str, sa.types.TypeEngine[object], str], ...] = (
    ("basis", sa.Text(), ""),
    ("evidence", sa.Text(), ""),
    ("obligations", sa.ARRAY(sa.Text()), "{}"),
    ("facts", postgresql.JSONB(astext_type=sa.Text()), "{}"),
)
LATER_KINDS = ("registered", "residence", "origin", "notice")


def upgrade() -> None:
    op.create_table(
        "policy_choices",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chosen_by_id"],
            ["recruiters.id"],
            name=op.f("fk_policy_choices_chosen_by_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_policy_choices")),
    )
    for name, kind, default in ADDED:
        column = sa.Column(name, kind, server_default=default, nullable=False)
        op.add_column("contact_decisions", column)
        op.alter_column("contact_decisions", name, server_default=None)


def downgrade() -> None:
    """Lines of kinds that the older code does not know go with it."""
    entries = sa.table("consent_entries", sa.column("kind", sa.Text()))
    op.execute(entries.delete().where(entries.c.kind.in_(LATER_KINDS)))
    for name, _kind, _default in ADDED:
        op.drop_column("contact_decisions", name)
    op.drop_table("policy_choices")
