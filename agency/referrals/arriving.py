"""Somebody comes by a link that was forwarded: first a letter that shows the address is theirs, then their yes.

Whether we know them already shows nowhere: the same page, the same letter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.addresses import email_address
from agency.candidates.links import people_with_address
from agency.candidates.models import Candidate, WayKind
from agency.candidates.registering import CandidateDetails, register_candidate
from agency.candidates.suppression import suppressed_among
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.languages.speaking import N_, Language, _, speaking
from agency.mail.outbox import posted
from agency.matching.profiles import refresh_profiles
from agency.recontact.replies import surface_reply
from agency.recruiters.sessions import new_token, token_hash
from agency.referrals.links import FriendLinkOver
from agency.referrals.models import Referral, ReferralLink
from agency.referrals.news import News
from agency.referrals.wording import Region
from agency.touches.logging import log_touch, written_by_them
from agency.touches.models import Outcome

OPEN_FOR = timedelta(days=7)
"""How long the letter that shows the address is theirs can be answered."""
SOURCE = N_("Referral")


@dataclass(frozen=True, kw_only=True)
class Stranger:
    """What somebody leaves on the page."""

    name: str
    email: str
    country: str
    work: str = ""


def key_letter(referral_id: int) -> str:
    """Under which the letter is posted that shows the address is theirs."""
    return f"referral-key:{referral_id}"


def knock(
    session: Session, link: ReferralLink, who: Stranger, now: datetime
) -> tuple[Referral, str]:
    """Keep what they left until they have shown that the address is theirs; and the key for the letter.

    Raises ``AddressNotValid``.
    """
    key = new_token()
    referral = Referral(
        referrer_id=link.referrer_id,
        link_id=link.id,
        name=who.name,
        email=email_address(who.email),
        they_know=True,
        country=who.country,
        work=who.work,
        made_at=now,
        key_hash=token_hash(key),
    )
    session.add(referral)
    session.flush()
    return referral, key


def is_written_to(session: Session, referral: Referral) -> bool:
    """Nobody who was erased here gets a letter because somebody typed their address."""
    return not suppressed_among(session, [referral.email])


def knocked(session: Session, key: str, now: datetime, held: bool = False) -> Referral:
    """What somebody left, by the key in their letter. Raises ``FriendLinkOver``."""
    query = select(Referral).filter_by(key_hash=token_hash(key))
    if held:
        query = query.with_for_update().execution_options(populate_existing=True)
    referral = session.scalar(query)
    if referral is None or referral.made_at <= now - OPEN_FOR:
        raise FriendLinkOver
    return referral


def arrive(
    session: Session,
    referral: Referral,
    region: Region,
    news: Iterable[News],
    spoken: Language,
    now: datetime,
) -> Candidate:
    """They said yes: a new candidate, or the one we have under that address. Never commits.

    Their yes stands on the ledger under the wording of where they live. A stop of theirs is not lifted by it.
    """
    known = people_with_address(session, referral.email)
    person = known[0] if known else _registered(session, referral, spoken)
    terms_of(session, person.id)
    told = Told(how="form", at=now, wording_version=region.version)
    if not known:
        record_consent(session, person.id, ConsentKind.origin, "from_them", told)
    record_consent(session, person.id, ConsentKind.keep, "yes", told)
    record_consent(session, person.id, ConsentKind.contact, "yes", told)
    if referral.country:
        lives_in = {"country": referral.country}
        record_consent(session, person.id, ConsentKind.residence, "told", told, lives_in)
    _tell_the_owner(session, person, referral, now)
    wanted = set(news)
    referral.news = [one.value for one in News if one in wanted]
    referral.candidate_id, referral.handled_at, referral.key_hash = person.id, now, None
    referral.name = referral.email = ""
    letter = posted(session, key_letter(referral.id))
    if letter is not None:
        letter.candidate_id = person.id
    session.flush()
    refresh_profiles(session, [person.id])
    return person


def _registered(session: Session, referral: Referral, spoken: Language) -> Candidate:
    """Whoever asked for the referral looks after them, while they work here."""
    link = referral.link
    asker = link.recruiter if link else referral.referrer.owner
    owner = asker if asker.is_active else referral.referrer.owner
    details = CandidateDetails(
        full_name=referral.name,
        owner_id=owner.id,
        title=referral.work,
        ways={WayKind.email: referral.email},
    )
    person = register_candidate(session, details, SOURCE)
    person.page_language = spoken
    return person


def _tell_the_owner(session: Session, person: Candidate, referral: Referral, now: datetime) -> None:
    with speaking(person.owner.reads):
        sentence = _(
            "%(name)s came by a link that was forwarded, and would like to hear from you.",
            name=person.first_name,
        )
        work = _("They do: %(work)s", work=referral.work) if referral.work else ""
    new = written_by_them(
        person.id,
        "\n".join(part for part in (sentence, work) if part),
        now,
        now.date(),
        role_id=referral.link.role_id if referral.link else None,
        outcome=Outcome.interested,
        once_key=f"referral-came:{referral.id}",
    )
    surface_reply(session, log_touch(session, new, now), sentence, now)
