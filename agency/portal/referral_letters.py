"""Letters to a referrer: asking whom they know, and telling how it went. Both leave by the road of every letter."""

from datetime import datetime

from flask import request

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import db
from agency.languages.speaking import N_, _, speaking
from agency.portal.face import me
from agency.portal.letter_about import LetterAbout
from agency.recruiters.queries import the_agency
from agency.referrals.links import Topic, make_link
from agency.referrals.news import News, tell
from agency.referrals.queries import Sent, referral_now
from agency.referrals.rewards import promised_words
from agency.touches.giving import Ask, ValueGiven
from agency.web.fields import clean
from agency.web.links import external_url
from agency.words import day, local

MOST_WORK = 120
_NEWS = {
    News.in_touch: N_("%(name)s, whom you sent to us, and we are in touch. They said that you may know."),
    News.in_process: N_("%(name)s, whom you sent to us, is being put forward for a role. They said that you may know."),
    News.placed: N_("%(name)s, whom you sent to us, has found work through us. They said that you may know."),
}  # fmt: skip


class NothingToTell(Exception):
    """It was told already, is no longer so, or whoever it tells of does not allow it any more."""


def referral_letter(person: Candidate) -> LetterAbout | None:
    """As the address of the page names it; nothing for any other letter. Raises ``NothingToTell``."""
    if "names" in request.args:
        return _asking(person)
    wanted = request.args.get("news", type=int)
    return _telling(person, wanted) if wanted and wanted < 2**31 else None


def topic_named() -> Topic | None:
    """The topic in the address: an open role, or a kind of work."""
    wanted = request.args.get("role", type=int)
    role = db.session.get(Role, wanted) if wanted and wanted < 2**31 else None
    if role is not None and role.is_open:
        return Topic(role.title, role)
    work = str(clean(request.args.get("work", "")))[:MOST_WORK]
    return Topic(work) if work else None


def _asking(person: Candidate) -> LetterAbout | None:
    topic = topic_named()
    if topic is None:
        return None
    names_them = "agreed" in request.args
    agency = the_agency(db.session())
    with speaking(person.reads(agency)):
        subject = _("Whom do you know? %(work)s", work=topic.work)
        lines = [
            _("Hello %(name)s,", name=person.first_name),
            _("you know this work better than most: %(work)s. Is there somebody we should help?", work=topic.work),
            _("If so, simply forward them the link underneath. They leave their details themselves if they like, and decide what you hear of it. You need not give us anybody’s address."),
            promised_words(agency),
            me().name,
        ]  # fmt: skip

    def link(now: datetime) -> str:
        new = make_link(db.session(), person.id, me().id, topic, names_them, now)
        until = day(local(new.link.expires_at, agency.zone).date())
        url = external_url("candidate_pages.friend", token=new.token)
        with speaking(person.reads(agency)):
            return _("To forward, until %(day)s:", day=until) + f"\n{url}"

    words = "\n\n".join(line for line in lines if line)
    return LetterAbout(
        subject,
        words,
        asked=(Ask.referral,),
        below=link,
        hint=_(
            "Their own link to forward, your name and the agency’s address are added underneath. Answers come to you."
        ),
    )


def _telling(person: Candidate, referral_id: int) -> LetterAbout:
    """A thank-you. No role."""
    sent = due_of(person, referral_id)
    news = sent.to_tell
    assert news is not None, "it is due"
    with speaking(person.reads(the_agency(db.session()))):
        lines = [
            _("Hello %(name)s,", name=person.first_name),
            _(_NEWS[news], name=sent.name),
            _("This is a thank-you. No role."),
            me().name,
        ]
        subject = _("Thank you for %(name)s", name=sent.name)
    return LetterAbout(
        subject,
        "\n\n".join(lines),
        gave=(ValueGiven.referral_news,),
        posted=lambda letter, now: tell(sent.referral, news, now, letter.once_key),
    )


def due_of(person: Candidate, referral_id: int) -> Sent:
    """Held, where it is about to be told; so that nothing is told that was taken back a moment before."""
    sent = referral_now(db.session(), referral_id, held=request.method == "POST")
    if sent is None or sent.referral.referrer_id != person.id or sent.to_tell is None:
        raise NothingToTell
    return sent
