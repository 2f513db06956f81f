"""The pack before an interview: the client's words, likely questions, and what of theirs shows each must."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume
from agency.clients.models import Role, RoleRequirement
from agency.clients.requirements import written
from agency.coaching.bank import for_role, likely, question_told
from agency.coaching.debriefing import told_of_client
from agency.coaching.models import Interview, Pack, Shown
from agency.coaching.stories import stories_of
from agency.languages.speaking import _, speaking
from agency.matching.parts.skills import Line
from agency.matching.queries import judge_pair
from agency.matching.scoring import Weighed
from agency.recruiters.queries import the_agency
from agency.words import capital

MOST_QUESTIONS = 12
_SHORTEST, _LONGEST = 20, 240
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Packed:
    """What is in a pack, before it is saved."""

    client_words: str
    questions: Sequence[str]
    evidence: Sequence[Shown]
    advice: str = ""


def begin_pack(session: Session, person: Candidate, role: Role, today: date) -> Packed:
    """What the record has for it, in the language they read; the recruiter reads it and changes what they like."""
    asked = [
        words for debrief in told_of_client(session, role.client_id) for words in debrief.asked
    ]
    with speaking(person.reads(the_agency(session))):
        known = [question_told(one.words) for one in likely(session, for_role(person, role))]
        evidence = _evidence(session, person, role, today)
    questions = list(dict.fromkeys([*asked, *known]))[:MOST_QUESTIONS]
    return Packed(role.words, questions, evidence)


def save_pack(session: Session, interview: Interview, packed: Packed, by_id: int) -> Pack:
    """Make it, or change it. What was sent before is what they read from now on. Never commits."""
    session.execute(select(Interview.id).filter_by(id=interview.id).with_for_update())
    pack = session.scalar(select(Pack).filter_by(interview_id=interview.id))
    if pack is None:
        pack = Pack(interview_id=interview.id, candidate_id=interview.candidate_id)
        session.add(pack)
    pack.client_words, pack.advice = packed.client_words, packed.advice
    pack.questions = list(packed.questions)
    pack.evidence = [{"must": one.must, "words": one.words} for one in packed.evidence]
    pack.made_by_id = by_id
    session.flush()
    session.expire(interview, ["pack"])
    return pack


def evidence_written(shown: Sequence[Shown]) -> str:
    """A line each, "Python: four years at Northquay", as a recruiter changes it."""
    return "\n".join(f"{one.must}: {one.words}" for one in shown)


def evidence_in(text: str) -> list[Shown]:
    """The same, read back; a line without a colon is a must of which nothing is said."""
    lines = (line.partition(":") for line in text.splitlines() if line.strip())
    return [Shown(must.strip(), words.strip()) for must, _colon, words in lines]


def released(pack: Pack, now: datetime) -> None:
    """The letter about it is in the post; the person may read it."""
    pack.sent_at = now


def pack_for_them(session: Session, candidate_id: int, interview_id: int) -> Pack | None:
    """One that was sent to them."""
    query = select(Pack).filter_by(candidate_id=candidate_id, interview_id=interview_id)
    return session.scalar(query.where(Pack.sent_at.is_not(None)))


def packs_for_them(session: Session, candidate_id: int) -> list[Pack]:
    """All that were sent to them, of interviews that take place; the latest day first."""
    query = (
        select(Pack)
        .join(Pack.interview)
        .where(
            Pack.candidate_id == candidate_id,
            Pack.sent_at.is_not(None),
            Interview.called_off_at.is_(None),
        )
        .order_by(Interview.happens_on.desc(), Pack.id.desc())
    )
    return list(session.scalars(query))


def _evidence(session: Session, person: Candidate, role: Role, today: date) -> list[Shown]:
    """For each must what fit says of it, and the sentence of theirs that names it."""
    found = judge_pair(session, role, person.id, today)
    lines = found.findings.skills.lines if isinstance(found, Weighed) else []
    said = {line.requirement.name: _to_them(line) for line in lines}
    own = list(_own_sentences(session, person))
    shown = []
    for must in (one for one in role.requirements if one.is_must):
        name = must.term.name if must.term else must.words
        quoted = next((words for words in own if _names(must, words)), "")
        parts = [said.get(name, ""), _("“%(words)s”", words=quoted) if quoted else ""]
        shown.append(Shown(written(must), ". ".join(part for part in parts if part)))
    return shown


def _to_them(line: Line) -> str:
    """What fit has of a must, said to the person; nothing where it is missing."""
    match line.how:
        case "has" | "short":
            return capital(line.detail) or _("On your record")
        case "close":
            return _("You have %(held)s, which comes close", held=line.detail)
        case "coming":
            return _("You are on the way to it")
    return ""


def _own_sentences(session: Session, person: Candidate) -> Iterator[str]:
    """Their stories, then their résumé, a sentence each."""
    resume = newest_resume(session, person.id)
    texts = [one.words for one in stories_of(session, person.id).values()]
    for text in (*texts, resume.text if resume else ""):
        for sentence in _SENTENCE.split(text):
            words = sentence.strip(" \t•*-–")
            if _SHORTEST <= len(words) <= _LONGEST:
                yield words


def _names(must: RoleRequirement, words: str) -> bool:
    """Whether a sentence has one of its spellings in it, as a word."""
    spellings = [must.term.name, *must.term.synonyms] if must.term else [must.words]
    return any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.IGNORECASE) for one in spellings
    )
