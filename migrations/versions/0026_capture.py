"""Imports of roles can be taken back; a second step at sign-in; indexes for whatever points at people, touches, wishes and roles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

INDEXES = (
    ("referrals", "candidate_id"), ("digest_items", "suggestion_id"), ("preferences", "touch_id"),
    ("preferences", "replaced_by_id"), ("promises", "touch_id"), ("touches", "role_id"),
    ("consent_entries", "touch_id"), ("contact_reservations", "role_id"), ("suggestions", "touch_id"),
    ("suggestions", "preference_id"), ("suggestions", "wish_id"), ("declared_submissions", "client_id"),
    ("roles", "contact_id"),
)  # fmt: skip
"""Where PostgreSQL looks when what they point at is deleted: once for every row that goes."""


def upgrade() -> None:
    op.add_column(
        "agency",
        sa.Column("second_step_required", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.alter_column("agency", "second_step_required", server_default=None)
    op.create_table(
        "second_steps",
        sa.Column("recruiter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("last_counter", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_second_steps_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("recruiter_id", name=op.f("pk_second_steps")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_recovery_codes_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_recovery_codes")),
    )
    op.create_index(op.f("ix_recovery_codes_recruiter_id"), "recovery_codes", ["recruiter_id"])
    for table in ("import_rows", "change_log"):
        op.add_column(table, sa.Column("role_id", sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_{table}_role_id_roles"), table, "roles", ["role_id"], ["id"]
        )
    there = sa.text("role_id IS NOT NULL")
    op.create_index("ix_import_rows_role", "import_rows", ["role_id"], postgresql_where=there)
    op.create_index("ix_change_log_role_id", "change_log", ["role_id"])
    op.alter_column("change_log", "candidate_id", nullable=True)
    op.create_check_constraint(
        op.f("ck_change_log_about_one"),
        "change_log",
        "(candidate_id IS NULL) <> (role_id IS NULL)",
    )
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table, column in INDEXES:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    op.execute("DELETE FROM change_log WHERE candidate_id IS NULL")
    op.drop_constraint(op.f("ck_change_log_about_one"), "change_log")
    op.alter_column("change_log", "candidate_id", nullable=False)
    for table in ("change_log", "import_rows"):
        op.drop_column(table, "role_id")
    op.drop_table("recovery_codes")
    op.drop_table("second_steps")
    op.drop_column("agency", "second_step_required")
