"""The beginning of a letter to a candidate, for the recruiter to finish."""

from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.models import Interview
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.words import heading_day


def draft(person: Candidate, role: Role | None, said: str, by: Recruiter) -> tuple[str, str]:
    """Subject and words to begin with, their own words in them where there are any; no client is named.

    In the language that they read.
    """
    with speaking(person.reads(the_agency(db.session()))):
        subject = role.title if role else _("From %(name)s", name=by.first_name)
        lines = [_("Hello %(name)s,", name=person.first_name)]
        if said:
            lines.append(_("You told us: “%(said)s”", said=said))
        if role:
            lines.append(_opened(role))
            lines.append(_("Is it worth a call? If not now, tell me when."))
    return subject, _signed(lines, by)


def draft_about_pack(person: Candidate, interview: Interview, by: Recruiter) -> tuple[str, str]:
    """That something waits for them on their own page. Whoever sees them knows already, and is named."""
    role, day = interview.role, interview.happens_on
    with speaking(person.reads(the_agency(db.session()))):
        subject = _("For your interview on %(day)s", day=heading_day(day))
        lines = [
            _("Hello %(name)s,", name=person.first_name),
            _(
                "%(client)s sees you on %(day)s for %(title)s. I put a page together for it: what they said of the role, what they are likely to ask, and what speaks for you.",
                client=role.client.name,
                day=heading_day(day),
                title=role.title,
            ),
            _(
                "The link below leads to your own page. Open it there under “Coaching and interviews”."
            ),
        ]
    return subject, _signed(lines, by)


def _signed(lines: list[str], by: Recruiter) -> str:
    phone = f"\n{_read_out(by.phone)}" if by.phone else ""
    return "\n\n".join([*lines, f"{by.name}{phone}"])


def _opened(role: Role) -> str:
    if role.place is None:
        return _("A role has opened that may be it: %(title)s.", title=role.title)
    return _(
        "A role has opened that may be it: %(title)s in %(place)s.",
        title=role.title,
        place=role.place.name,
    )


def _read_out(phone: str) -> str:
    return spoken_number(phone) if phone.startswith("+") else phone
