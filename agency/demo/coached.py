"""Writes whom the agency coaches: stories, practice, reviews, and interviews with what came before and after them."""

from datetime import datetime, time
from typing import Any

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume
from agency.coaching.bank import seed_questions, teach
from agency.coaching.debriefing import Told, tell_debrief
from agency.coaching.models import (
    HowItWent,
    Interview,
    Practice,
    PracticeAnswer,
    QuestionKind,
    Review,
    ReviewKind,
    Story,
    StoryVersion,
    Tip,
)
from agency.coaching.packing import begin_pack, released, save_pack
from agency.demo.known import ZONE, Known
from agency.demo.people import Written
from agency.demo.scripts import read
from agency.words import local

_TEN = time(10)


def write_coaching(session: Session, known: Known, people: list[Written]) -> None:
    """After matching has learned, for a pack is begun from what fit says."""
    seed_questions(session)
    told = read("coaching")
    by_name = {one.candidate.full_name: one for one in people}
    for one in told["story"]:
        session.add(_story(known, by_name[one["person"]], one))
    for one in told["practice"]:
        _practise(session, by_name[one["person"]], one)
    session.flush()
    for one in told["review"]:
        _review(session, known, by_name[one["person"]].candidate, one)
    for one in told["interview"]:
        _interview(session, known, by_name[one["person"]].candidate, one)
    session.flush()


def _story(known: Known, person: Written, told: dict[str, Any]) -> StoryVersion:
    by = known.recruiters[told["by"]] if "by" in told else None
    return StoryVersion(
        candidate_id=person.candidate.id,
        story=Story(told["story"]),
        words=told["words"],
        note=told.get("note", ""),
        written_by_id=by.id if by else None,
        written_at=_at(known, told["on"]),
    )


def _practise(session: Session, person: Written, told: dict[str, Any]) -> None:
    touch = person.touches[told["touch"]]
    practice = Practice(
        candidate_id=person.candidate.id,
        recruiter_id=touch.recruiter_id,
        touch_id=touch.id,
        happened_on=local(touch.happened_at, str(ZONE)).date(),
        note=told["note"],
        for_them=told["for_them"],
        words=told["words"],
    )
    session.add(practice)
    session.flush()
    for words, clear, evidence, length, note in told["answers"]:
        session.add(
            PracticeAnswer(
                practice_id=practice.id,
                candidate_id=practice.candidate_id,
                words=words,
                clear=clear,
                evidence=evidence,
                length=length,
                note=note,
            )
        )


def _review(session: Session, known: Known, person: Candidate, told: dict[str, Any]) -> None:
    at = _at(known, told["on"])
    resume = newest_resume(session, person.id)
    review = Review(
        candidate_id=person.id,
        recruiter_id=person.owner_id,
        kind=ReviewKind(told["kind"]),
        begun_at=at,
        resume_id=resume.id if resume else None,
        note=told["note"],
        sent_at=at,
    )
    session.add(review)
    session.flush()
    for position, (words, *done) in enumerate(told["tips"]):
        tip = Tip(review_id=review.id, candidate_id=person.id, position=position, words=words)
        if done:
            day, by, is_thanked = done
            tip.done_at = _at(known, day)
            tip.done_by_id = None if by == "them" else known.recruiters[by].id
            tip.thanked_at = tip.done_at if is_thanked else None
        session.add(tip)


def _interview(session: Session, known: Known, person: Candidate, told: dict[str, Any]) -> None:
    role = known.roles[told["role"]]
    interview = Interview(
        candidate_id=person.id,
        role_id=role.id,
        recruiter_id=person.owner_id,
        happens_on=known.days.on(told["on"]),
        how=told["how"],
    )
    session.add(interview)
    session.flush()
    if "pack" in told:
        begun = begin_pack(session, person, role, known.days.on(told["pack"]))
        pack = save_pack(session, interview, begun, person.owner_id)
        pack.advice = told["advice"]
        released(pack, _at(known, told["pack"]))
    if "told" in told:
        said = Told(
            went=HowItWent(told["went"]),
            words=told["said"],
            asked=told["asked"],
            cared_about=told["cared_about"],
            client_words=told["client_words"],
        )
        tell_debrief(session, interview, said, person.owner_id, False, _at(known, told["told"]))
        teach(session, role, told["taught"], QuestionKind.client, interview.happens_on)


def _at(known: Known, code: str) -> datetime:
    return min(datetime.combine(known.days.on(code), _TEN, ZONE), known.now)
