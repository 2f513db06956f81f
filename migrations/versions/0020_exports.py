"""Files that leave the house, who agreed, and their bytes for a day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0020"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS = ("candidates", "roles", "clients", "people_for_role", "person", "archive")
FORMS = ("csv", "xlsx", "vcf", "zip")
STATES = ("waiting", "making", "ready", "refused", "gone")


def upgrade() -> None:
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("kind", _words(KINDS, "exportkind"), nullable=False),
        sa.Column("form", _words(FORMS, "exportform"), nullable=False),
        sa.Column("asked", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("state", _words(STATES, "exportstate"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        _moment("created_at"),
        _moment("changed_at"),
        sa.ForeignKeyConstraint(["recruiter_id"], ["recruiters.id"], name=op.f("fk_exports_recruiter_id_recruiters")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["recruiters.id"], name=op.f("fk_exports_decided_by_id_recruiters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
    )  # fmt: skip
    op.create_index(op.f("ix_exports_recruiter_id"), "exports", ["recruiter_id"])
    op.create_index(op.f("ix_exports_state"), "exports", ["state"])
    op.create_table(
        "export_parts",
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], name=op.f("fk_export_parts_export_id_exports"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("export_id", "number", name=op.f("pk_export_parts")),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("export_parts")
    op.drop_table("exports")


def _words(names: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*names, name=name, native_enum=False, length=24)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(
        name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
