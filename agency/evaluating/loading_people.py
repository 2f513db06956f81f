"""People from a file written as records, a batch at a time; their match profiles included."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    EarlierJob,
    Resume,
    SkillHeld,
)
from agency.evaluating.ground import Ground
from agency.evaluating.people import PersonTold
from agency.evaluating.wishes import LABEL_LENGTH, WishTold, preference_of
from agency.matching.profiles import refresh_profiles
from agency.preferences.changing import Evidence, NewPreference, told_in_turn
from agency.preferences.from_facts import wishes_in
from agency.preferences.learning import learn
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.skills.models import TermKind
from agency.skills.terms import Vocabulary
from agency.touches.models import Channel
from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes

NAMELESS, SOURCE = "Candidate", "file"
PEOPLE_AT_A_TIME = 500
_NAMED_BY_A_TERM = {
    PreferenceKind.title: TermKind.title,
    PreferenceKind.industry: TermKind.industry,
    PreferenceKind.skill: TermKind.skill,
}


def load_people(ground: Ground, people: Sequence[PersonTold]) -> dict[int, str]:
    """Write these people; their numbers with the names the file has for them. Never commits."""
    session = ground.session
    ground.learn(TermKind.skill, _skills_named(people))
    ground.learn(TermKind.designation, [one.name for told in people for one in told.designations])
    for kind, named in _NAMED_BY_A_TERM.items():
        ground.look_up(named, _wished(people, kind))
    written = [(told, _candidate(ground, told)) for told in people]
    session.add_all(candidate for _, candidate in written)
    session.flush()
    words = vocabulary_for_notes(session)
    belongings: list[Resume | Preference] = []
    for told, candidate in written:
        belongings += _resume(ground, told, candidate)
        belongings += _preferences(ground, told, candidate, words)
    session.add_all(belongings)
    ids = {candidate.id: told.key for told, candidate in written}
    refresh_profiles(session, ids)
    session.expunge_all()
    return ids


def words_of(ground: Ground, people: Sequence[PersonTold]) -> Iterator[tuple[str, int, str]]:
    """(candidate, term, words) of everything these people hold; after `load_people`."""
    for told in people:
        for skill in told.skills:
            yield told.key, ground.learned(TermKind.skill, skill.name), skill.name
        for one in told.designations:
            yield told.key, ground.learned(TermKind.designation, one.name), one.name


def batches(people: Sequence[PersonTold]) -> Iterator[Sequence[PersonTold]]:
    for start in range(0, len(people), PEOPLE_AT_A_TIME):
        yield people[start : start + PEOPLE_AT_A_TIME]


def _candidate(ground: Ground, told: PersonTold) -> Candidate:
    place = ground.places.found(told.place)
    return Candidate(
        full_name=told.name or NAMELESS,
        pronouns=told.pronouns,
        title=told.title,
        employer=told.employer,
        place_id=place[0] if place else None,
        zone=place[1] if place else None,
        owner_id=ground.owner_id,
        notice_days=told.notice_days,
        pay_wanted=told.pay_wanted,
        pay_currency=(told.currency or ground.currency) if told.pay_wanted else None,
        pay_period=told.period if told.pay_wanted else None,
        source=SOURCE,
        skills=_skills(ground, told),
        designations=_designations(ground, told),
        earlier_jobs=[
            EarlierJob(title=title, position=position)
            for position, title in enumerate(told.previous_titles)
        ],
    )


def _skills_named(people: Sequence[PersonTold]) -> Iterator[str]:
    """Skills held, and skills wished for: a wish for one nobody has named yet can be met too."""
    for told in people:
        yield from (skill.name for skill in told.skills)
    yield from _wished(people, PreferenceKind.skill)


def _wished(people: Sequence[PersonTold], kind: PreferenceKind) -> Iterator[str]:
    for told in people:
        for wish in told.wishes:
            if not isinstance(wish, str) and wish.kind is kind:
                yield wish.text


def _skills(ground: Ground, told: PersonTold) -> list[SkillHeld]:
    years: dict[int, int | None] = {}
    for skill in told.skills:
        term_id = ground.learned(TermKind.skill, skill.name)
        years[term_id] = skill.years or years.get(term_id)
    return [SkillHeld(skill_id=term_id, years=count) for term_id, count in years.items()]


def _designations(ground: Ground, told: PersonTold) -> list[DesignationHeld]:
    by_term = {ground.learned(TermKind.designation, one.name): one for one in told.designations}
    return [
        DesignationHeld(designation_id=id_, standing=one.standing, expected_on=one.expected_on)
        for id_, one in by_term.items()
    ]


def _resume(ground: Ground, told: PersonTold, candidate: Candidate) -> Iterator[Resume]:
    if told.text:
        yield Resume(candidate_id=candidate.id, text=told.text, source=SOURCE, added_at=ground.now)


def _preferences(
    ground: Ground, told: PersonTold, candidate: Candidate, words: Vocabulary
) -> Iterator[Preference]:
    """What holds of their wishes, once all are told in the order of the file."""
    said = {
        new: _evidence(ground, told, wish)
        for wish in told.wishes
        for new in _read(ground, told, candidate, wish, words)
    }
    for new in told_in_turn(said):
        yield Preference(candidate_id=candidate.id, **asdict(new), **asdict(said[new]))


def _evidence(ground: Ground, told: PersonTold, wish: WishTold | str) -> Evidence:
    own_day = None if isinstance(wish, str) else wish.said_on
    return Evidence(
        said_on=own_day or told.said_on or ground.today,
        said_by=Channel.event,
        recorded_by_id=ground.owner_id,
    )


def _read(
    ground: Ground,
    told: PersonTold,
    candidate: Candidate,
    wish: WishTold | str,
    words: Vocabulary,
) -> Sequence[NewPreference]:
    """A wish in parts as a recruiter would have written it; a sentence as a note is read."""
    if not isinstance(wish, str):
        return [_in_parts(ground, wish)]
    evidence = _evidence(ground, told, wish)
    facts = read_note(wish, evidence.said_on, words, told.name or None, in_own_words=True)
    sure = [fact for fact in facts if fact.sure]
    able = [
        fact for fact in sure if fact.kind in ("skill", "designation") and not wishes_in([fact])
    ]
    if able:
        learn(ground.session, candidate.id, able, evidence, ground.now)
    # Words that no rule understands are kept as they stand, as an import keeps them.
    unread = NewPreference(
        horizon=Horizon.now, kind=PreferenceKind.other, label=wish[:LABEL_LENGTH], words=wish
    )
    return wishes_in(sure, wish) or [unread]


def _in_parts(ground: Ground, wish: WishTold) -> NewPreference:
    place = term_id = None
    if wish.kind is PreferenceKind.place:
        place = ground.places.found(wish.place) or ground.places.named(wish.text)
    elif wish.kind in _NAMED_BY_A_TERM:
        term_id = ground.term(_NAMED_BY_A_TERM[wish.kind], wish.text)
    return preference_of(wish, place[0] if place else None, term_id, ground.currency)
