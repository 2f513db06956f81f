"""The first house: a table for each noun."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("mail_from", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_row", ["table_name", "row_id"], unique=False)

    op.create_table(
        "desks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desks")),
        sa.UniqueConstraint("name", name=op.f("uq_desks_name")),
    )
    op.create_table(
        "fired",
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("schedule", "period", name=op.f("pk_fired")),
    )
    op.create_table(
        "job_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_runs")),
    )
    with op.batch_alter_table("job_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_runs_started_at"), ["started_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_runs_task"), ["task"], unique=False)

    op.create_table(
        "local_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_address", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_mails")),
    )
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("once_key", sa.Text(), nullable=False),
        sa.Column(
            "mail_class",
            sa.Enum("service", "contact", name="mailclass", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "claimed",
                "data",
                "sent",
                "unknown",
                "failed",
                "cancelled",
                "expired",
                name="mailstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("envelope_sender", sa.Text(), nullable=False),
        sa.Column("to_address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("recruiter_id", sa.Integer(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_messages_message_id")),
        sa.UniqueConstraint("once_key", name=op.f("uq_outbox_messages_once_key")),
    )
    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_messages_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(
            "ix_outbox_messages_waiting",
            ["not_before"],
            unique=False,
            postgresql_where=sa.text("state IN ('queued', 'claimed', 'data')"),
        )

    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("synonyms", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sa.UniqueConstraint(
            "name", "region", "country", name=op.f("uq_places_name_region_country")
        ),
    )
    op.create_table(
        "rate_counters",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_counters")),
        prefixes=["UNLOGGED"],
    )
    with op.batch_alter_table("rate_counters", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_rate_counters_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "vocabulary_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "skill",
                "designation",
                "industry",
                "title",
                name="termkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("synonyms", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary_terms")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_vocabulary_terms_kind_name")),
    )
    with op.batch_alter_table("vocabulary_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vocabulary_terms_kind"), ["kind"], unique=False)

    op.create_table(
        "recruiters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column(
            "access_level",
            sa.Enum(
                "recruiter",
                "team_lead",
                "administrator",
                "privacy_lead",
                name="accesslevel",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("desk_id", sa.Integer(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column(
            "theme",
            sa.Enum("auto", "light", "dark", name="theme", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("keys_on", sa.Boolean(), nullable=False),
        sa.Column("digest_on", sa.Boolean(), nullable=False),
        sa.Column("digest_weekday", sa.Integer(), nullable=False),
        sa.Column("digest_at", sa.Time(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["desk_id"], ["desks.id"], name=op.f("fk_recruiters_desk_id_desks")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiters")),
    )
    with op.batch_alter_table("recruiters", schema=None) as batch_op:
        batch_op.create_index(
            "uq_recruiters_email", [sa.literal_column("lower(email)")], unique=True
        )

    op.create_table(
        "candidates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("goes_by", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("pay_now", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("pay_wanted", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("pay_currency", sa.Text(), nullable=True),
        sa.Column(
            "pay_period",
            sa.Enum("hour", "day", "month", "year", name="payperiod", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("languages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("best_time", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("import_key", sa.Text(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["owner_id"], ["recruiters.id"], name=op.f("fk_candidates_owner_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_candidates_place_id_places")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
        sa.UniqueConstraint("import_key", name=op.f("uq_candidates_import_key")),
    )
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidates_place_id"), ["place_id"], unique=False)
        batch_op.create_index(
            "ix_candidates_plain_name",
            [sa.literal_column("plain(full_name)").label("plain_name")],
            unique=False,
            postgresql_using="gin",
            postgresql_ops={"plain_name": "gin_trgm_ops"},
        )
        batch_op.create_index(
            "ix_candidates_sorted", [sa.literal_column("plain(full_name)"), "id"], unique=False
        )

    op.create_table(
        "clients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("industries", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["owner_id"], ["recruiters.id"], name=op.f("fk_clients_owner_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_clients_place_id_places")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
    )
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.create_index("uq_clients_name", [sa.literal_column("plain(name)")], unique=True)

    op.create_table(
        "digest_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("iso_year", sa.Integer(), nullable=False),
        sa.Column("iso_week", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "posted",
                "nothing_to_say",
                "skipped_late",
                name="editionstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("outbox_message_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["outbox_message_id"],
            ["outbox_messages.id"],
            name=op.f("fk_digest_editions_outbox_message_id_outbox_messages"),
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_digest_editions_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_editions")),
        sa.UniqueConstraint(
            "recruiter_id",
            "iso_year",
            "iso_week",
            name=op.f("uq_digest_editions_recruiter_id_iso_year_iso_week"),
        ),
    )
    op.create_table(
        "recruiter_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_recruiter_sessions_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_recruiter_sessions_token_hash")),
    )
    with op.batch_alter_table("recruiter_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recruiter_sessions_recruiter_id"), ["recruiter_id"], unique=False
        )

    op.create_table(
        "sign_in_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_sign_in_links_recruiter_id_recruiters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_links_token_hash")),
    )
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_links_recruiter_id"), ["recruiter_id"], unique=False
        )

    op.create_table(
        "client_contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_client_contacts_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_client_contacts_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_contacts")),
    )
    with op.batch_alter_table("client_contacts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_client_contacts_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_client_contacts_client_id"), ["client_id"], unique=False
        )

    op.create_table(
        "contact_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("allowed_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("facts_hash", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["recruiters.id"],
            name=op.f("fk_contact_decisions_asked_by_id_recruiters"),
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_contact_decisions_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_decisions")),
    )
    with op.batch_alter_table("contact_decisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contact_decisions_candidate_id"), ["candidate_id"], unique=False
        )

    op.create_table(
        "contact_terms",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("channels", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("limit_count", sa.Integer(), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=True),
        sa.Column("only_when_fits", sa.Boolean(), nullable=False),
        sa.Column("never_at_work", sa.Boolean(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_contact_terms_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_contact_terms")),
    )
    op.create_table(
        "designations_held",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("designation_id", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "held", "in_progress", "considering", name="standing", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("expected_on", sa.Date(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_designations_held_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["designation_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_designations_held_designation_id_vocabulary_terms"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designations_held")),
        sa.UniqueConstraint(
            "candidate_id",
            "designation_id",
            name=op.f("uq_designations_held_candidate_id_designation_id"),
        ),
    )
    with op.batch_alter_table("designations_held", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_designations_held_designation_id"), ["designation_id"], unique=False
        )

    op.create_table(
        "match_profiles",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("term_ids", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("wish_tokens", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("title_tokens", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("available_on", sa.Date(), nullable=True),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "written_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_match_profiles_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_match_profiles")),
    )
    with op.batch_alter_table("match_profiles", schema=None) as batch_op:
        batch_op.create_index(
            "ix_match_profiles_terms", ["term_ids"], unique=False, postgresql_using="gin"
        )
        batch_op.create_index(
            "ix_match_profiles_title_tokens", ["title_tokens"], unique=False, postgresql_using="gin"
        )
        batch_op.create_index(
            "ix_match_profiles_wish_tokens", ["wish_tokens"], unique=False, postgresql_using="gin"
        )

    op.create_table(
        "off_limits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
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
        sa.CheckConstraint(
            "client_id IS NOT NULL OR candidate_id IS NOT NULL", name=op.f("ck_off_limits_whom")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_off_limits_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_off_limits_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_off_limits")),
    )
    with op.batch_alter_table("off_limits", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_off_limits_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_off_limits_client_id"), ["client_id"], unique=False)

    op.create_table(
        "profile_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("asked_for", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_profile_links_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_profile_links_token_hash")),
    )
    with op.batch_alter_table("profile_links", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_profile_links_candidate_id"), ["candidate_id"], unique=False
        )

    op.create_table(
        "referrals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referrer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("they_know", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_referrals_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["referrer_id"], ["candidates.id"], name=op.f("fk_referrals_referrer_id_candidates")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
    )
    with op.batch_alter_table("referrals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referrals_referrer_id"), ["referrer_id"], unique=False)

    op.create_table(
        "skills_held",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_skills_held_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_skills_held_skill_id_vocabulary_terms"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills_held")),
        sa.UniqueConstraint(
            "candidate_id", "skill_id", name=op.f("uq_skills_held_candidate_id_skill_id")
        ),
    )
    with op.batch_alter_table("skills_held", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skills_held_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "ways_to_reach",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mobile",
                "phone",
                "work_phone",
                "email",
                "work_email",
                "linkedin",
                name="waykind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ok",
                "unverified",
                "soft_bounced",
                "hard_bounced",
                "complained",
                name="waystate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_ways_to_reach_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ways_to_reach")),
        sa.UniqueConstraint(
            "candidate_id", "kind", "value", name=op.f("uq_ways_to_reach_candidate_id_kind_value")
        ),
    )
    with op.batch_alter_table("ways_to_reach", schema=None) as batch_op:
        batch_op.create_index("ix_ways_to_reach_value", ["value"], unique=False)

    op.create_table(
        "profile_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("browser_key", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("tries <= 5", name=op.f("ck_profile_codes_tries")),
        sa.ForeignKeyConstraint(
            ["link_id"], ["profile_links.id"], name=op.f("fk_profile_codes_link_id_profile_links")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_codes")),
    )
    with op.batch_alter_table("profile_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_codes_link_id"), ["link_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "anticipated",
                "open",
                "on_hold",
                "filled",
                "withdrawn",
                name="rolestate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("office_days", sa.Integer(), nullable=True),
        sa.Column("pay_low", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("pay_high", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("pay_currency", sa.Text(), nullable=True),
        sa.Column("pay_period", sa.Text(), nullable=True),
        sa.Column("contract_form", sa.Text(), nullable=False),
        sa.Column("hours_percent", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.Column("exclusive_until", sa.Date(), nullable=True),
        sa.Column("shortlist_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("words_said_on", sa.Date(), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("import_key", sa.Text(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_roles_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["client_contacts.id"], name=op.f("fk_roles_contact_id_client_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["recruiters.id"], name=op.f("fk_roles_owner_id_recruiters")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_roles_place_id_places")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint("import_key", name=op.f("uq_roles_import_key")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_state"), ["state"], unique=False)

    op.create_table(
        "role_findings",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_back", sa.Integer(), nullable=False),
        sa.Column("dropping", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"], ["roles.id"], name=op.f("fk_role_findings_role_id_roles")
        ),
        sa.PrimaryKeyConstraint("role_id", name=op.f("pk_role_findings")),
    )
    op.create_table(
        "role_requirements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("is_must", sa.Boolean(), nullable=False),
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
        sa.CheckConstraint(
            "term_id IS NOT NULL OR words <> ''", name=op.f("ck_role_requirements_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["roles.id"], name=op.f("fk_role_requirements_role_id_roles")
        ),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_role_requirements_term_id_vocabulary_terms"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_requirements")),
    )
    with op.batch_alter_table("role_requirements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_requirements_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_requirements_term_id"), ["term_id"], unique=False)

    op.create_table(
        "standings",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "held_back", "one_step_short", name="standingkind", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("fit_total", sa.Integer(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_standings_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["roles.id"], name=op.f("fk_standings_role_id_roles")),
        sa.PrimaryKeyConstraint("role_id", "candidate_id", name=op.f("pk_standings")),
    )
    with op.batch_alter_table("standings", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_standings_candidate_id"), ["candidate_id"], unique=False
        )

    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "contacted",
                "interested",
                "submitted",
                "interview",
                "offer",
                "placed",
                "not_going_on",
                name="stage",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("staged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("right_to_represent_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_submissions_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiters.id"], name=op.f("fk_submissions_recruiter_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["roles.id"], name=op.f("fk_submissions_role_id_roles")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint(
            "role_id", "candidate_id", name=op.f("uq_submissions_role_id_candidate_id")
        ),
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submissions_candidate_id"), ["candidate_id"], unique=False
        )

    op.create_table(
        "touches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=True),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "call",
                "voicemail",
                "email",
                "linkedin",
                "text",
                "meeting",
                "event",
                "form",
                name="channel",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "direction",
            sa.Enum("ours", "theirs", name="direction", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("conversation", "attempt", name="touchkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "interested",
                "not_now",
                "not_for_them",
                "left_message",
                "no_answer",
                "talked",
                name="outcome",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("gave", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("asked", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("learned", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("once_key", sa.Text(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_touches_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiters.id"], name=op.f("fk_touches_recruiter_id_recruiters")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["roles.id"], name=op.f("fk_touches_role_id_roles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touches")),
        sa.UniqueConstraint("once_key", name=op.f("uq_touches_once_key")),
    )
    with op.batch_alter_table("touches", schema=None) as batch_op:
        batch_op.create_index("ix_touches_candidate", ["candidate_id", "happened_at"], unique=False)
        batch_op.create_index("ix_touches_recruiter", ["recruiter_id", "happened_at"], unique=False)

    op.create_table(
        "consent_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "keep",
                "contact",
                "market",
                "send_resume",
                "pause",
                "stop",
                name="consentkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wording_version", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_consent_entries_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["recruiters.id"],
            name=op.f("fk_consent_entries_recorded_by_id_recruiters"),
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_consent_entries_touch_id_touches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_entries")),
    )
    with op.batch_alter_table("consent_entries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_consent_entries_latest", ["candidate_id", "kind", "id"], unique=False
        )

    op.create_table(
        "preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column(
            "horizon",
            sa.Enum("now", "later", "never", name="horizon", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "title",
                "seniority",
                "place",
                "remote",
                "pay",
                "contract_form",
                "hours",
                "industry",
                "employer",
                "company_size",
                "skill",
                "course",
                "timing",
                "other",
                name="preferencekind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "weight",
            sa.Enum("must", "nice", name="weight", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("office_days", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column(
            "period",
            sa.Enum("hour", "day", "month", "year", name="payperiod", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column(
            "said_by",
            sa.Enum(
                "call",
                "voicemail",
                "email",
                "linkedin",
                "text",
                "meeting",
                "event",
                "form",
                name="channel",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_preferences_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_preferences_place_id_places")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["recruiters.id"],
            name=op.f("fk_preferences_recorded_by_id_recruiters"),
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"],
            ["preferences.id"],
            name=op.f("fk_preferences_replaced_by_id_preferences"),
        ),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["vocabulary_terms.id"],
            name=op.f("fk_preferences_term_id_vocabulary_terms"),
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_preferences_touch_id_touches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preferences")),
    )
    with op.batch_alter_table("preferences", schema=None) as batch_op:
        batch_op.create_index(
            "ix_preferences_arriving",
            ["not_before"],
            unique=False,
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_preferences_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(
            "ix_preferences_current",
            ["candidate_id"],
            unique=False,
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("hidden_until", sa.Date(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("broken_at", sa.DateTime(timezone=True), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_promises_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiters.id"], name=op.f("fk_promises_recruiter_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_promises_touch_id_touches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_promises_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(
            "ix_promises_open",
            ["recruiter_id", "due_on"],
            unique=False,
            postgresql_where=sa.text("kept_at IS NULL AND broken_at IS NULL"),
        )

    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "role", "date", "cold", "reply", name="suggestionkind", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("preference_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "snoozed",
                "contacted",
                "dismissed",
                "acknowledged",
                "expired",
                name="suggestionstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("fit_total", sa.Integer(), nullable=True),
        sa.Column("fit_parts", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("fit_version", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("surfaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column(
            "dismissed_why",
            sa.Enum(
                "not_this_role",
                "bad_moment",
                "wrong_pay",
                "already_talking",
                "out_of_date",
                "reason_wrong",
                name="dismissreason",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("dismissed_note", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_suggestions_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["recruiters.id"], name=op.f("fk_suggestions_owner_id_recruiters")
        ),
        sa.ForeignKeyConstraint(
            ["preference_id"],
            ["preferences.id"],
            name=op.f("fk_suggestions_preference_id_preferences"),
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["roles.id"], name=op.f("fk_suggestions_role_id_roles")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["recruiters.id"],
            name=op.f("fk_suggestions_settled_by_id_recruiters"),
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_suggestions_touch_id_touches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint(
            "candidate_id", "occasion", name=op.f("uq_suggestions_candidate_id_occasion")
        ),
    )
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestions_role_id"), ["role_id"], unique=False)
        batch_op.create_index(
            "ix_suggestions_waiting",
            ["owner_id"],
            unique=False,
            postgresql_where=sa.text("state IN ('new', 'snoozed')"),
        )

    op.create_table(
        "digest_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["digest_editions.id"],
            name=op.f("fk_digest_items_edition_id_digest_editions"),
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiters.id"],
            name=op.f("fk_digest_items_recruiter_id_recruiters"),
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestions.id"],
            name=op.f("fk_digest_items_suggestion_id_suggestions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_items")),
        sa.UniqueConstraint(
            "recruiter_id", "suggestion_id", name=op.f("uq_digest_items_recruiter_id_suggestion_id")
        ),
    )
    with op.batch_alter_table("digest_items", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_digest_items_edition_id"), ["edition_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("digest_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_digest_items_edition_id"))

    op.drop_table("digest_items")
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_suggestions_waiting", postgresql_where=sa.text("state IN ('new', 'snoozed')")
        )
        batch_op.drop_index(batch_op.f("ix_suggestions_role_id"))

    op.drop_table("suggestions")
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_promises_open", postgresql_where=sa.text("kept_at IS NULL AND broken_at IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_promises_candidate_id"))

    op.drop_table("promises")
    with op.batch_alter_table("preferences", schema=None) as batch_op:
        batch_op.drop_index("ix_preferences_current", postgresql_where=sa.text("ended_at IS NULL"))
        batch_op.drop_index(batch_op.f("ix_preferences_candidate_id"))
        batch_op.drop_index("ix_preferences_arriving", postgresql_where=sa.text("ended_at IS NULL"))

    op.drop_table("preferences")
    with op.batch_alter_table("consent_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_consent_entries_latest")

    op.drop_table("consent_entries")
    with op.batch_alter_table("touches", schema=None) as batch_op:
        batch_op.drop_index("ix_touches_recruiter")
        batch_op.drop_index("ix_touches_candidate")

    op.drop_table("touches")
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submissions_candidate_id"))

    op.drop_table("submissions")
    with op.batch_alter_table("standings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standings_candidate_id"))

    op.drop_table("standings")
    with op.batch_alter_table("role_requirements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_requirements_term_id"))
        batch_op.drop_index(batch_op.f("ix_role_requirements_role_id"))

    op.drop_table("role_requirements")
    op.drop_table("role_findings")
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roles_state"))
        batch_op.drop_index(batch_op.f("ix_roles_owner_id"))
        batch_op.drop_index(batch_op.f("ix_roles_client_id"))

    op.drop_table("roles")
    with op.batch_alter_table("profile_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_codes_link_id"))

    op.drop_table("profile_codes")
    with op.batch_alter_table("ways_to_reach", schema=None) as batch_op:
        batch_op.drop_index("ix_ways_to_reach_value")

    op.drop_table("ways_to_reach")
    with op.batch_alter_table("skills_held", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skills_held_skill_id"))

    op.drop_table("skills_held")
    with op.batch_alter_table("referrals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referrals_referrer_id"))

    op.drop_table("referrals")
    with op.batch_alter_table("profile_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_links_candidate_id"))

    op.drop_table("profile_links")
    with op.batch_alter_table("off_limits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_off_limits_client_id"))
        batch_op.drop_index(batch_op.f("ix_off_limits_candidate_id"))

    op.drop_table("off_limits")
    with op.batch_alter_table("match_profiles", schema=None) as batch_op:
        batch_op.drop_index("ix_match_profiles_wish_tokens", postgresql_using="gin")
        batch_op.drop_index("ix_match_profiles_title_tokens", postgresql_using="gin")
        batch_op.drop_index("ix_match_profiles_terms", postgresql_using="gin")

    op.drop_table("match_profiles")
    with op.batch_alter_table("designations_held", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_designations_held_designation_id"))

    op.drop_table("designations_held")
    op.drop_table("contact_terms")
    with op.batch_alter_table("contact_decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_decisions_candidate_id"))

    op.drop_table("contact_decisions")
    with op.batch_alter_table("client_contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_client_contacts_client_id"))
        batch_op.drop_index(batch_op.f("ix_client_contacts_candidate_id"))

    op.drop_table("client_contacts")
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_links_recruiter_id"))

    op.drop_table("sign_in_links")
    with op.batch_alter_table("recruiter_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recruiter_sessions_recruiter_id"))

    op.drop_table("recruiter_sessions")
    op.drop_table("digest_editions")
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_index("uq_clients_name")

    op.drop_table("clients")
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.drop_index("ix_candidates_sorted")
        batch_op.drop_index(
            "ix_candidates_plain_name",
            postgresql_using="gin",
            postgresql_ops={"plain_name": "gin_trgm_ops"},
        )
        batch_op.drop_index(batch_op.f("ix_candidates_place_id"))
        batch_op.drop_index(batch_op.f("ix_candidates_owner_id"))

    op.drop_table("candidates")
    with op.batch_alter_table("recruiters", schema=None) as batch_op:
        batch_op.drop_index("uq_recruiters_email")

    op.drop_table("recruiters")
    with op.batch_alter_table("vocabulary_terms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vocabulary_terms_kind"))

    op.drop_table("vocabulary_terms")
    with op.batch_alter_table("rate_counters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rate_counters_expires_at"))

    op.drop_table("rate_counters")
    op.drop_table("places")
    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_messages_waiting",
            postgresql_where=sa.text("state IN ('queued', 'claimed', 'data')"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_messages_candidate_id"))

    op.drop_table("outbox_messages")
    op.drop_table("local_mails")
    with op.batch_alter_table("job_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_job_runs_task"))
        batch_op.drop_index(batch_op.f("ix_job_runs_started_at"))

    op.drop_table("job_runs")
    op.drop_table("fired")
    op.drop_table("desks")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_row")

    op.drop_table("changes")
    op.drop_table("agency")
