"""The words a note is read with: skills, designations, titles, industries and places."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.places.gazetteer import load_seed_places
from agency.places.queries import place_names
from agency.recruiters.models import Agency
from agency.skills.seeds import load_seed_terms
from agency.skills.terms import Vocabulary
from agency.skills.vocabulary import vocabulary

_CURRENCY = select(Agency.currency).order_by(Agency.id).limit(1)


def vocabulary_for_notes(session: Session) -> Vocabulary:
    """Everything the agency has a word for, with the currency a bare number means."""
    currency = session.scalar(_CURRENCY)
    return vocabulary(session, place_names(session), currency or "CAD")


def vocabulary_or_first_words(session: Session) -> Vocabulary:
    """The same; an agency that has no words yet reads with those that come with the product."""
    own = vocabulary_for_notes(session)
    if own.skills or own.designations or own.titles or own.industries or own.places:
        return own
    return first_words(own.currency)


def first_words(currency: str) -> Vocabulary:
    """What comes with the product, without a database."""
    terms = load_seed_terms()
    return Vocabulary(
        skills=terms["skill"],
        designations=terms["designation"],
        industries=terms["industry"],
        titles=terms["title"],
        places=load_seed_places(),
        currency=currency,
    )
