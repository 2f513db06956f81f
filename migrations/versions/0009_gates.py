"""Caps that the database holds, whom rules keep off limits and since whose word, rights to represent."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

GONE_BACK = "('failed', 'cancelled', 'expired')"


def upgrade() -> None:
    _gates()
    _giving_back()
    _off_limits()
    _submissions()


def downgrade() -> None:
    op.drop_table("declared_submissions")
    for column in ("right_recorded_by_id", "right_words", "right_how"):
        op.drop_column("submissions", column)
    op.drop_constraint(op.f("ck_off_limits_only_people_may_be_approached"), "off_limits")
    op.execute("DELETE FROM off_limits WHERE may_be_approached")
    for column in ("may_be_approached", "lifted_by_id", "put_by_id"):
        op.drop_column("off_limits", column)
    op.execute("DROP TRIGGER give_back_gates ON outbox_messages")
    op.execute("DROP FUNCTION give_back_gates()")
    op.drop_table("contact_reservations")
    op.drop_table("address_gates")
    op.drop_table("contact_gates")


def _gates() -> None:
    op.create_table(
        "contact_gates",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=True),
        sa.Column("was_free_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("was_held_by", sa.Text(), nullable=True),
        _reference("contact_gates", "candidate_id", "candidates"),
        sa.PrimaryKeyConstraint("candidate_id", "kind", "n", name=op.f("pk_contact_gates")),
    )
    op.create_index(op.f("ix_contact_gates_held_by"), "contact_gates", ["held_by"])
    op.create_table(
        "address_gates",
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address_key", name=op.f("pk_address_gates")),
    )
    op.create_index(op.f("ix_address_gates_held_by"), "address_gates", ["held_by"])
    op.create_table(
        "contact_reservations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("overrode", sa.Text(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("given_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "step BETWEEN 1 AND 2", name=op.f("ck_contact_reservations_offer_and_reminder")
        ),
        sa.CheckConstraint(
            "(role_id IS NULL) = (step IS NULL)",
            name=op.f("ck_contact_reservations_step_about_a_role"),
        ),
        sa.CheckConstraint(
            "overrode = '' OR length(override_reason) >= 20",
            name=op.f("ck_contact_reservations_override_with_reason"),
        ),
        _reference("contact_reservations", "candidate_id", "candidates"),
        _reference("contact_reservations", "role_id", "roles"),
        _reference("contact_reservations", "decision_id", "contact_decisions"),
        _reference("contact_reservations", "approved_by_id", "recruiters"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_reservations")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_contact_reservations_letter_id")),
    )
    op.create_index(
        op.f("ix_contact_reservations_candidate_id"), "contact_reservations", ["candidate_id"]
    )
    op.create_index(
        "uq_contact_reservations_step",
        "contact_reservations",
        ["candidate_id", "role_id", "step"],
        unique=True,
        postgresql_where=sa.text("given_back_at IS NULL"),
    )


def _giving_back() -> None:
    """A letter that certainly did not go gives its slots back, whoever says so: only what it holds."""
    op.execute(
        """
        CREATE FUNCTION give_back_gates() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE contact_gates
                SET free_at = was_free_at, held_by = was_held_by, was_free_at = NULL, was_held_by = NULL
                WHERE held_by = 'mail:' || NEW.id;
            UPDATE contact_gates SET was_free_at = NULL, was_held_by = NULL
                WHERE candidate_id = NEW.candidate_id AND was_held_by = 'mail:' || NEW.id;
            DELETE FROM address_gates WHERE held_by = 'mail:' || NEW.id;
            UPDATE contact_reservations SET given_back_at = now()
                WHERE letter_id = NEW.id AND given_back_at IS NULL;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        "CREATE TRIGGER give_back_gates AFTER UPDATE OF state ON outbox_messages FOR EACH ROW "
        f"WHEN (NEW.state IN {GONE_BACK} AND OLD.state NOT IN {GONE_BACK}) "
        "EXECUTE FUNCTION give_back_gates()"
    )


def _off_limits() -> None:
    for column in ("put_by_id", "lifted_by_id"):
        op.add_column("off_limits", sa.Column(column, sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_off_limits_{column}_recruiters"), "off_limits", "recruiters", [column], ["id"]
        )
    _add_with_default(
        "off_limits", sa.Column("may_be_approached", sa.Boolean(), server_default=sa.false())
    )
    op.create_check_constraint(
        op.f("ck_off_limits_only_people_may_be_approached"),
        "off_limits",
        "NOT may_be_approached OR candidate_id IS NOT NULL",
    )


def _submissions() -> None:
    for column in ("right_how", "right_words"):
        _add_with_default("submissions", sa.Column(column, sa.Text(), server_default=""))
    op.add_column("submissions", sa.Column("right_recorded_by_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_submissions_right_recorded_by_id_recruiters"),
        "submissions",
        "recruiters",
        ["right_recorded_by_id"],
        ["id"],
    )
    op.create_table(
        "declared_submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        _reference("declared_submissions", "candidate_id", "candidates"),
        _reference("declared_submissions", "client_id", "clients"),
        _reference("declared_submissions", "recorded_by_id", "recruiters"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_submissions")),
    )
    op.create_index(
        op.f("ix_declared_submissions_candidate_id"), "declared_submissions", ["candidate_id"]
    )


def _add_with_default(table: str, column: sa.Column[object]) -> None:
    """Rows that are there get the default; rows to come are told by the model."""
    column.nullable = False
    op.add_column(table, column)
    op.alter_column(table, column.name, server_default=None)


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)
