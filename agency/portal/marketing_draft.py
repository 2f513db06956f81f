"""The beginning of a letter to a candidate about being marketed: may we, to whom, and what came of it."""

from collections.abc import Iterable

from flask import request

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.decisions import decision_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.marketing.approving import did_not_leave, showings_of
from agency.marketing.models import ProfileShowing, ShowingState
from agency.marketing.profiles import newest_profile, running_of
from agency.portal.face import me
from agency.portal.letter_about import LetterAbout
from agency.portal.letter_draft import signed
from agency.portal.marketing_words import standing_of
from agency.recruiters.queries import the_agency
from agency.touches.giving import ValueGiven

MARKETING, REPORT = "marketing", "report"


def marketing_letter(person: Candidate) -> LetterAbout | None:
    """As the address names it, in the language that they read; nothing for any other letter."""
    about = request.args.get("about")
    if about not in (MARKETING, REPORT):
        return None
    with speaking(person.reads(the_agency(db.session()))):
        subject, lines = _report(person) if about == REPORT else _asking(person)
        hello = _("Hello %(name)s,", name=person.first_name)
        words = signed([hello, *lines], me())
    tells = about == REPORT and any(one.answer for one in _of(person))
    gave = (ValueGiven.feedback,) if tells else ()
    return LetterAbout(subject, words, purpose=_purpose(person), gave=gave)


def _purpose(person: Candidate) -> Purpose:
    """An answer where there is something of theirs to answer; otherwise a word without a job."""
    asked = ContactRequest(person_id=person.id, purpose=Purpose.reply, channel=Channel.email)
    is_answer = decision_for(db.session(), asked, clock.now()).may_contact
    return Purpose.reply if is_answer else Purpose.keep_in_touch


def _asking(person: Candidate) -> tuple[str, list[str]]:
    """Whether they may be shown to clients; with names and text where there are any."""
    session = db.session()
    running = running_of(session, person.id)
    if running is None:
        lines = [
            _("May we show you to employers who have no role advertised yet? They would read what you can do, without your name and without where you work."),
            _("You would see the text and the names first, and strike off whoever you do not want."),
        ]  # fmt: skip
        return _("May we show you to employers?"), lines
    profile = newest_profile(session, running.id)
    waiting = [one for one in _of(person, running.id) if one.state is ShowingState.proposed]
    text = "\n".join(part for part in (profile.title, profile.terms, *profile.lines) if part)
    lines = [_("This is what employers would read of you:"), text]
    if waiting:
        lines.append(_("We would show it to:"))
        lines.append("\n".join(one.client.name for one in waiting))
    lines.append(
        _("Open your page with the link below: there you strike names off, say until when it holds, and can take it back. Nothing leaves before you have said yes.")
    )  # fmt: skip
    return _("Who may read about you"), lines


def _report(person: Candidate) -> tuple[str, list[str]]:
    """Who was asked, and what each answered."""
    sent = [one for one in _of(person) if one.sent_at]
    told = "\n".join(
        _("%(client)s: %(standing)s", client=one.client.name, standing=standing_of(one))
        for one in sent
    )
    lines = [
        _("Here is what became of it so far:"),
        told or _("Nobody was written to yet."),
        _("All of it stands on your page, too."),
    ]
    return _("Who has read about you"), lines


def _of(person: Candidate, marketing_id: int | None = None) -> Iterable[ProfileShowing]:
    found = showings_of(db.session(), person.id)
    lost = did_not_leave(db.session(), found)
    theirs = (one for one in reversed(found) if one.id not in lost)
    return [one for one in theirs if marketing_id in (None, one.marketing_id)]
