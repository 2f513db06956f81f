"""Hotlists, saved searches with what is new in them, and letters to several people."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ALERTS = ("never", "daily", "weekly")
STATES = ("left_out", "draft", "reviewed", "removed", "sent", "refused")
TABLES = (
    "letter_drafts", "letter_batches", "search_watches", "search_finds", "saved_searches",
    "hotlist_members", "hotlists",
)  # fmt: skip


def upgrade() -> None:
    _table("hotlists", *_owned())
    _table(
        "hotlist_members",
        *_points("hotlist_members", hotlist_id="hotlists", candidate_id="candidates", added_by_id="recruiters"),
        _number("place"),
        _text("note"),
        _when("added_at", nullable=False),
        _when("removed_at"),
        _number("removed_by_id", nullable=True),
        sa.ForeignKeyConstraint(["removed_by_id"], ["recruiters.id"], name=op.f("fk_hotlist_members_removed_by_id_recruiters")),
        sa.UniqueConstraint("hotlist_id", "candidate_id", name=op.f("uq_hotlist_members_hotlist_id_candidate_id")),
    )  # fmt: skip
    _table(
        "saved_searches",
        *_owned(),
        sa.Column("asked", postgresql.JSONB(), nullable=False),
        _when("looked_at"),
        _number("people"),
    )
    _table(
        "search_finds",
        *_points("search_finds", "CASCADE", search_id="saved_searches", candidate_id="candidates"),
        _when("found_at", nullable=False),
        sa.UniqueConstraint("search_id", "candidate_id", name=op.f("uq_search_finds_search_id_candidate_id")),
        key=sa.BigInteger(),
        is_timed=False,
    )  # fmt: skip
    op.create_table(
        "search_watches",
        *_points("search_watches", "CASCADE", search_id="saved_searches"),
        *_points("search_watches", recruiter_id="recruiters"),
        sa.Column("alert", _words(ALERTS, "alert"), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        *_moments(),
        sa.PrimaryKeyConstraint("search_id", "recruiter_id", name=op.f("pk_search_watches")),
    )
    _table(
        "letter_batches",
        *_points("letter_batches", recruiter_id="recruiters"),
        _number("role_id", nullable=True),
        _when("begun_at", nullable=False),
        _when("ended_at"),
        sa.ForeignKeyConstraint(["role_id"], ["roles.id"], name=op.f("fk_letter_batches_role_id_roles")),
    )  # fmt: skip
    _table(
        "letter_drafts",
        *_points("letter_drafts", "CASCADE", batch_id="letter_batches"),
        *_points("letter_drafts", candidate_id="candidates"),
        sa.Column("state", _words(STATES, "draftstate"), nullable=False),
        *(_text(name) for name in ("why", "quote", "source", "subject", "words", "said")),
        _when("settled_at"),
        sa.UniqueConstraint("batch_id", "candidate_id", name=op.f("uq_letter_drafts_batch_id_candidate_id")),
    )  # fmt: skip
    for table, column in (
        ("hotlists", "owner_id"), ("hotlists", "desk_id"), ("hotlist_members", "candidate_id"),
        ("saved_searches", "owner_id"), ("saved_searches", "desk_id"), ("search_finds", "candidate_id"),
        ("search_watches", "recruiter_id"), ("letter_batches", "recruiter_id"),
        ("letter_drafts", "candidate_id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for table in ("hotlists", "saved_searches"):
        for column, other in (("owner_id", "recruiters"), ("desk_id", "desks")):
            op.create_foreign_key(op.f(f"fk_{table}_{column}_{other}"), table, other, [column], ["id"])  # fmt: skip


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)


def _table(
    name: str, *columns: object, key: sa.types.TypeEngine[int] | None = None, is_timed: bool = True
) -> None:
    op.create_table(
        name,
        sa.Column("id", key or sa.Integer(), nullable=False),
        *columns,
        *(_moments() if is_timed else ()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _owned() -> list[object]:
    owner = _number("owner_id"), _number("desk_id", nullable=True)
    return [*owner, _text("name"), _when("archived_at")]


def _points(table: str, ondelete: str | None = None, **columns: str) -> list[object]:
    made: list[object] = []
    for column, other in columns.items():
        name = op.f(f"fk_{table}_{column}_{other}")
        key = sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)
        made += [_number(column), key]
    return made


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _when(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _moments() -> list[sa.Column[object]]:
    return [
        sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
        for name in ("created_at", "changed_at")
    ]


def _words(names: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*names, name=name, native_enum=False, length=24)
