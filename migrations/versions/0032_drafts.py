"""A draft names its form, so that every form can keep one."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0032"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_RENAMED = (
    ("pk_touch_drafts", "pk_form_drafts"),
    ("fk_touch_drafts_candidate_id_candidates", "fk_form_drafts_candidate_id_candidates"),
    ("fk_touch_drafts_recruiter_id_recruiters", "fk_form_drafts_recruiter_id_recruiters"),
)
_INDEXES = (
    ("ix_touch_drafts_candidate_id", "ix_form_drafts_candidate_id"),
    ("ix_touch_drafts_kept_at", "ix_form_drafts_kept_at"),
)
_OLD, _NEW = (
    "uq_touch_drafts_recruiter_id_candidate_id",
    "uq_form_drafts_recruiter_id_form_candidate_id",
)


def upgrade() -> None:
    op.rename_table("touch_drafts", "form_drafts")
    op.execute("ALTER SEQUENCE touch_drafts_id_seq RENAME TO form_drafts_id_seq")
    for old, new in _RENAMED:
        op.execute(f"ALTER TABLE form_drafts RENAME CONSTRAINT {old} TO {new}")
    for old, new in _INDEXES:
        op.execute(f"ALTER INDEX {old} RENAME TO {new}")
    op.add_column("form_drafts", sa.Column("form", sa.Text(), nullable=False, server_default="log"))
    op.alter_column("form_drafts", "form", server_default=None)
    op.drop_constraint(_OLD, "form_drafts", type_="unique")
    op.create_unique_constraint(
        _NEW,
        "form_drafts",
        ["recruiter_id", "form", "candidate_id"],
        postgresql_nulls_not_distinct=True,
    )


def downgrade() -> None:
    op.execute("DELETE FROM form_drafts WHERE form <> 'log'")
    op.drop_constraint(_NEW, "form_drafts", type_="unique")
    op.create_unique_constraint(
        _OLD, "form_drafts", ["recruiter_id", "candidate_id"], postgresql_nulls_not_distinct=True
    )
    op.drop_column("form_drafts", "form")
    for old, new in _INDEXES:
        op.execute(f"ALTER INDEX {new} RENAME TO {old}")
    for old, new in _RENAMED:
        op.execute(f"ALTER TABLE form_drafts RENAME CONSTRAINT {new} TO {old}")
    op.execute("ALTER SEQUENCE form_drafts_id_seq RENAME TO touch_drafts_id_seq")
    op.rename_table("form_drafts", "touch_drafts")
