"""How many people wait on today's list, for the count beside the word Today."""

from agency.database import db
from agency.recontact.queries import how_many_wait_for
from agency.web.filters import today


def count_waiting(recruiter_id: int) -> int:
    return how_many_wait_for(db.session(), recruiter_id, today())
