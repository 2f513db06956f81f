"""Profiles that a process can keep in columns and in step; in how many profiles each term stands.

Profiles follow from the records: none are carried over, and a worker writes them anew when it starts.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

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
    op.create_index(op.f("ix_match_profiles_written_in"), "match_profiles", ["written_in"])
    op.execute(
        f"""
        CREATE FUNCTION match_profile_written() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.written_in := {_NOW}; RETURN NEW; END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER match_profile_written BEFORE UPDATE ON match_profiles
        FOR EACH ROW EXECUTE FUNCTION match_profile_written()
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
    op.execute("DROP TRIGGER match_profile_written ON match_profiles")
    op.execute("DROP FUNCTION match_profile_written()")
    op.drop_index(op.f("ix_match_profiles_written_in"), table_name="match_profiles")
    for column in ("written_in", "earliest_day", "notice_days"):
        op.drop_column("match_profiles", column)
    op.add_column("match_profiles", sa.Column("pay_currency", sa.Text(), nullable=True))
    op.add_column("match_profiles", sa.Column("industries", sa.ARRAY(sa.Text()), nullable=False))
    op.add_column("match_profiles", sa.Column("available_on", sa.Date(), nullable=True))
    op.create_index(
        "ix_match_profiles_marks", "match_profiles", ["marks"], postgresql_using="gin"
    )
