"""The beginning of a letter to a candidate, for the recruiter to finish."""

from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter


def draft(person: Candidate, suggestion: Suggestion | None, by: Recruiter) -> tuple[str, str]:
    """A beginning, with their own words where there are any; the client is not named."""
    role = suggestion.role if suggestion else None
    said = suggestion.words if suggestion else ""
    subject = role.title if role else f"From {by.first_name}"
    place = f" in {role.place.name}" if role and role.place else ""
    lines = [f"Hello {person.first_name},"]
    if said:
        lines.append(f"You told us: “{said}”")
    if role:
        lines.append(f"A role has opened that may be it: {role.title}{place}.")
        lines.append("Is it worth a call? If not now, tell me when.")
    phone = f"\n{_read_out(by.phone)}" if by.phone else ""
    lines.append(f"{by.name}{phone}")
    return subject, "\n\n".join(lines)


def _read_out(phone: str) -> str:
    return spoken_number(phone) if phone.startswith("+") else phone
