"""Reviews of résumés and LinkedIn profiles, and their tips."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "reviews",
        _id(),
        _to("candidates"),
        _to("recruiters"),
        sa.Column("kind", sa.String(24), nullable=False),
        _at("begun_at", nullable=False),
        _to("resumes", nullable=True),
        _text("note"),
        _at("sent_at"),
        *_times(),
    )
    op.create_index("ix_reviews_candidate", "reviews", ["candidate_id", "kind", "id"])
    op.create_table(
        "tips",
        _id(),
        _to("reviews", ondelete="CASCADE"),
        _to("candidates"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("words"),
        _at("done_at"),
        _to("recruiters", "done_by_id", nullable=True),
        _at("thanked_at"),
        *_times(),
    )
    for column in ("review_id", "candidate_id"):
        op.create_index(f"ix_tips_{column}", "tips", [column])


def downgrade() -> None:
    op.drop_table("tips")
    op.drop_table("reviews")


def _at(name: str, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _to(table: str, name: str = "", nullable: bool = False, **more: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", **more)
    return sa.Column(name or f"{table.removesuffix('s')}_id", sa.Integer(), key, nullable=nullable)


def _times() -> tuple[sa.Column[Any], ...]:
    return tuple(
        sa.Column(name, sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False)
        for name in ("created_at", "changed_at")
    )
