"""The letter about a pack: that something waits for them on their own page before an interview."""

from flask import request

from agency.candidates.models import Candidate
from agency.coaching.interviews import interview_shown
from agency.coaching.models import Interview
from agency.coaching.packing import released
from agency.contact.snapshot import Purpose
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.portal.face import me
from agency.portal.letter_about import LetterAbout
from agency.portal.letter_draft import signed
from agency.recruiters.queries import the_agency
from agency.touches.giving import ValueGiven
from agency.words import heading_day


def pack_letter(person: Candidate) -> LetterAbout | None:
    """About the pack that the address names, where it is one of theirs. They read it once the letter is posted."""
    wanted = request.args.get("pack", 0, type=int)
    shown = interview_shown(db.session(), wanted) if 0 < wanted < 2**31 else None
    if shown is None or shown.candidate_id != person.id or shown.pack is None:
        return None
    pack = shown.pack
    return LetterAbout(
        *_draft(person, shown),
        purpose=Purpose.process_update,
        gave=(ValueGiven.interview_practice,),
        aside="portal/letters/_about_pack.html",
        shown=pack,
        posted=lambda _letter, now: released(pack, now),
    )


def _draft(person: Candidate, interview: Interview) -> tuple[str, str]:
    """Whoever sees them knows already, and is named."""
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
    return subject, signed(lines, me())
