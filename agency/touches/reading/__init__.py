"""Reading a note: what happened, what they want, when, and what was promised. Pure.

`read_note` makes a first, honest reading: each fact with the exact words it came from, unsure
where a person should look. It knows the day of the touch and the agency's vocabulary, nothing else.
A note goes through `notes` (one case, single spaces, and the way back), `rewording` (typing mistakes,
haste, French and German put into the words the finders know), one finder per grammar, and `settling`
(one reading per stretch of words).

| kind | value | also set |
| --- | --- | --- |
| channel | call, voicemail, email, linkedin, text, meeting, event | |
| kind | conversation, attempt | |
| outcome | interested, not_now, not_for_them, left_message, no_answer | |
| title | a title's name in the vocabulary, or plain words (unsure) | horizon, term_id |
| seniority | junior, intermediate, senior, lead, principal, staff, supervisor, manager, head, \
director, vp, executive | horizon |
| place | a place's name, or "anywhere" (unsure) | must ("only"), horizon, term_id (the place's id) |
| remote | remote, hybrid, on_site | must ("remote only"), horizon |
| office_days | days a week, "2" or "2-3" | amount, amount_to, horizon |
| pay | "CAD 120000 year", "CAD 120000-130000 year + bonus" | amount, amount_to, currency, period, \
horizon |
| contract_form | permanent, fixed_term, contract, temporary, part_time | horizon |
| hours | "4_days", "30_hours" (a week), "full_time" | amount, horizon |
| industry | an industry's name in the vocabulary | horizon, term_id |
| employer | the name as written | horizon |
| skill | a skill's name in the vocabulary | term_id; standing and horizon when only being learned |
| designation | its name in the vocabulary | standing, on (expected), term_id |
| available_from | ISO date | on |
| callback_on | ISO date | on |
| notice | ISO 8601 duration, "P3M" | amount: days |
| promise | what was promised, after "You promised to" | on (due) |
| referral | the name, or "her colleague" (unsure) | |
| stop | "contact" | |
| pause | ISO date it ends, or "open" (unsure) | on |
| condition | the words, "after my bonus" | on, when a date is named: the first day it is fulfilled |

Horizon is now, later or never for a wish; None says the thing was mentioned, not wished (and is
unsure). `on` of a wish for later is the day it begins, if one was named. Refused things are
`negated`, `must` and never. Pay by the week is given by the year, unsure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from agency.languages.speaking import Language, speaking
from agency.places.gazetteer import CURRENCIES, country_in, currency_in
from agency.skills.ordinary import ordinary_words
from agency.skills.terms import Match, PlaceMatch, Vocabulary
from agency.touches.reading.callbacks import find_callbacks
from agency.touches.reading.contracts import find_contract_forms
from agency.touches.reading.credentials import find_designations, find_skills
from agency.touches.reading.dates import When
from agency.touches.reading.employers import find_employers
from agency.touches.reading.events import find_events
from agency.touches.reading.facts import Fact, Finding, Horizon, Kind, Period, Span, Standing
from agency.touches.reading.figures import bare_figures
from agency.touches.reading.grammar import Words, words_of
from agency.touches.reading.ground import Ground
from agency.touches.reading.heard import hear_out
from agency.touches.reading.hearing import clauses, hear, said_in
from agency.touches.reading.hours import find_hours
from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.languages.money import MONEY
from agency.touches.reading.lines import fact_line
from agency.touches.reading.meanings import told_apart
from agency.touches.reading.names import names_in, own_words
from agency.touches.reading.notes import Note, make_note
from agency.touches.reading.office import find_office_days, find_remote
from agency.touches.reading.pay import currency_spoken, currency_told, find_pay
from agency.touches.reading.pointing import days_of
from agency.touches.reading.promises import find_promises
from agency.touches.reading.referrals import find_referrals
from agency.touches.reading.requests import find_requests
from agency.touches.reading.rewording import joined, mended, reword, spoken_in, written_out
from agency.touches.reading.scopes import is_of_today, is_open
from agency.touches.reading.seniority import find_seniority
from agency.touches.reading.settling import WORK, settle
from agency.touches.reading.stances import HowItStands, stances_of, surroundings, turned
from agency.touches.reading.timing import (
    find_availability,
    find_conditions,
    find_notice,
    notices_in,
    spells_in,
)
from agency.touches.reading.trust import Evidence, evidence_of, is_short, trusted
from agency.touches.reading.whereabouts import find_places, find_towns
from agency.touches.reading.wishes import find_industries, find_titles

__all__ = ["Fact", "Horizon", "Kind", "Period", "Standing", "fact_line", "read_note"]

_OF_A_JOB = frozenset({"pay", "hours", "remote", "office_days", "contract_form", "title", "place"})
"""What the job they have has too."""
_NEVER_A_NAME = frozenset({"stop", "pause", "channel", "kind", "outcome", "promise", "condition"})


@speaking(Language.en)
def read_note(
    text: str,
    on: date,
    vocabulary: Vocabulary,
    candidate_name: str | None = None,
    *,
    zone: str | None = None,
    by_ear: bool = True,
    in_own_words: bool = False,
) -> tuple[Fact, ...]:
    """Everything the note plainly or perhaps says, in order. Never raises; same in, same out.

    Dates are read from `on`, the day of the touch. Words of the candidate's own name ("June",
    "Victoria") are not read as dates, places or skills. `zone` is where they live, which tells what a sum
    without a currency is in. What is about a job and not about somebody is not read `by_ear`: that learned how people tell of people.
    What they say of themselves `in_own_words` is sure sooner than what is told of them.
    """
    judged = as_judged(text, on, vocabulary, candidate_name, zone, by_ear=by_ear)
    findings: Iterable[Finding] = judged.findings
    if by_ear:
        findings = trusted(
            findings,
            judged.evidence,
            in_short=is_short(judged.note),
            in_own_words=in_own_words,
        )
    return tuple(
        fact_of(
            finding if judged.mistyped.is_free(finding.spans) else finding.doubted(), judged.note
        )
        for finding in findings
    )


@dataclass(frozen=True)
class Judged:
    """What was found in a note, in order, and what speaks for and against each."""

    note: Note
    findings: list[Finding]
    evidence: list[Evidence]
    mistyped: Ground


def as_judged(
    text: str,
    on: date,
    vocabulary: Vocabulary,
    candidate_name: str | None,
    zone: str | None,
    *,
    by_ear: bool = True,
) -> Judged:
    """The note as its grammars and the ear find it, before it is told how far to trust them."""
    known = _known(written_out(make_note(text, on)), vocabulary)
    note = known.note
    names = Ground(len(note.plain), names_in(note, candidate_name))
    dates = tuple(when for when in days_of(note, country_in(zone)) if names.is_free([when.span]))
    marked = list(_marked(known, dates))
    said = said_in(note, dates)
    stretches = list(clauses(note, said))
    around = surroundings(note, said, [span for span, _ in stretches])
    stands = stances_of(around)
    currency = _local_currency(known, vocabulary, zone)
    findings = _findings(
        known, vocabulary, currency, candidate_name, dates, marked, stands, by_ear=by_ear
    )
    standing = settle(_left_open(_without(names, findings), note), note)
    evidence: list[Evidence] = []
    if by_ear:
        heard = hear(stretches)
        meant = turned(note, standing, stands)
        standing = hear_out(note, heard, dates, meant, _no_names(known, dates, names))
    standing = sorted(standing, key=lambda one: one.start)
    if by_ear:
        evidence = list(evidence_of(note, said, heard, standing, around, stands))
    return Judged(note, standing, evidence, known.mistyped)


Named = tuple[str, str, Span]
"""A name of the vocabulary in a note, or a figure without one: of what kind, its name there, and where it stands."""


def as_heard(
    text: str, on: date, vocabulary: Vocabulary
) -> tuple[Note, tuple[When, ...], list[Named]]:
    """The note in the finders' words, its days, and what the vocabulary names in it, its bare figures and lengths of time: what is learned from."""
    known = _known(written_out(make_note(text, on)), vocabulary)
    named: list[Named] = [(term.kind, term.name, (at, end)) for term, at, end in known.terms]
    named += [("place", place.name, (at, end)) for place, at, end in known.places]
    dates = days_of(known.note)
    sums = words_of(known.note, list(_marked(known, dates)), lexicon=MONEY)
    named += [("pay", "", figure.span) for figure in bare_figures(known.note, sums)]
    named += [("notice", "", found.span()) for found in spells_in(known.note)]
    return known.note, dates, named


@dataclass(frozen=True)
class _Known:
    """A note in the finders' words, and the names of the vocabulary that stand in it."""

    note: Note
    terms: list[Match]
    places: list[PlaceMatch]
    mistyped: Ground
    languages: list[str]


def _known(written: Note, vocabulary: Vocabulary) -> _Known:
    note, slips = mended(joined(written, vocabulary), vocabulary)
    languages = spoken_in(note)
    named = _without_words_of(languages, note, vocabulary.find_terms(note.cased))
    terms = told_apart(note, named, vocabulary)
    meant = {(term.start, term.end) for term in terms} - {(one.start, one.end) for one in named}
    places = find_towns(note, vocabulary, terms, languages)
    places = [place for place in places if (place.start, place.end) not in meant]
    names = [(term.start, term.end) for term in terms]
    names += [(place.start, place.end) for place in places]
    new, no_names = reword(note, names, languages)
    dropped = set(no_names)
    kept = [Match(term, *new.span(at)) for term, *at in terms if tuple(at) not in dropped]
    towns = [PlaceMatch(place, *new.span(at)) for place, *at in places if tuple(at) not in dropped]
    mistyped = Ground(len(new.note.plain), [new.span(span) for span in slips])
    return _Known(new.note, kept, towns, mistyped, languages)


def _without_words_of(languages: list[str], note: Note, terms: list[Match]) -> list[Match]:
    """In French "foi" and "mes", in German "kam" and "als" are words, not names."""
    ordinary = frozenset().union(*map(ordinary_words, languages)) if languages else frozenset()
    return [term for term in terms if note.cased[term.start : term.end] not in ordinary]


def _findings(
    known: _Known,
    vocabulary: Vocabulary,
    currency: str,
    candidate_name: str | None,
    dates: tuple[When, ...],
    marked: list[tuple[Span, str]],
    stands: HowItStands,
    *,
    by_ear: bool,
) -> Iterator[Finding]:
    note = known.note
    words, wishes = words_of(note, marked), words_of(note, marked, of_wishes=True)
    if "\n" in note.plain:
        wrapped = words_of(note.on_one_line(), marked)
        yield from find_requests(note, wrapped, dates, is_wrapped=True)
    yield from find_events(note, words)
    yield from _timed(note, words, dates, stands if by_ear else None)
    if any(map(str.isdigit, note.plain)):
        sums = words_of(note, marked, lexicon=MONEY)
        yield from find_pay(note, sums, vocabulary.currency, currency, stands if by_ear else None)
    yield from find_remote(note, wishes)
    yield from find_office_days(note, wishes)
    yield from find_seniority(note, words)
    yield from find_contract_forms(note, wishes)
    yield from find_hours(note, words)
    yield from _named(known, words, wishes, dates, own_words(candidate_name), stands)


def _no_names(known: _Known, dates: tuple[When, ...], names: Ground) -> Ground:
    """What is nobody's name but the candidate's: days and the names of the vocabulary."""
    taken = [(match.start, match.end) for match in known.terms]
    taken += [(match.start, match.end) for match in known.places]
    names.take([*taken, *(when.span for when in dates)])
    return names


def _local_currency(known: _Known, vocabulary: Vocabulary, zone: str | None) -> str:
    """What is earned where the note says: by its other sums, its towns if of one country, words of one country, where they live, its language."""
    countries = {getattr(match.place, "country", "") for match in known.places}
    named = CURRENCIES.get(countries.pop()) if len(countries) == 1 else None
    told = currency_told(known.note) or named or currency_spoken(known.note) or currency_in(zone)
    own = vocabulary.currency
    return told or (own if own in {"EUR", "CHF"} or "de" not in known.languages else "EUR")


def _marked(known: _Known, dates: tuple[When, ...]) -> Iterator[tuple[Span, str]]:
    """What is one word to the grammars."""
    for when in dates:
        if not LEXICON.is_in(known.note.plain[slice(*when.span)], "WEEKDAY"):
            yield when.span, "WHEN"
    for match in known.terms:
        said = known.note.plain[match.start : match.end].replace("-", " ")
        is_level = LEXICON.is_in(said, "LEVEL") or LEXICON.is_in(said.split()[0], "LEVEL")
        if match.term.kind == "title" and not is_level:
            yield (match.start, match.end), "TITLE"


def _timed(
    note: Note, words: Words, dates: tuple[When, ...], stands: HowItStands | None
) -> Iterator[Finding]:
    yield from find_requests(note, words, dates)
    yield from find_promises(note, dates)
    yield from find_conditions(note, dates)
    yield from find_callbacks(note, words, dates)
    notices = tuple(notices_in(note, dates, stands))
    yield from find_availability(note, dates, notices)
    yield from find_notice(note, notices)


def _named(
    known: _Known,
    words: Words,
    wishes: Words,
    dates: tuple[When, ...],
    own: frozenset[str],
    stands: HowItStands,
) -> Iterator[Finding]:
    """What is told by its name in the vocabulary, and employers, told by what is left."""
    note, matches = known.note, known.terms
    places = list(find_places(note, wishes, known.places))
    yield from places
    yield from find_titles(note, matches)
    yield from find_industries(note, matches)
    yield from find_designations(note, wishes, matches, dates)
    yield from find_skills(note, matches)
    skills = [(match.start, match.end) for match in matches if match.term.kind == "skill"]
    taken = [(match.start, match.end) for match in matches if match.term.kind != "skill"]
    taken += [(match.start, match.end) for match in known.places] + [when.span for when in dates]
    length = len(note.plain)
    yield from find_referrals(note, words, Ground(length, [*taken, *skills]), own)
    ground = Ground(length, taken), Ground(length, skills)
    has_nouns = "de" in known.languages
    yield from find_employers(note, wishes, *ground, own, stands, has_nouns)


def _without(names: Ground, findings: Iterator[Finding]) -> Iterator[Finding]:
    for finding in findings:
        if finding.kind in _NEVER_A_NAME or names.is_free(finding.spans[:1]):
            yield finding


def _left_open(findings: Iterator[Finding], note: Note) -> Iterator[Finding]:
    """What of the work was wished once, might have been or is asked about is a mention."""
    for finding in findings:
        is_left = finding.kind in WORK and is_open(note, finding.start, finding.end)
        if finding.kind in _OF_A_JOB and not finding.negated:
            is_left = is_left or is_of_today(note, finding.start)
        if is_left and not finding.negated:
            finding = replace(finding, horizon=None)
        yield finding.doubted() if is_left else finding


def fact_of(finding: Finding, note: Note) -> Fact:
    start, end = note.original((finding.start, finding.end))
    return Fact(
        kind=finding.kind,
        value=finding.value,
        label=finding.label,
        words=note.text[start:end],
        start=start,
        end=end,
        sure=finding.sure,
        negated=finding.negated,
        must=finding.must,
        term_id=finding.term_id,
        amount=finding.amount,
        amount_to=finding.amount_to,
        currency=finding.currency,
        period=finding.period,
        on=finding.on,
        standing=finding.standing,
        horizon=finding.horizon,
    )
