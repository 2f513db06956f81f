"""Writes what one person and we said: touches, wishes and promises, beside the person themselves."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from agency.candidates.models import PayPeriod, Standing
from agency.demo.candidate import candidate_of
from agency.demo.known import ZONE, Known
from agency.demo.scripts import Person, Promised, Said, Wished, read
from agency.preferences.from_facts import FULL_WEEK
from agency.preferences.models import Horizon, Preference, PreferenceKind, Weight
from agency.skills.models import TermKind
from agency.touches.logging import ATTEMPTS
from agency.touches.models import Channel, Direction, Outcome, Promise, Touch, TouchKind

A_HISTORY = 3
"""Someone with fewer touches than this also gets a first conversation, long ago."""


class Written:
    """A person and the rows made for them, before they have numbers."""

    def __init__(self, session: Session, known: Known, person: Person) -> None:
        self.person = person
        self.candidate = candidate_of(known, person)
        said = person.touches if len(person.touches) >= A_HISTORY else _with_first(known, person)
        self.touches = [_touch(known, self, one) for one in said]
        self.candidate.created_at = self.first.happened_at
        for one in self.candidate.designations:
            heard = self.first if one.standing is Standing.held else self.newest
            one.created_at = heard.happened_at
        wishes = [_wish(known, self, one) for one in person.wishes]
        promises = [_promise(known, self, one) for one in person.promises]
        # The oldest first, so that numbers grow with time as they would have.
        session.add_all([self.candidate, *reversed(self.touches), *wishes, *promises])

    @property
    def first(self) -> Touch:
        return self.touches[-1]

    @property
    def newest(self) -> Touch:
        return self.touches[0]


def _with_first(known: Known, person: Person) -> tuple[Said, ...]:
    draw = known.draw
    by, note = draw.choice(read("crowd/everyone")["first"])
    oldest = max((one.a for one in person.touches), default=60)
    ago = oldest + draw.randint(250, 420)
    minutes = draw.randint(9, 28) if by == "call" else None
    return (*person.touches, Said(a=ago, by=by, min=minutes, note=note))


def _touch(known: Known, written: Written, said: Said) -> Touch:
    channel = Channel(said.by)
    outcome = Outcome(said.out) if said.out else _usual_outcome(channel, said.is_attempt)
    is_attempt = said.is_attempt or outcome in ATTEMPTS
    text = known.days.text
    happened = known.moment(said.a)
    return Touch(
        candidate=written.candidate,
        recruiter=None if channel is Channel.form else known.recruiters[written.person.owner],
        role=known.roles[said.role] if said.role else None,
        channel=channel,
        direction=Direction.theirs if said.sender == "them" else Direction.ours,
        kind=TouchKind.attempt if is_attempt else TouchKind.conversation,
        outcome=outcome,
        happened_at=happened,
        created_at=happened,
        minutes=said.min,
        note=text(said.note),
        quote=text(said.q),
        gave=[gift for gift in said.gave.split(",") if gift],
        asked=[ask for ask in said.asked.split(",") if ask],
        learned=[text(chip.strip()) for chip in said.learn.split(";") if chip.strip()],
    )


def _usual_outcome(channel: Channel, is_attempt: bool) -> Outcome | None:
    if not is_attempt:
        return Outcome.talked
    usual = {Channel.voicemail: Outcome.left_message, Channel.call: Outcome.no_answer}
    return usual.get(channel)


def _wish(known: Known, written: Written, wish: Wished) -> Preference:
    touch = written.touches[wish.t]
    text = known.days.text
    wrote_it_themselves = touch.channel is Channel.form
    return Preference(
        candidate=written.candidate,
        horizon=Horizon(wish.h),
        kind=PreferenceKind(wish.k),
        weight=Weight.must if wish.must or wish.h == "never" else Weight.nice,
        label=text(wish.label),
        not_before=known.days.maybe(wish.since),
        condition=text(wish.cond),
        words=text(wish.words) or (touch.quote if wish.said else ""),
        said_on=_day_of(touch),
        said_by=touch.channel,
        touch=touch,
        recorded_by=None if wrote_it_themselves else known.recruiters[written.person.owner],
        created_at=touch.happened_at,
        **_typed(known, written.person, wish),
    )


def _typed(known: Known, person: Person, wish: Wished) -> dict[str, object]:
    """The columns that say it to a machine; which ones, the kind decides."""
    typed: dict[str, object] = {"value": wish.v}
    if wish.k == "pay":
        typed |= {"amount": wish.amount, "currency": "CAD", "period": PayPeriod(person.period)}
        typed["value"] = str(wish.amount)
    if wish.k == "hours":
        count, _, unit = wish.v.partition("_")
        typed["amount"] = int(count) * 100 // FULL_WEEK[unit]
    if wish.k == "remote":
        typed["office_days"] = wish.days
    if wish.k == "place":
        typed["place_id"] = known.place(wish.place).id
    if wish.k in ("title", "industry"):
        typed["term_id"] = known.term_id(TermKind(wish.k), wish.v)
    if wish.k == "skill":
        typed["term_id"] = known.term(TermKind.skill, wish.term).id
    return typed


def _promise(known: Known, written: Written, promised: Promised) -> Promise:
    touch = written.touches[promised.t]
    kept_at = touch.happened_at + timedelta(days=4) if promised.kept else None
    return Promise(
        candidate=written.candidate,
        recruiter=known.recruiters[written.person.owner],
        touch=touch,
        what=known.days.text(promised.what),
        due_on=known.days.on(promised.due),
        kept_at=kept_at,
        created_at=touch.happened_at,
    )


def _day_of(touch: Touch) -> date:
    return touch.happened_at.astimezone(ZONE).date()
