"""Words of imported classifications, relations between words, and an edition to notice changes by."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WATCHED = ("vocabulary_terms", "imported_names", "term_relations")

# Functions in indexes run without a search path, so everything is named in full.
SPELLING = """CREATE FUNCTION spelling(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT btrim(regexp_replace(translate(public.plain($1), '-‐‑–', '    '), '\\s+', ' ', 'g')) $$"""
BARE_SPELLING = """CREATE FUNCTION bare_spelling(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT coalesce(nullif(regexp_replace(public.spelling($1), '\\s*\\([^()]*\\)$', ''), ''), public.spelling($1)) $$"""
SPELLINGS = """CREATE FUNCTION spellings(kind character varying, name text, synonyms text[], level text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
AS $$ SELECT array_agg(DISTINCT public.bare_spelling(one)) FROM unnest(
    name || synonyms || CASE WHEN kind = 'designation' AND level <> '' THEN ARRAY[level] ELSE '{}' END
) AS one $$"""
RENEW = """CREATE FUNCTION renew_vocabulary_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.vocabulary_editions SET counter = counter + 1, mark = gen_random_uuid();
    RETURN NULL;
END $$"""


def upgrade() -> None:
    for function in (SPELLING, BARE_SPELLING, SPELLINGS, RENEW):
        op.get_bind().exec_driver_sql(function)
    op.create_table(
        "vocabulary_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            sa.Enum("esco", "onet", name="importsource", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("acknowledgement", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("progress", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary_imports")),
    )
    _widen_terms()
    op.create_table(
        "imported_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "plain", sa.Text(), sa.Computed("bare_spelling(text)", persisted=True), nullable=False
        ),
        _reference("imported_names", "import_id", "vocabulary_imports"),
        _reference("imported_names", "term_id", "vocabulary_terms", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_names")),
        sa.UniqueConstraint(
            "term_id", "import_id", "text", name=op.f("uq_imported_names_term_id_import_id_text")
        ),
    )
    op.create_index("ix_imported_names_import_id", "imported_names", ["import_id"])
    op.create_index("ix_imported_names_plain", "imported_names", ["plain"])
    _create_relations()
    _create_editions()
    op.create_index("ix_preferences_term_id", "preferences", ["term_id"])


def downgrade() -> None:
    op.drop_index("ix_preferences_term_id", "preferences")
    for table in WATCHED:
        op.execute(f"DROP TRIGGER renew_edition ON {table}")
    op.drop_table("vocabulary_editions")
    op.drop_table("term_relations")
    op.drop_table("imported_names")
    for index in ("spellings", "sorted", "plain_name", "ref", "import_id"):
        op.drop_index(f"ix_vocabulary_terms_{index}", "vocabulary_terms")
    op.drop_column("vocabulary_terms", "ref")
    op.drop_column("vocabulary_terms", "import_id")
    op.drop_table("vocabulary_imports")
    for function in (
        "renew_vocabulary_edition()",
        "spellings(character varying, text, text[], text)",
        "bare_spelling(text)",
        "spelling(text)",
    ):
        op.execute(f"DROP FUNCTION {function}")


def _widen_terms() -> None:
    op.add_column("vocabulary_terms", sa.Column("import_id", sa.Integer(), nullable=True))
    op.add_column(
        "vocabulary_terms", sa.Column("ref", sa.Text(), server_default="", nullable=False)
    )
    op.create_foreign_key(
        op.f("fk_vocabulary_terms_import_id_vocabulary_imports"),
        "vocabulary_terms",
        "vocabulary_imports",
        ["import_id"],
        ["id"],
    )
    op.create_index("ix_vocabulary_terms_import_id", "vocabulary_terms", ["import_id"])
    op.create_index(
        "ix_vocabulary_terms_ref",
        "vocabulary_terms",
        ["ref"],
        postgresql_where=sa.text("ref <> ''"),
    )
    op.create_index(
        "ix_vocabulary_terms_spellings",
        "vocabulary_terms",
        [sa.literal_column("spellings(kind, name, synonyms, level)")],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_index(
        "ix_vocabulary_terms_sorted",
        "vocabulary_terms",
        ["kind", sa.literal_column("plain(name)"), "id"],
    )
    op.create_index(
        "ix_vocabulary_terms_plain_name",
        "vocabulary_terms",
        [sa.literal_column("plain(name)").label("plain_name")],
        postgresql_using="gin",
        postgresql_ops={"plain_name": "gin_trgm_ops"},
    )


def _create_relations() -> None:
    op.create_table(
        "term_relations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "needs",
                "part_of",
                "close_to",
                "essential",
                "optional",
                "same_work",
                name="relationkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        _reference("term_relations", "term_id", "vocabulary_terms", ondelete="CASCADE"),
        _reference("term_relations", "other_id", "vocabulary_terms", ondelete="CASCADE"),
        _reference("term_relations", "import_id", "vocabulary_imports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_relations")),
        sa.UniqueConstraint(
            "term_id", "kind", "other_id", name=op.f("uq_term_relations_term_id_kind_other_id")
        ),
    )
    op.create_index("ix_term_relations_other_id", "term_relations", ["other_id"])
    op.create_index("ix_term_relations_import_id", "term_relations", ["import_id"])


def _create_editions() -> None:
    op.create_table(
        "vocabulary_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary_editions")),
    )
    op.execute("INSERT INTO vocabulary_editions VALUES (1, 1, gen_random_uuid())")
    for table in WATCHED:
        op.execute(
            f"CREATE TRIGGER renew_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION renew_vocabulary_edition()"
        )


def _reference(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)
