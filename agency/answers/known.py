"""What we know of a person, as their own page opens with it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from agency.answers.told import Answers, DesignationTold, SkillTold
from agency.candidates.models import Candidate
from agency.contact import wording
from agency.contact.consent import current_consent
from agency.contact.facts import call_hours_of, facts_for
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.named_date import DatedWish, named_date
from agency.contact.snapshot import Limit
from agency.languages.speaking import Language, _, language, speaking
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.preferences.telling import wish_told

LEADING = frozenset({"lead", "supervisor", "manager", "head", "director", "vp", "executive"})
QUARTER, MONTH = range(90, 93), range(28, 32)
"""In how many days a limit counts as "three months" and as "a month"."""
_A_PHRASE = 3
"""So many words at least are something somebody said, and not the name of a thing."""


@dataclass(frozen=True)
class Known:
    """Their answers so far, and what the page says beside them."""

    answers: Answers
    terms: ContactTerms | None
    limit: Limit | None
    limit_words: str
    used: int
    """How many of the contacts their limit allows have been made."""
    has_agreed: bool
    """Whether a yes to being contacted holds."""
    boxes: Mapping[Language, tuple[str, str]]
    """What would make them move and what they would never do, as each language shows them."""

    @property
    def fingerprint(self) -> str:
        """Alike only while nothing that the page shows has changed, in whichever language."""
        move, never = self.boxes[Language.en]
        answers = replace(self.answers, move=move, never=never)
        return hashlib.sha256(repr(_sorted(answers)).encode()).hexdigest()[:32]

    def told_anew(self, move: str, never: str) -> tuple[str, str]:
        """What the two boxes came back with, in the language that is spoken where it was left as another shows it.

        A browser sends other line ends and no space at the end; that is no change.
        """
        here = self.boxes[language()]
        for shown in self.boxes.values():
            move = here[0] if move.split() == shown[0].split() else move
            never = here[1] if never.split() == shown[1].split() else never
        return move, never


def what_we_know(session: Session, candidate: Candidate, now: datetime, today: date) -> Known:
    """Everything the page shows of one person; reads, and writes nothing."""
    terms = session.get(ContactTerms, candidate.id, populate_existing=True)
    consents = current_consent(session, candidate.id)
    lines = current_preferences(session, candidate.id)
    wanted, refused = [*lines[Horizon.now], *lines[Horizon.later]], lines[Horizon.never]
    market = consents.get(ConsentKind.market)
    agreed = consents.get(ConsentKind.contact)
    limit = _limit(terms)
    when, day = _when(wanted)
    boxes = {}
    for spoken in Language:
        with speaking(spoken):
            boxes[spoken] = words_shown(wanted), refusals_shown(refused)
    move, never = boxes[language()]
    answers = Answers(
        move=move,
        matters=frozenset(key for line in wanted for key in ticks_of(line)),
        never=never,
        when=when,
        month=day,
        channels=frozenset(terms.channels) if terms else frozenset(),
        best_time=candidate.best_time,
        call_hours=call_hours_of(terms) if terms else None,
        refused=frozenset(terms.refused) if terms else frozenset(),
        often=_often(terms, limit),
        market=market.answer if market else "",
        skills=_skills(candidate),
        designations=_designations(candidate),
    )
    return Known(
        answers=answers,
        terms=terms,
        limit=limit,
        limit_words=_limit_words(terms, limit),
        used=_used(session, candidate.id, limit, now),
        has_agreed=agreed is not None
        and agreed.answer == "yes"
        and (agreed.expires_on is None or agreed.expires_on > today),
        boxes=boxes,
    )


def words_shown(wanted: Iterable[Preference]) -> str:
    """What would make them move: their sentences, the newest first, or the wishes by name."""
    lines = [line for line in wanted if line.kind is not PreferenceKind.timing]
    lines.sort(key=lambda line: (line.said_on, line.id), reverse=True)
    said = dict.fromkeys(line.words.strip() for line in lines if is_phrase(line.words))
    if said:
        return "\n".join(said)
    named = [
        wish_told(line) for line in sorted(lines, key=lambda line: line.id) if not is_tick(line)
    ]
    return "; ".join(dict.fromkeys(named))


def is_phrase(words: str) -> bool:
    return len(words.split()) >= _A_PHRASE


def refusals_shown(refused: Sequence[Preference]) -> str:
    """ "Oil and gas. Saltmarsh Energy."."""
    labels = dict.fromkeys(wish_told(line).strip().rstrip(".") for line in refused)
    return ". ".join(labels) + "." if labels else ""


def ticks_of(line: Preference) -> Iterable[str]:
    """Which of the boxes a wish ticks."""
    value = line.value
    if line.kind is PreferenceKind.seniority and value in LEADING:
        yield "leading"
    if line.kind is PreferenceKind.remote and value in ("remote", "hybrid"):
        yield "home"
    if line.kind is PreferenceKind.course:
        yield "course"
    if line.kind is PreferenceKind.hours and value != "full_time":
        yield "fewer_hours"
    if line.kind is PreferenceKind.other and value in ("more pay", "work that helps"):
        yield "more_pay" if value == "more pay" else "helps"


def is_tick(line: Preference) -> bool:
    """Whether a wish was made by ticking a box, and nothing else."""
    return not line.words and any(ticks_of(line))


def _when(wanted: Sequence[Preference]) -> tuple[str, date | None]:
    timing = [line for line in wanted if line.kind is PreferenceKind.timing]
    day = named_date(DatedWish(line.kind, line.horizon, line.not_before) for line in wanted)
    if day is not None:
        return "date", day
    values = {line.value for line in timing}
    for value in ("not_looking", "exceptional"):
        if value in values:
            return value, None
    return ("now" if any(line.horizon is Horizon.now for line in timing) else ""), None


def _limit(terms: ContactTerms | None) -> Limit | None:
    if terms is None or not terms.limit_count or not terms.limit_days:
        return None
    return Limit(count=terms.limit_count, per_days=terms.limit_days)


def _often(terms: ContactTerms | None, limit: Limit | None) -> str:
    if terms is None:
        return ""
    if terms.only_when_fits:
        return "fits" if limit is None else "as_is"
    if limit is None:
        return ""
    if limit.count == 2 and limit.per_days in QUARTER:
        return "quarter"
    return "month" if limit.count == 1 and limit.per_days in MONTH else "as_is"


def _limit_words(terms: ContactTerms | None, limit: Limit | None) -> str:
    """ "At most once a year, and only when a job fits"."""
    if limit is None:
        return ""
    rate = wording.rate(limit)
    if terms and terms.only_when_fits:
        return _("At most %(rate)s, and only when a job fits", rate=rate)
    return _("At most %(rate)s", rate=rate)


def _used(session: Session, candidate_id: int, limit: Limit | None, now: datetime) -> int:
    if limit is None:
        return 0
    facts = facts_for(session, [candidate_id], now)[candidate_id]
    since = now - timedelta(days=limit.per_days)
    asks = [past for past in facts.history if past.from_us and past.proactive and past.at > since]
    return min(len(asks), limit.count)


def _skills(candidate: Candidate) -> tuple[SkillTold, ...]:
    return tuple(
        SkillTold(id=held.id, name=held.skill.name, years=held.years) for held in candidate.skills
    )


def _designations(candidate: Candidate) -> tuple[DesignationTold, ...]:
    return tuple(
        DesignationTold(
            id=held.id,
            name=held.designation.name,
            standing=held.standing.value,
            expected_on=held.expected_on,
        )
        for held in candidate.designations
    )


def _sorted(answers: Answers) -> tuple[object, ...]:
    sets = (answers.matters, answers.channels, answers.refused)
    plain = replace(answers, matters=frozenset(), channels=frozenset(), refused=frozenset())
    return plain, *(sorted(one) for one in sets)
