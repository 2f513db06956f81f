"""Which clients a candidate is asked about, and the letter each would get."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.addresses import read_out
from agency.languages.speaking import _
from agency.marketing.approving import UNSENT
from agency.marketing.models import Marketing, ProfileShowing, ShowingState
from agency.marketing.profiles import newest_profile
from agency.marketing.reasons import Worth
from agency.recruiters.models import Recruiter

WAVE = 10
"""Clients one candidate is shown to at once (G6); a wave is over a week after its letter."""
_LASTS = timedelta(days=7)


class WaveIsFull(Exception):
    """As many clients as one wave may have; ``left`` is the room there is."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


def room_in_wave(session: Session, candidate_id: int, now: datetime) -> int:
    """How many clients more may be proposed now."""
    is_new = ProfileShowing.state.in_(UNSENT) | (ProfileShowing.sent_at > now - _LASTS)
    query = select(func.count()).where(
        ProfileShowing.candidate_id == candidate_id,
        is_new,
        Marketing.id == ProfileShowing.marketing_id,
        Marketing.ended_at.is_(None),
    )
    return max(0, WAVE - (session.scalar(query) or 0))


def propose(
    session: Session, marketing: Marketing, chosen: Sequence[Worth], by: Recruiter, now: datetime
) -> list[ProfileShowing]:
    """A showing for each client that has none in this marketing, with a letter to begin with.

    Raises ``WaveIsFull``; never commits.
    """
    there = {one.client_id for one in marketing.showings}
    new = [one for one in chosen if one.client.id not in there]
    left = room_in_wave(session, marketing.candidate_id, now)
    if len(new) > left:
        raise WaveIsFull(left)
    profile = newest_profile(session, marketing.id)
    made = []
    for one in new:
        subject, words = _letter(marketing, profile.title, profile.terms, one, by)
        made.append(
            ProfileShowing(
                marketing=marketing,
                candidate_id=marketing.candidate_id,
                client_id=one.client.id,
                contact_id=one.contact.id,
                recruiter_id=by.id,
                role_id=one.role.id if one.role else None,
                state=ShowingState.proposed,
                why=one.why,
                subject=subject,
                words=words,
            )
        )
    session.add_all(made)
    session.flush()
    return made


def _letter(
    marketing: Marketing, title: str, terms: str, one: Worth, by: Recruiter
) -> tuple[str, str]:
    """Subject and words to begin with; nothing in them says who it is."""
    subject = _("%(title)s (%(reference)s)", title=title, reference=marketing.reference)
    lines = [_("Hello %(name)s,", name=one.contact.name), _about(one)]
    about = " ".join(part for part in (f"{title}.", terms) if part)
    lines.append(about)
    lines.append(
        _("The profile is behind the button below, without a name until you want to meet.")
    )
    lines.append(f"{by.name}\n{read_out(by.phone)}".strip())
    return subject, "\n\n".join(lines)


def _about(one: Worth) -> str:
    if one.role and one.role.is_open:
        return _(
            "For your role of %(title)s there is somebody you have not seen.", title=one.role.title
        )
    if one.quoted:
        return _("You asked to be shown people like this one before there is a role.")
    return _("There is somebody you may want to know of, before there is a role for it.")
