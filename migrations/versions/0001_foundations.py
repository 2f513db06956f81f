"""Names without accents, and the job engine's own tables."""

from collections.abc import Sequence

from alembic import op
from procrastinate.schema import SchemaManager

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    # Named in full, or the index cannot be built: functions in indexes run without a search path.
    op.execute(
        """CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$"""
    )
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))


def downgrade() -> None:
    op.execute(
        """DO $$ DECLARE thing text; BEGIN
        FOR thing IN SELECT tablename FROM pg_tables WHERE tablename LIKE 'procrastinate_%'
        LOOP EXECUTE format('DROP TABLE %I CASCADE', thing); END LOOP;
        FOR thing IN SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE 'procrastinate_%'
        LOOP EXECUTE 'DROP FUNCTION ' || thing || ' CASCADE'; END LOOP;
        FOR thing IN SELECT t.oid::regtype::text FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE typname LIKE 'procrastinate_%' AND (typtype = 'e' OR relkind = 'c')
        LOOP EXECUTE 'DROP TYPE ' || thing || ' CASCADE'; END LOOP;
        END $$"""
    )
    op.execute("DROP FUNCTION plain(text)")
    op.execute("DROP EXTENSION unaccent")
    op.execute("DROP EXTENSION pg_trgm")
