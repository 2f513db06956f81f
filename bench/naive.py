"""What most products do: join the tables for every role, count the skills, sort by a soft score.

The measure that fit is compared with in the same run: what a good developer writes in an afternoon.
It answers less than fit does. No wish is read but for the words of a title, no date, no condition, no
refusal; a title or a skill is the same or it is not; nobody is one step short; no reason is written.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

SEARCH = text(
    """
    SELECT c.id,
        35 * max(CASE WHEN lower(w.value) = lower(:title) THEN 1.0 WHEN lower(c.title) = lower(:title) THEN 0.4 ELSE 0 END)
        + 25.0 * count(DISTINCT s.skill_id) / :asked
        + 15 * max(CASE WHEN c.notice_days <= 30 THEN 1.0 ELSE 0.5 END)
        + 15 * max(CASE WHEN :anywhere THEN 1.0 ELSE 1 - least(1, (abs(p.latitude - :latitude) + abs(p.longitude - :longitude)) / 3) END)
        + 10 * max(CASE WHEN c.pay_wanted <= :pay THEN 1.0 ELSE 0 END) AS score
    FROM candidates c
    JOIN skills_held s ON s.candidate_id = c.id AND s.skill_id = ANY(:musts)
    LEFT JOIN places p ON p.id = c.place_id
    LEFT JOIN preferences w ON w.candidate_id = c.id AND w.kind = 'title' AND w.ended_at IS NULL
    LEFT JOIN contact_terms t ON t.candidate_id = c.id
    WHERE c.erased_at IS NULL AND t.paused_at IS NULL AND t.stopped_at IS NULL
        AND coalesce(c.pay_wanted, 0) <= :pay * 1.15
        AND (:anywhere OR (abs(p.latitude - :latitude) < 1.4 AND abs(p.longitude - :longitude) < 2.0))
        AND NOT EXISTS (
            SELECT FROM touches WHERE touches.candidate_id = c.id AND touches.happened_at > now() - interval '14 days'
        )
    GROUP BY c.id
    HAVING count(DISTINCT s.skill_id) >= :least
    ORDER BY score DESC, c.id
    LIMIT 50
    """
)
ROLE = text(
    """
    SELECT r.title, r.office_days = 0 AS anywhere, r.pay_high::float AS pay, p.latitude, p.longitude,
        array_agg(q.term_id) AS musts, count(*) AS asked, greatest(1, count(*) - 1) AS least
    FROM roles r JOIN places p ON p.id = r.place_id JOIN role_requirements q ON q.role_id = r.id AND q.is_must
    WHERE r.id = :role_id GROUP BY r.id, p.id
    """
)


def naive_list(session: Session, role_id: int) -> list[Any]:
    """The first fifty by joins; nothing is kept."""
    role = session.execute(ROLE, {"role_id": role_id}).one()._mapping
    found = session.execute(SEARCH, dict(role)).all()
    session.rollback()
    return list(found)
