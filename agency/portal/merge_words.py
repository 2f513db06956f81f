"""What stands in two records side by side."""

from agency.candidates.models import Candidate
from agency.languages.speaking import N_, Words
from agency.web.filters import money

FIELD_WORDS = Words(
    {
        "full_name": N_("Name"),
        "goes_by": N_("Goes by"),
        "pronouns": N_("Pronouns"),
        "title": N_("Title"),
        "employer": N_("Employer"),
        "place_id": N_("Place"),
        "owner_id": N_("Owner"),
        "notice_days": N_("Notice"),
        "pay_now": N_("Pay now"),
        "pay_wanted": N_("Pay wanted"),
        "best_time": N_("Best time"),
        "source": N_("Source"),
    }
)


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
