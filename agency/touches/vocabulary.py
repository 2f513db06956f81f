"""The words a note is read with: skills, designations, titles, industries and places."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.places.queries import place_names
from agency.recruiters.models import Agency
from agency.skills.terms import Vocabulary
from agency.skills.vocabulary import vocabulary


def vocabulary_for_notes(session: Session) -> Vocabulary:
    """Everything the agency has a word for, with the currency a bare number means."""
    currency = session.scalar(select(Agency.currency).order_by(Agency.id).limit(1))
    return vocabulary(session, place_names(session), currency or "CAD")
