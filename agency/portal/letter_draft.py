"""The beginning of a letter to a candidate, for the recruiter to finish."""

from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.recruiters.models import Recruiter


def draft(person: Candidate, role: Role | None, said: str, by: Recruiter) -> tuple[str, str]:
    """Subject and words to begin with, their own words in them where there are any; no client is named."""
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
