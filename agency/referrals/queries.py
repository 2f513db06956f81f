"""Who was sent by whom and what became of it, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    any_,
    bindparam,
    exists,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session, aliased, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.referrals.models import Referral, ReferralLink
from agency.referrals.news import Came, News, may_hear, to_tell
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.touches.models import Direction, Touch, TouchKind

_PERSON = bindparam("person", type_=Integer)
_FAR = [*IN_PROCESS, Stage.placed]


@dataclass(frozen=True)
class Sent:
    """One referral, and how far it has come."""

    referral: Referral
    came: Came
    is_first: bool
    """Nobody named this person before; a second one is said to be second."""
    submission: Submission | None
    """The furthest they came after they were sent, while it goes on or has ended in a placement."""

    @property
    def was_known(self) -> bool:
        """We had them before they were sent."""
        person = self.referral.candidate
        return person is not None and person.created_at < self.referral.made_at

    @property
    def may_hear(self) -> list[News]:
        return may_hear(self.came, self.referral.news)

    @property
    def to_tell(self) -> News | None:
        """What the referrer should hear next, if anything."""
        person, referrer = self.referral.candidate, self.referral.referrer
        if person is None or person.erased_at or referrer.erased_at:
            return None
        return to_tell(self.came, self.referral.news, self.referral.told)

    @property
    def name(self) -> str:
        return self.referral.candidate.full_name if self.referral.candidate else self.referral.name


def sent_of(session: Session, *which: ColumnElement[bool]) -> list[Sent]:
    """Referrals that are so, the newest first. Whoever has not shown that an address is theirs is left out."""
    return _told(session, _referrals().where(*which))


def _told(session: Session, query: Select[Referral, bool, bool], **asked: Any) -> list[Sent]:
    rows = session.execute(query, asked).all()
    furthest = _furthest(session, [row[0] for row in rows])
    return [_sent(*row, furthest.get(row[0].id)) for row in rows]


@cache
def _referrals() -> Select[Referral, bool, bool]:
    """Each with whether it is a second one, and whether they have answered since; built once, for building takes longer than asking."""
    earlier = aliased(Referral)
    person = earlier.candidate_id == Referral.candidate_id
    same = or_(person, (earlier.email == Referral.email) & (Referral.email != ""))
    sooner = tuple_(earlier.made_at, earlier.id) < tuple_(Referral.made_at, Referral.id)
    before = exists().where(same, sooner, earlier.key_hash.is_(None))
    answered = exists().where(
        Touch.candidate_id == Referral.candidate_id,
        or_(Touch.direction == Direction.theirs, Touch.kind == TouchKind.conversation),
        Touch.happened_at >= Referral.made_at,
    )
    return (
        select(Referral, before.label("is_second"), answered.label("has_answered"))
        .where(Referral.key_hash.is_(None))
        .where(or_(Referral.candidate_id.is_(None), Referral.candidate_id != Referral.referrer_id))
        .order_by(Referral.made_at.desc(), Referral.id.desc())
        .options(
            joinedload(Referral.referrer).joinedload(Candidate.owner),
            joinedload(Referral.candidate),
            joinedload(Referral.link).joinedload(ReferralLink.role),
        )
    )


def sent_by(session: Session, candidate_id: int) -> list[Sent]:
    """Whom somebody sent."""
    return _told(session, _sent_by(), person=candidate_id)


def who_sent(session: Session, candidate_id: int) -> list[Sent]:
    """By whom somebody was sent, the first in time first."""
    return _told(session, _who_sent(), person=candidate_id)[::-1]


@cache
def _sent_by() -> Select[Referral, bool, bool]:
    return _referrals().where(Referral.referrer_id == _PERSON)


@cache
def _who_sent() -> Select[Referral, bool, bool]:
    return _referrals().where(Referral.candidate_id == _PERSON)


def news_due(session: Session, owner_ids: Collection[int]) -> list[Sent]:
    """What the referrers of these recruiters should hear, whoever has waited longest first."""
    return [one for one in _told(session, _with_news(), owners=list(owner_ids)) if one.to_tell][
        ::-1
    ]


@cache
def _with_news() -> Select[Referral, bool, bool]:
    owners = bindparam("owners", type_=ARRAY(Integer))
    theirs = select(Candidate.id).where(Candidate.owner_id == any_(owners))
    allowed = Referral.news != [], Referral.candidate_id.is_not(None)
    return _referrals().where(Referral.referrer_id.in_(theirs), *allowed)


def referral_now(session: Session, referral_id: int, held: bool = False) -> Sent | None:
    """One referral; ``held`` against a second hand until this transaction ends."""
    if held:
        hold = select(Referral).filter_by(id=referral_id).with_for_update()
        session.scalars(hold.execution_options(populate_existing=True)).all()
    return next(iter(sent_of(session, Referral.id == referral_id)), None)


def _sent(referral: Referral, is_second: bool, answered: bool, far: Submission | None) -> Sent:
    return Sent(referral, _came(referral, answered, far), not is_second, far)


def _came(referral: Referral, answered: bool, far: Submission | None) -> Came:
    if far is not None:
        return Came.placed if far.stage is Stage.placed else Came.in_process
    if referral.candidate_id is not None and (answered or referral.link_id is not None):
        return Came.answered
    if referral.written_at is not None:
        return Came.written
    return Came.let_be if referral.handled_at is not None else Came.open


def _furthest(session: Session, referrals: Sequence[Referral]) -> dict[int, Submission]:
    """By referral: the furthest stage that was reached after they were sent; of equals the newest."""
    people = {one.candidate_id for one in referrals if one.candidate_id}
    if not people:
        return {}
    query = select(Submission).where(Submission.candidate_id.in_(people))
    query = query.where(Submission.stage.in_(_FAR)).options(
        joinedload(Submission.role).joinedload(Role.client)
    )
    by_person: defaultdict[int, list[Submission]] = defaultdict(list)
    for submission in session.scalars(query):
        by_person[submission.candidate_id].append(submission)
    found: dict[int, Submission] = {}
    for one in referrals:
        later = [s for s in by_person[one.candidate_id or 0] if s.staged_at >= one.made_at]
        if later:
            found[one.id] = max(later, key=_how_far)
    return found


def _how_far(submission: Submission) -> tuple[int, datetime, int]:
    return _FAR.index(submission.stage), submission.staged_at, submission.id
