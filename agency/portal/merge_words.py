"""What stands in two records side by side."""

from agency.candidates.models import Candidate
from agency.web.filters import money

FIELD_WORDS = {
    "full_name": "Name",
    "goes_by": "Goes by",
    "pronouns": "Pronouns",
    "title": "Title",
    "employer": "Employer",
    "place_id": "Place",
    "owner_id": "Owner",
    "notice_days": "Notice",
    "pay_now": "Pay now",
    "pay_wanted": "Pay wanted",
    "best_time": "Best time",
    "source": "Source",
}


def value_words(person: Candidate, name: str) -> str:
    """One field as a recruiter reads it; nothing where it is empty."""
    if name == "place_id":
        return person.place.name if person.place else ""
    if name == "owner_id":
        return person.owner.name
    value = getattr(person, name)
    if value in (None, ""):
        return ""
    if name == "notice_days":
        return f"{value} days"
    if name in ("pay_now", "pay_wanted"):
        return str(money(value, person.pay_currency, person.pay_period))
    return str(value)
