"""A whole page of answers is saved: one touch, its wishes, terms and abilities, and word to the owner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.abilities import Added, read_added, write_abilities
from agency.answers.contacting import write_terms
from agency.answers.differences import Difference, differences
from agency.answers.known import Known, what_we_know
from agency.answers.sentences import saved_sentence, voice_of
from agency.answers.told import WORDING, Answers
from agency.answers.wishes import Pen, write_move, write_refusals, write_ticks, write_when
from agency.candidates.models import Candidate
from agency.contact.consent import Told, terms_of
from agency.languages.speaking import N_, _, speaking
from agency.matching.profiles import refresh_profiles
from agency.preferences.changing import Evidence
from agency.recontact.replies import surface_reply
from agency.referrals.naming import name_someone
from agency.touches.logging import log_touch, written_by_them
from agency.touches.models import Channel, Outcome, Touch

CHECKED = N_("Looked at everything on their own page; nothing to change.")


class ChangedMeanwhile(Exception):
    """Something on the page was changed by somebody else since it was opened."""


@dataclass(frozen=True)
class Saved:
    """What came of it."""

    touch: Touch
    changes: Sequence[Difference]


def save_answers(
    session: Session, candidate: Candidate, after: Answers, seen: str, now: datetime, today: date
) -> Saved:
    """Write everything that changed, or nothing. Raises ``ChangedMeanwhile``; never commits.

    ``seen`` is the fingerprint of what the page was opened with.
    """
    take_in_turn(session, candidate.id)
    session.expire(candidate)
    known = what_we_know(session, candidate, now, today)
    if known.fingerprint != seen:
        raise ChangedMeanwhile
    in_theirs = [change.line for change in differences(known.answers, after)]
    with speaking(candidate.owner.reads):
        known = what_we_know(session, candidate, now, today)
        move, never = known.told_anew(after.move, after.never)
        after = replace(after, move=move, never=never)
        return _save(session, candidate, known, after, in_theirs, now, today)


def _save(
    session: Session,
    candidate: Candidate,
    known: Known,
    after: Answers,
    in_theirs: list[str],
    now: datetime,
    today: date,
) -> Saved:
    """In the owner's language; ``in_theirs`` is what changed in the person's own."""
    changes = differences(known.answers, after)
    added = read_added(session, after.add, today, candidate.full_name)
    touch = _log(session, candidate, known.answers, after, changes, in_theirs, added, now, today)
    if changes:
        _write(session, candidate, known, after, changes, added, touch, now, today)
    voice = voice_of(candidate)
    surface_reply(session, touch, saved_sentence(voice, changes, known.answers, after), now)
    refresh_profiles(session, [candidate.id])
    return Saved(touch, changes)


def take_in_turn(session: Session, candidate_id: int) -> None:
    """Hold the person's terms, so that two presses at once are saved one after the other."""
    terms_of(session, candidate_id)


def _log(
    session: Session,
    candidate: Candidate,
    before: Answers,
    after: Answers,
    changes: Sequence[Difference],
    in_theirs: list[str],
    added: Added,
    now: datetime,
    today: date,
) -> Touch:
    lines = [change.line for change in changes]
    note = "\n".join(lines) or _(CHECKED)
    if added.unknown:
        words = _("Not among our words yet: %(words)s", words=", ".join(added.unknown))
        note = f"{note}\n{words}"
    new = written_by_them(
        candidate.id,
        note,
        now,
        today,
        outcome=Outcome.not_now if after.when == "not_looking" else Outcome.talked,
        quote=after.move if after.move != before.move else "",
        learned=tuple(lines),
    )
    touch = log_touch(session, new, now)
    if in_theirs != lines:
        touch.learned_in_theirs = in_theirs
    return touch


def _write(
    session: Session,
    candidate: Candidate,
    known: Known,
    after: Answers,
    changes: Sequence[Difference],
    added: Added,
    touch: Touch,
    now: datetime,
    today: date,
) -> None:
    before, changed = known.answers, {change.field for change in changes}
    evidence = Evidence(said_on=today, said_by=Channel.form, touch_id=touch.id)
    pen = Pen(session, candidate, evidence, now)
    if "move" in changed:
        write_move(pen, before, after)
    if "matters" in changed or "move" in changed:
        write_ticks(pen, before.matters, after.matters)
    if "never" in changed:
        write_refusals(pen, after.never)
    if "when" in changed:
        write_when(pen, before, after)
    if changed & {"skill", "designation", "add"}:
        write_abilities(session, candidate, after, added, evidence, now)
    told = Told(how="form", at=now, wording_version=WORDING, touch_id=touch.id)
    write_terms(session, candidate, known, after, told)
    if after.friend:
        name_someone(session, candidate.id, after.friend.name, after.friend.email, True, now)
