"""The beginning of a letter to a candidate, for the recruiter to finish."""

from agency.candidates.addresses import read_out
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency


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
    return subject, signed(lines, by)


def signed(lines: list[str], by: Recruiter) -> str:
    """The paragraphs with who writes, and their number as it is read out."""
    phone = f"\n{read_out(by.phone)}" if by.phone else ""
    return "\n\n".join([*lines, f"{by.name}{phone}"])


def _opened(role: Role) -> str:
    if role.place is None:
        return _("A role has opened that may be it: %(title)s.", title=role.title)
    return _(
        "A role has opened that may be it: %(title)s in %(place)s.",
        title=role.title,
        place=role.place.name,
    )
