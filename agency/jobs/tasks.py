"""The tasks by name: what is due, do it, count it. Each may run twice and change nothing the second time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from agency import history
from agency.clients.anticipated import lapse
from agency.clients.models import Role
from agency.contact.gates import forget_free_addresses
from agency.contact.invariants import INVARIANTS, broken_invariants
from agency.digest.writing import write_due_editions
from agency.exports.asking import forget_files
from agency.imports.forgetting import forget_imports
from agency.inbox.forgetting import forget_old_mail
from agency.introductions import standing
from agency.introductions.surfacing import surface_help_due
from agency.jobs.alike import find_alike
from agency.jobs.exporting import make_export
from agency.jobs.importing import apply_import, check_import, take_up_imports, undo_import
from agency.jobs.inbox import take_in_new_mail
from agency.jobs.post import deliver_waiting_mail
from agency.jobs.reading_resumes import read_resume_file, save_resume_file
from agency.lists.following import look_again, searches_to_follow
from agency.mail.evidence import settle_unknown
from agency.mail.models import LocalMail, MailPace, MailState, OutboxMessage
from agency.matching.learning import learn
from agency.matching.open_roles import LOOKING
from agency.matching.profiles import people_without_rows, refresh_profiles
from agency.merging.parting import forget_what_cannot_be_undone
from agency.queue import later
from agency.queue.models import Fired, JobRun
from agency.recontact import cold, dates, handing_over, surfacing
from agency.recontact.touch_undone import forget_savings
from agency.recruiters.drafts import forget_old_drafts
from agency.recruiters.queries import the_agency
from agency.referrals.forgetting import forget_unwritten
from agency.referrals.naming import match_by_address, match_person
from agency.resumes.storing import forget_unsettled
from agency.rights.alarms import sound_alarms
from agency.rights.duties import find_duties
from agency.rights.erasing import forget_late_letters
from agency.rights.overdue import AT_A_TIME, erase_overdue
from agency.rights.sealing import forget_sealed
from agency.vocabulary.uses import open_roles_asking, people_with
from agency.web.rate_limits import forget_past_counters

Counts = dict[str, Any]
_KEPT = timedelta(days=30)
_PEOPLE_AT_A_TIME = 500
_ROWS_AT_A_TIME = 2_000
_SENT_KEPT = timedelta(days=3)
"""A letter that has gone is kept as a fact, not as a text: links and names are in it."""


def surface_role(session: Session, now: datetime, role_id: int) -> Counts:
    """A role opened or changed."""
    return vars(surfacing.surface_role(session, role_id, now))


def rematch_candidate(session: Session, now: datetime, candidate_id: int) -> Counts:
    """A candidate changed, or somebody spoke with them."""
    match_person(session, candidate_id, now)
    return vars(surfacing.rematch_candidate(session, candidate_id, now))


def rematch_vocabulary(
    session: Session, _now: datetime, term_ids: list[int], after: int = 0
) -> Counts:
    """Terms were edited or merged: whoever holds or wishes them, and the open roles that ask for them.

    People in batches by number; ``after`` is the last one of the batch before.
    """
    people = people_with(session, term_ids, after, _PEOPLE_AT_A_TIME)
    refresh_profiles(session, people)
    for candidate_id in people:
        later(session, "rematch_candidate", candidate_id=candidate_id)
    if len(people) == _PEOPLE_AT_A_TIME:
        later(session, "rematch_vocabulary", term_ids=term_ids, after=people[-1])
    open_roles = [] if after else open_roles_asking(session, term_ids)
    for role_id in open_roles:
        later(session, "surface_role", role_id=role_id)
    return {"people": len(people), "roles": len(open_roles)}


def write_missing_profiles(session: Session, _now: datetime) -> Counts:
    """People without a row to be found by, as an update may leave them; then all roles are looked at anew."""
    people = people_without_rows(session, _ROWS_AT_A_TIME)
    refresh_profiles(session, people)
    if len(people) == _ROWS_AT_A_TIME:
        later(session, "write_missing_profiles")
    elif people:
        later(session, "learn_from_everybody")
        later(session, "surface_every_role")
    return {"people": len(people)}


def surface_due_roles(session: Session, _now: datetime) -> Counts:
    """Roles that changed since people were last surfaced for them."""
    due = surfacing.roles_due(session)
    for role_id in due:
        later(session, "surface_role", role_id=role_id)
    return {"roles": len(due)}


def surface_every_role(session: Session, _now: datetime) -> Counts:
    """Once a day every open or anticipated role anew: what yesterday's budget or somebody's quiet time held back."""
    looked_for = session.scalars(select(Role.id).where(Role.state.in_(LOOKING))).all()
    for role_id in looked_for:
        later(session, "surface_role", role_id=role_id)
    return {"roles": len(looked_for)}


def let_roles_lapse(session: Session, now: datetime) -> Counts:
    """Anticipated roles of which nobody heard again long after their month."""
    lapsed = lapse(session, surfacing.today_at_the_agency(session, now), now)
    for role_id in lapsed:
        later(session, "surface_role", role_id=role_id)
    return {"roles": len(lapsed)}


def learn_from_everybody(session: Session, now: datetime) -> Counts:
    """Titles, words and skills that go together, from the vocabulary and all records.

    When titles were learned anew, every open role is looked at again at once.
    """
    learned = learn(session, now)
    if learned["titles"]:
        later(session, "surface_every_role")
    return learned


def surface_days(session: Session, now: datetime) -> Counts:
    """The days people named."""
    surfaced = dates.surface_dates(session, now)
    today = surfacing.today_at_the_agency(session, now)
    came = dates.people_whose_day_came(session, today - timedelta(days=1), today)
    for candidate_id in came:
        later(session, "rematch_candidate", candidate_id=candidate_id)
    return {**vars(surfaced), "rematched": len(came)}


def settle_introductions(session: Session, now: datetime) -> Counts:
    """Introductions that cannot go on, or took too long; and who can be asked whether one helped."""
    return {**standing.settle(session, now), **vars(surface_help_due(session, now))}


def surface_cold(session: Session, now: datetime) -> Counts:
    """Relationships gone quiet."""
    return vars(cold.surface_cold(session, now))


def write_digests(session: Session, now: datetime) -> Counts:
    """Monday letters that are due."""
    written = write_due_editions(session, now)
    if written.get("posted"):
        later(session, "deliver_mail")
    return written


def follow_searches(session: Session, _now: datetime) -> Counts:
    """Every saved search is asked again, each by a job of its own."""
    searches = searches_to_follow(session)
    for search_id in searches:
        later(session, "follow_search", search_id=search_id)
    return {"searches": len(searches)}


def follow_search(session: Session, now: datetime, search_id: int) -> Counts:
    """Who is new in a saved search."""
    return {"new": look_again(session, search_id, now)}


def keep_duties(session: Session, now: datetime) -> Counts:
    """What is owed to people by now, and whose time is over."""
    found = find_duties(session, now)
    gone = erase_overdue(session, now)
    if gone["erased"] == AT_A_TIME:
        later(session, "keep_duties")
    sealed = forget_sealed(session, now.date())
    return {**found, **gone, "sealed_gone": sealed, "late_letters": forget_late_letters(session)}


def hand_over(session: Session, _now: datetime, from_id: int, to_id: int, by_id: int) -> Counts:
    """A colleague's people to another, some at a time; whoever asked for it did it."""
    history.act_as(session, "recruiter", by_id)
    moved = handing_over.hand_over(session, from_id, to_id)
    if moved == handing_over.A_TURN:
        later(session, "hand_over", from_id=from_id, to_id=to_id, by_id=by_id)
    return {"moved": moved}


def ring(session: Session, now: datetime) -> Counts:
    """Alarms for duties whose time runs."""
    alarms = sound_alarms(session, the_agency(session), now)
    if alarms:
        later(session, "deliver_mail")
    return {"alarms": alarms}


def deliver_mail(session: Session, now: datetime) -> Counts:
    """Hand over what waits in the outbox."""
    return deliver_waiting_mail(session, current_app.extensions["settings"], now)


def poll_inbox(session: Session, now: datetime) -> Counts:
    """Look into the mailbox, and file what is there."""
    return take_in_new_mail(session, current_app.extensions["settings"], now)


def settle_unknown_mail(session: Session, now: datetime) -> Counts:
    """Letters that may or may not have gone, once nobody has said anything for three days."""
    return settle_unknown(session, now)


def take_up_stalled_jobs(session: Session, _now: datetime) -> Counts:
    """Jobs whose worker was killed go back to the queue; a living worker sends a heartbeat."""
    taken_up = session.execute(
        text(
            "SELECT procrastinate_retry_job_v2(j.id, now(), NULL, NULL, NULL) FROM procrastinate_jobs j "
            "LEFT JOIN procrastinate_workers w ON w.id = j.worker_id WHERE j.status = 'doing' "
            "AND (w.id IS NULL OR w.last_heartbeat < now() - interval '10 seconds')"
        )
    )
    return {"taken_up": len(taken_up.all())}


def check_invariants(session: Session, _now: datetime) -> Counts:
    """What must never be in the database: how many questions found something, and which, by name."""
    broken = broken_invariants(session)
    return {"asked": len(INVARIANTS), "broken": len(broken), **broken}


def tidy_up(session: Session, now: datetime) -> Counts:
    """Forget finished jobs and old bookkeeping, or the queue slows down."""
    session.execute(delete(Fired).where(Fired.at < now - _KEPT))
    session.execute(delete(JobRun).where(JobRun.started_at < now - _KEPT))
    session.execute(delete(LocalMail).where(LocalMail.received_at < now - _KEPT))
    session.execute(delete(MailPace).where(MailPace.next_at < now - _KEPT))
    sent = update(OutboxMessage).where(
        OutboxMessage.sent_at < now - _SENT_KEPT, OutboxMessage.raw != b""
    )
    session.execute(sent.values(raw=b""))
    stayed = update(OutboxMessage).where(
        OutboxMessage.state.in_((MailState.failed, MailState.expired, MailState.cancelled)),
        OutboxMessage.not_before < now - _KEPT,
        OutboxMessage.raw != b"",
    )
    session.execute(stayed.values(raw=b""))
    forget_past_counters(session, now)
    forget_free_addresses(session, now)
    forget_files(session, now)
    forget_what_cannot_be_undone(session, now)
    forget_old_drafts(session, now)
    forget_savings(session, now)
    forget_old_mail(session, now)
    forget_imports(session, now)
    take_up_imports(session, now)
    forget_unsettled(session, now)
    forget_unwritten(session, now)
    match_by_address(session, now)
    gone = session.execute(
        text(
            "DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'failed', 'cancelled') AND id < "
            "(SELECT coalesce(max(id), 0) - 1000 FROM procrastinate_jobs)"
        )
    )
    return {"jobs": gone.rowcount}  # type: ignore[attr-defined]  # a DELETE has one


TASKS: dict[str, Callable[..., Counts]] = {
    task.__name__: task
    for task in (
        learn_from_everybody, surface_role, rematch_candidate, rematch_vocabulary, write_missing_profiles, surface_due_roles, surface_every_role, let_roles_lapse, settle_introductions,
        surface_days, surface_cold, write_digests, follow_searches, follow_search, keep_duties, ring, deliver_mail, poll_inbox, settle_unknown_mail,
        take_up_stalled_jobs, check_invariants, tidy_up, make_export, find_alike, hand_over, check_import, apply_import, undo_import, read_resume_file, save_resume_file,
    )
}  # fmt: skip
