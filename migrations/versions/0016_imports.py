"""Imports: the file, its rows, and what was changed by them; people by the first word of their employer."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS = ("candidates", "roles")
JOB_STATES = (
    "uploaded", "parsed", "mapped", "checked", "applying", "applied", "undoing", "undone",
)  # fmt: skip
ROW_STATES = (
    "new", "changed", "unchanged", "aside", "refused", "left_out", "added", "updated", "undone", "kept",
)  # fmt: skip
AT = sa.DateTime(timezone=True)


def _one_of(names: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*names, name=name, native_enum=False, length=24)


def _json(name: str) -> sa.Column[dict[str, object]]:
    return sa.Column(name, postgresql.JSONB(), nullable=False)


def _list(name: str, kind: type[sa.Text | sa.Integer]) -> sa.Column[list[object]]:
    return sa.Column(name, postgresql.ARRAY(kind()), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, kind: type[sa.Integer] = sa.Integer, **more: bool) -> sa.Column[int]:
    return sa.Column(name, kind(), **{"nullable": False, **more})


def upgrade() -> None:
    op.get_bind().exec_driver_sql(
        """CREATE FUNCTION firm_word(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        AS $$ SELECT substring(regexp_replace(public.plain($1), '^the ', '') FROM '[[:alnum:]]+') $$"""
    )
    op.create_index("ix_candidates_firm_word", "candidates", [sa.text("firm_word(employer)")])
    op.create_table(
        "import_jobs",
        _number("id"),
        sa.Column("kind", _one_of(KINDS, "importkind"), nullable=False),
        sa.Column("state", _one_of(JOB_STATES, "jobstate"), nullable=False),
        _text("file_name"),
        _text("file_sha256"),
        _number("file_size"),
        _json("written"),
        _list("columns", sa.Text),
        _list("mapping", sa.Text),
        _json("options"),
        _list("notes", sa.Text),
        _json("counts"),
        _text("problem"),
        _number("done"),
        _number("of"),
        sa.Column("began_at", AT),
        sa.Column("applied_at", AT),
        sa.Column("undone_at", AT),
        sa.Column("forgotten_at", AT),
        sa.Column("made_by_id", sa.Integer()),
        sa.Column("created_at", AT, server_default=sa.func.now(), nullable=False),
        sa.Column("changed_at", AT, server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["recruiters.id"], name=op.f("fk_import_jobs_made_by_id_recruiters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_jobs")),
    )
    op.create_index("ix_import_jobs_file", "import_jobs", ["file_sha256"])
    op.create_table(
        "import_pieces",
        _number("job_id"),
        _number("n"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_jobs.id"], name=op.f("fk_import_pieces_job_id_import_jobs")
        ),
        sa.PrimaryKeyConstraint("job_id", "n", name=op.f("pk_import_pieces")),
    )
    op.create_table(
        "import_rows",
        _number("job_id"),
        _number("row_no"),
        _number("line"),
        _text("row_hash"),
        _list("cells", sa.Text),
        sa.Column("state", _one_of(ROW_STATES, "rowstate"), nullable=False),
        sa.Column("candidate_id", sa.Integer()),
        _text("column"),
        _text("conflict"),
        _list("like_ids", sa.Integer),
        _text("decision"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_jobs.id"], name=op.f("fk_import_rows_job_id_import_jobs")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_import_rows_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("job_id", "row_no", name=op.f("pk_import_rows")),
    )
    op.create_index("ix_import_rows_state", "import_rows", ["job_id", "state", "row_no"])
    op.create_index(
        "ix_import_rows_hash",
        "import_rows",
        ["row_hash"],
        postgresql_where=sa.text("candidate_id IS NOT NULL"),
    )
    op.create_index("ix_import_rows_candidate", "import_rows", ["candidate_id"])
    op.create_table(
        "change_log",
        _number("id", sa.BigInteger),
        _number("job_id"),
        _number("row_no"),
        _number("candidate_id"),
        _text("version_before"),
        _text("version_after"),
        _json("before"),
        _json("after"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_jobs.id"], name=op.f("fk_change_log_job_id_import_jobs")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_change_log_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_log")),
        sa.UniqueConstraint("job_id", "row_no", name=op.f("uq_change_log_job_id_row_no")),
    )
    op.create_index(op.f("ix_change_log_candidate_id"), "change_log", ["candidate_id"])


def downgrade() -> None:
    for table in ("change_log", "import_rows", "import_pieces", "import_jobs"):
        op.drop_table(table)
    op.drop_index("ix_candidates_firm_word", table_name="candidates")
    op.execute("DROP FUNCTION firm_word(text)")
