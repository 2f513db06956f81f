"""What a candidate says of being marketed, on their own page: kept on the ledger, and told to whoever looks after them."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.saving import take_in_turn
from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.languages.speaking import _, speaking
from agency.marketing.approving import WORDING, Approval, approve, let_be_named, take_back
from agency.marketing.models import Marketing, ProfileShowing
from agency.touches.logging import NewTouch, log_touch
from agency.touches.models import Channel, Direction, Outcome, Touch
from agency.words import count_words, day

FORM = "form"


def approve_marketing(
    session: Session, person: Candidate, approval: Approval, now: datetime, today: date
) -> Marketing:
    """Which clients may read about them, and until when. Raises ``NothingToApprove``; never commits."""
    take_in_turn(session, person.id)
    told = Told(how=FORM, at=now, words=approval.words, wording_version=WORDING)
    marketing = approve(session, person, approval, told, today)
    with speaking(person.owner.reads):
        note = _(
            "Approved on their own page: %(clients)s may read the profile until %(day)s.",
            clients=count_words(len(approval.allowed), "client"),
            day=day(marketing.approved_until or today),
        )
    _log(session, person, note, now, today, approval.words)
    return marketing


def take_marketing_back(session: Session, person: Candidate, now: datetime, today: date) -> bool:
    """Nothing leaves from this moment; whether there was anything to take back. Never commits."""
    take_in_turn(session, person.id)
    was_running = take_back(session, person, Told(how=FORM, at=now, wording_version=WORDING))
    if was_running:
        with speaking(person.owner.reads):
            note = _("Took back on their own page that they may be marketed.")
        _log(session, person, note, now, today)
    return was_running


def say_of_name(
    session: Session,
    person: Candidate,
    showing_id: int,
    may: bool,
    now: datetime,
    today: date,
) -> ProfileShowing | None:
    """Whether one client may have their name; nothing where that was settled already. Never commits."""
    take_in_turn(session, person.id)
    told = Told(how=FORM, at=now, wording_version=WORDING)
    one = let_be_named(session, person, showing_id, may, told)
    if one is not None:
        with speaking(person.owner.reads):
            note = (
                _("%(client)s may be given their name.", client=one.client.name)
                if may
                else _("%(client)s is not to be given their name.", client=one.client.name)
            )
        _log(session, person, note, now, today)
    return one


def _log(
    session: Session, person: Candidate, note: str, now: datetime, today: date, words: str = ""
) -> Touch:
    new = NewTouch(
        candidate_id=person.id,
        recruiter_id=None,
        channel=Channel.form,
        direction=Direction.theirs,
        outcome=Outcome.talked,
        happened_at=now,
        happened_on=today,
        note=note,
        quote=words,
        once_key=f"marketing:{person.id}:{now.isoformat()}",
    )
    return log_touch(session, new, now)
