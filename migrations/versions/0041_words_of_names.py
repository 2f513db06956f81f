"""The words that people's names are made of, so that likeness is looked for among them and not among everybody.

A word leaves with the last person who has it: of whoever is erased nothing may stay. And the index of what is said of people
in parts, because it is always read to its end.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_PARTS_OF_WORDS = (
    "candidate_id % 211 = 0",
    "candidate_id % 211 BETWEEN 1 AND 5",
    "candidate_id % 211 BETWEEN 6 AND 25",
    "candidate_id % 211 BETWEEN 26 AND 90",
    "candidate_id % 211 BETWEEN 91 AND 210",
)
_AT_ONCE = {"postgresql_using": "gin", "postgresql_with": {"fastupdate": "off"}}
"""What was written last would otherwise be read through by every search until it is put in."""
_WORDS_OF_NAME = r"""
    CREATE FUNCTION words_of_name(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT array_remove(regexp_split_to_array(public.plain($1), '[^[:alnum:]]+'), '') $$
"""
_KEEP_NAME_WORDS = """
    CREATE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        one text;
        other integer;
    BEGIN
        IF TG_OP <> 'DELETE' AND NEW.erased_at IS NULL THEN
            FOREACH one IN ARRAY words_of_name(NEW.full_name) LOOP
                CONTINUE WHEN one ~ '[0-9]';
                -- Locked, for whoever takes it out cannot see this person yet.
                PERFORM FROM name_words WHERE word = one FOR KEY SHARE;
                IF NOT FOUND THEN
                    INSERT INTO name_words (word, somebody) VALUES (one, NEW.id);
                END IF;
            END LOOP;
        END IF;
        IF TG_OP <> 'INSERT' AND OLD.erased_at IS NULL THEN
            FOREACH one IN ARRAY words_of_name(OLD.full_name) LOOP
                PERFORM FROM name_words WHERE word = one AND somebody = OLD.id FOR UPDATE;
                CONTINUE WHEN NOT FOUND;
                -- In a statement after the lock, which sees whoever came while it waited.
                SELECT min(id) INTO other FROM candidates
                WHERE array_to_tsvector(words_of_name(full_name)) @@ one::tsquery AND erased_at IS NULL;
                IF other IS NULL THEN
                    DELETE FROM name_words WHERE word = one AND somebody = OLD.id;
                ELSE
                    UPDATE name_words SET somebody = other WHERE word = one AND somebody = OLD.id;
                END IF;
            END LOOP;
        END IF;
        RETURN NULL;
    END $$
"""


def upgrade() -> None:
    op.execute(_WORDS_OF_NAME)
    words = sa.literal_column("array_to_tsvector(words_of_name(full_name))").label("name_words")
    op.create_index("ix_candidates_name_words", "candidates", [words], **_AT_ONCE)
    op.drop_index("ix_candidates_plain_name", table_name="candidates")
    op.create_table(
        "name_words",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("somebody", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_words")),
    )
    op.execute(
        """
        INSERT INTO name_words (word, somebody) SELECT word, min(id)
        FROM candidates CROSS JOIN unnest(words_of_name(full_name)) AS word
        WHERE erased_at IS NULL AND word !~ '[0-9]' GROUP BY word
        """
    )
    op.create_index(op.f("ix_name_words_word"), "name_words", ["word"])
    op.create_index(
        "ix_name_words_alike",
        "name_words",
        ["word"],
        postgresql_ops={"word": "gin_trgm_ops"},
        **_AT_ONCE,
    )
    op.execute(_KEEP_NAME_WORDS)
    op.execute(
        """
        CREATE TRIGGER keep_name_words AFTER INSERT OR DELETE OR UPDATE OF full_name, erased_at
        ON candidates FOR EACH ROW EXECUTE FUNCTION keep_name_words()
        """
    )
    op.drop_index("ix_search_documents_words", table_name="search_documents")
    for n, part in enumerate(_PARTS_OF_WORDS):
        op.create_index(
            f"ix_search_documents_words_{n}",
            "search_documents",
            ["words"],
            postgresql_using="gin",
            postgresql_where=sa.text(part),
        )


def downgrade() -> None:
    for n in range(len(_PARTS_OF_WORDS)):
        op.drop_index(f"ix_search_documents_words_{n}", table_name="search_documents")
    op.create_index(
        "ix_search_documents_words", "search_documents", ["words"], postgresql_using="gin"
    )
    op.execute("DROP TRIGGER keep_name_words ON candidates")
    op.execute("DROP FUNCTION keep_name_words()")
    op.drop_table("name_words")
    op.create_index(
        "ix_candidates_plain_name",
        "candidates",
        [sa.literal_column("plain(full_name)").label("plain_name")],
        postgresql_using="gin",
        postgresql_ops={"plain_name": "gin_trgm_ops"},
    )
    op.drop_index("ix_candidates_name_words", table_name="candidates")
    op.execute("DROP FUNCTION words_of_name(text)")
