"""What must never be in the database: questions that find no row. Asked in tests and every night.

They read what happened, not what the code meant to do, so they would notice a way around the gates.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.contact.snapshot import PROACTIVE

INVARIANTS = {
    # A day less than the house's gap: days are counted where the person lives, and change with clocks.
    "letters_closer_than_the_gap": """
        SELECT later.id FROM contact_reservations later JOIN contact_reservations earlier
        ON earlier.candidate_id = later.candidate_id AND earlier.id < later.id
        WHERE later.overrode NOT LIKE '%caps%' AND later.at < earlier.at + interval '29 days'
            AND later.given_back_at IS NULL AND earlier.given_back_at IS NULL
    """,
    "more_letters_in_a_year_than_four": """
        SELECT r.id FROM contact_reservations r JOIN contact_reservations before
        ON before.candidate_id = r.candidate_id AND before.id < r.id
            AND before.at > r.at - interval '364 days'
        WHERE r.overrode NOT LIKE '%caps%' AND r.given_back_at IS NULL AND before.given_back_at IS NULL
        GROUP BY r.id HAVING count(*) >= 4
    """,
    "waiting_letters_without_a_reservation": """
        SELECT m.id FROM outbox_messages m
        WHERE m.mail_class = 'contact' AND m.purpose = ANY(:proactive) AND m.candidate_id IS NOT NULL
            AND m.state IN ('queued', 'claimed')
            AND NOT EXISTS (SELECT FROM contact_reservations r WHERE r.letter_id = m.id)
    """,
    "letters_that_nobody_approved": """
        SELECT m.id FROM outbox_messages m
        WHERE m.mail_class = 'contact' AND m.candidate_id IS NOT NULL AND m.approved_by_id IS NULL
    """,
    "reservations_without_a_yes": """
        SELECT r.id FROM contact_reservations r JOIN contact_decisions d ON d.id = r.decision_id
        WHERE d.outcome <> 'allow' OR d.candidate_id <> r.candidate_id
    """,
    "letters_given_back_that_left": """
        SELECT r.id FROM contact_reservations r JOIN outbox_messages m ON m.id = r.letter_id
        WHERE (r.given_back_at IS NULL) <> (m.state NOT IN ('failed', 'cancelled', 'expired'))
    """,
    "letters_waiting_for_somebody_who_stopped": """
        SELECT m.id FROM outbox_messages m JOIN contact_terms t ON t.candidate_id = m.candidate_id
        WHERE t.stopped_at IS NOT NULL AND m.mail_class = 'contact' AND m.purpose = ANY(:proactive)
            AND m.state IN ('queued', 'claimed')
    """,
    "letters_waiting_for_somebody_who_said_no": """
        SELECT m.id FROM outbox_messages m
        WHERE m.mail_class = 'contact' AND m.purpose = ANY(:proactive) AND m.state IN ('queued', 'claimed')
            AND 'no' = (
                SELECT c.answer FROM consent_entries c
                WHERE c.candidate_id = m.candidate_id AND c.kind = 'contact' AND c.answer IN ('yes', 'no')
                ORDER BY c.id DESC LIMIT 1
            )
    """,
    "letters_reserved_after_a_stop_was_written_down": """
        SELECT r.id FROM contact_reservations r JOIN contact_terms t ON t.candidate_id = r.candidate_id
        WHERE t.stopped_at IS NOT NULL AND r.given_back_at IS NULL AND r.at > (
            SELECT max(c.at) FROM changes c
            WHERE c.table_name = 'contact_terms' AND c.row_id = r.candidate_id
                AND c.after ->> 'stopped_at' IS NOT NULL
        )
    """,
    "letters_whose_gap_is_open": """
        SELECT r.id FROM contact_reservations r JOIN outbox_messages m ON m.id = r.letter_id
        WHERE m.state IN ('data', 'sent', 'unknown') AND NOT EXISTS (
            SELECT FROM contact_gates g WHERE g.candidate_id = r.candidate_id AND g.kind = 'gap'
                AND g.free_at > r.at + interval '29 days'
        )
    """,
    "gates_held_by_no_contact": """
        SELECT g.held_by FROM (
            SELECT held_by FROM contact_gates UNION ALL SELECT held_by FROM address_gates
        ) g
        WHERE (g.held_by LIKE 'mail:%' AND NOT EXISTS (
                SELECT FROM outbox_messages m WHERE m.id = substr(g.held_by, 6)::bigint
                    AND m.state NOT IN ('failed', 'cancelled', 'expired')))
            OR (g.held_by LIKE 'touch:%' AND NOT EXISTS (
                SELECT FROM touches t WHERE t.id = substr(g.held_by, 7)::bigint))
    """,
    "gates_that_nobody_holds_and_that_are_not_free": """
        SELECT candidate_id FROM contact_gates WHERE (held_by IS NULL) <> (free_at IS NULL)
    """,
    "people_put_before_a_client_without_their_yes": """
        SELECT s.id FROM submissions s
        WHERE s.stage IN ('submitted', 'interview', 'offer', 'placed') AND s.right_to_represent_on IS NULL
    """,
    "profiles_waiting_that_nobody_allows": """
        SELECT m.id FROM outbox_messages m
        WHERE m.purpose = 'spec_marketing' AND m.state IN ('queued', 'claimed') AND NOT EXISTS (
            SELECT FROM profile_showings s JOIN marketings g ON g.id = s.marketing_id
            WHERE s.letter_id = m.id AND s.state = 'sent'
                AND g.approved_at IS NOT NULL AND g.ended_at IS NULL
        )
    """,
    "clients_shown_one_person_twice_in_half_a_year": """
        WITH shown AS (
            SELECT s.* FROM profile_showings s LEFT JOIN outbox_messages m ON m.id = s.letter_id
            WHERE s.sent_at IS NOT NULL
                AND coalesce(m.state, 'sent') NOT IN ('failed', 'cancelled', 'expired')
        )
        SELECT later.id FROM shown later JOIN shown earlier
        ON earlier.candidate_id = later.candidate_id AND earlier.client_id = later.client_id
            AND earlier.id < later.id AND earlier.sent_at > later.sent_at - interval '179 days'
    """,
    "people_shown_two_profiles_in_a_week": """
        WITH shown AS (
            SELECT s.* FROM profile_showings s LEFT JOIN outbox_messages m ON m.id = s.letter_id
            WHERE s.sent_at IS NOT NULL
                AND coalesce(m.state, 'sent') NOT IN ('failed', 'cancelled', 'expired')
        )
        SELECT later.id FROM shown later JOIN shown earlier
        ON earlier.contact_id = later.contact_id AND earlier.id <> later.id
            AND earlier.sent_at <= later.sent_at AND earlier.sent_at > later.sent_at - interval '6 days'
    """,
    "erased_people_who_can_still_be_reached": """
        SELECT c.id FROM candidates c
        WHERE c.erased_at IS NOT NULL AND EXISTS (
            SELECT FROM ways_to_reach w WHERE w.candidate_id = c.id
        )
    """,
}
"""By what they find."""


def broken_invariants(session: Session) -> dict[str, int]:
    """How many rows each question finds, of those that find any."""
    counts = {name: _rows(session, question) for name, question in INVARIANTS.items()}
    return {name: count for name, count in counts.items() if count}


def _rows(session: Session, question: str) -> int:
    query, purposes = text(question), sorted(PROACTIVE)
    given = {"proactive": purposes} if ":proactive" in question else {}
    return len(session.execute(query, given).all())
