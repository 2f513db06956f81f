"""Coaching: stories, the bank of questions, practice, interviews, packs and debriefs."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = (
    "story_versions", "questions", "interviews", "packs", "debriefs", "practices", "practice_answers",
)  # fmt: skip
MEASURES = ("clear", "evidence", "length")


def upgrade() -> None:
    op.create_table(
        "story_versions",
        _id(),
        _to("candidates"),
        sa.Column("story", sa.String(24), nullable=False),
        _text("words"),
        _text("note"),
        _to("recruiters", "written_by_id", nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        *_times(),
    )
    op.create_index(
        "ix_story_versions_candidate", "story_versions", ["candidate_id", "story", "id"]
    )
    op.create_table(
        "questions",
        _id(),
        _text("words"),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("about"),
        sa.Column("level", sa.String(24), nullable=True),
        _to("clients", nullable=True),
        _to("roles", nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        *_times(),
    )
    _index("questions", "client_id", "role_id")
    op.create_table(
        "interviews",
        _id(),
        _to("candidates"),
        _to("roles"),
        _to("recruiters"),
        sa.Column("happens_on", sa.Date(), nullable=False),
        _text("how"),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        *_times(),
    )
    _index("interviews", "candidate_id", "role_id", "happens_on")
    op.create_table(
        "packs",
        _id(),
        _to("interviews"),
        _to("candidates"),
        _text("client_words"),
        sa.Column("questions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("evidence", postgresql.JSONB(), nullable=False),
        _text("advice"),
        _to("recruiters", "made_by_id"),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        *_times(),
        sa.UniqueConstraint("interview_id", name=op.f("uq_packs_interview_id")),
    )
    _index("packs", "candidate_id")
    op.create_table(
        "debriefs",
        _id(),
        _to("interviews"),
        _to("candidates"),
        _to("recruiters"),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("went", sa.String(24), nullable=False),
        _text("words"),
        sa.Column("asked", postgresql.ARRAY(sa.Text()), nullable=False),
        _text("cared_about"),
        _text("client_words"),
        *_times(),
        sa.UniqueConstraint("interview_id", name=op.f("uq_debriefs_interview_id")),
    )
    _index("debriefs", "candidate_id")
    op.create_table(
        "practices",
        _id(),
        _to("candidates"),
        _to("recruiters"),
        _to("touches", "touch_id", ondelete="CASCADE"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _text("note"),
        _text("for_them"),
        _text("words"),
        *_times(),
        sa.UniqueConstraint("touch_id", name=op.f("uq_practices_touch_id")),
    )
    op.create_index("ix_practices_candidate", "practices", ["candidate_id", "happened_on", "id"])
    _index("practices", "recruiter_id")
    op.create_table(
        "practice_answers",
        _id(),
        _to("practices", "practice_id", ondelete="CASCADE"),
        _to("candidates"),
        _text("words"),
        *(sa.Column(measure, sa.Integer(), nullable=True) for measure in MEASURES),
        _text("note"),
        *_times(),
        *(
            sa.CheckConstraint(
                f"{measure} BETWEEN 1 AND 4", name=op.f(f"ck_practice_answers_{measure}_is_a_point")
            )
            for measure in MEASURES
        ),
    )
    _index("practice_answers", "practice_id", "candidate_id")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


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


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
