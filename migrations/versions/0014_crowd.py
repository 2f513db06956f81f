"""Profiles and roles bear the transaction that wrote them, so that what a process keeps of them is never stale.

Also in how many profiles each term stands.

Profiles follow from the records: none are carried over, and a worker writes them anew when it starts.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_PARTS_OF_ROLES = (
    ("role_requirements", "id", "role_id", "INSERT OR UPDATE OR DELETE"),
    ("clients", "client_id", "id", "UPDATE OF name, industries, people"),
    ("places", "place_id", "id", "UPDATE OF name, latitude, longitude, country"),
)
"""Where else it says what a role is: the table, the columns of a role and its own that meet, and what changes it."""
_NOW = "(pg_current_xact_id()::text)::bigint"


def upgrade() -> None:
    op.execute("DELETE FROM match_profiles")
    op.drop_index("ix_match_profiles_marks", table_name="match_profiles")
    for column in ("available_on", "industries", "pay_currency"):
        op.drop_column("match_profiles", column)
    op.add_column("match_profiles", sa.Column("notice_days", sa.Integer(), nullable=True))
    op.add_column("match_profiles", sa.Column("earliest_day", sa.Date(), nullable=True))
    op.add_column(
        "match_profiles",
        sa.Column("written_in", sa.BigInteger(), server_default=sa.text(_NOW), nullable=False),
    )
    op.add_column(
        "roles",
        sa.Column("written_in", sa.BigInteger(), server_default=sa.text(_NOW), nullable=False),
    )
    op.execute(
        f"""
        CREATE FUNCTION say_written_in() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.written_in := {_NOW}; RETURN NEW; END $$
        """
    )
    for table in ("match_profiles", "roles"):
        op.create_index(op.f(f"ix_{table}_written_in"), table, ["written_in"])
        op.execute(
            f"CREATE TRIGGER say_written_in BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION say_written_in()"
        )
    for table, of_which, number, change in _PARTS_OF_ROLES:
        op.execute(
            f"""
            CREATE FUNCTION {table}_of_role_written() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                UPDATE roles SET written_in = {_NOW}
                WHERE {of_which} IN (NEW.{number}, OLD.{number}) AND written_in <> {_NOW};
                RETURN NULL;
            END $$
            """  # noqa: S608 - constants
        )
        op.execute(
            f"""
            CREATE TRIGGER role_written AFTER {change} ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_of_role_written()
            """
        )
    op.create_table(
        "terms_counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_counted")),
    )


def downgrade() -> None:
    op.drop_table("terms_counted")
    op.execute("DELETE FROM match_profiles")
    for table, *_ in _PARTS_OF_ROLES:
        op.execute(f"DROP TRIGGER role_written ON {table}")
        op.execute(f"DROP FUNCTION {table}_of_role_written()")
    for table in ("match_profiles", "roles"):
        op.execute(f"DROP TRIGGER say_written_in ON {table}")
        op.drop_index(op.f(f"ix_{table}_written_in"), table_name=table)
    op.execute("DROP FUNCTION say_written_in()")
    op.drop_column("roles", "written_in")
    for column in ("written_in", "earliest_day", "notice_days"):
        op.drop_column("match_profiles", column)
    op.add_column("match_profiles", sa.Column("pay_currency", sa.Text(), nullable=True))
    op.add_column("match_profiles", sa.Column("industries", sa.ARRAY(sa.Text()), nullable=False))
    op.add_column("match_profiles", sa.Column("available_on", sa.Date(), nullable=True))
    op.create_index("ix_match_profiles_marks", "match_profiles", ["marks"], postgresql_using="gin")
