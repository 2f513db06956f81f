"""The notes that the reader is measured on are well-formed, and the figures count what they say."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agency.touches.reading.hearing import ACTS, pieces_of
from bench.notes import lessons
from bench.notes.__main__ import main
from bench.notes.corpus import HALVES, Expected, WrittenNote, notes_of, seeded_vocabulary
from bench.notes.learning import each, learned
from bench.notes.scoring import Said, same_span, same_value, score

EVERY_NOTE = [note for half in HALVES for note in notes_of(half)]
FREE = "title place industry employer skill designation promise referral condition"
FORMS = {
    **dict.fromkeys(FREE.split(), ".+"),
    "channel": "call|voicemail|email|linkedin|text|meeting|event",
    "kind": "conversation|attempt",
    "outcome": "interested|not_now|not_for_them|left_message|no_answer",
    "seniority": "junior|intermediate|senior|lead|principal|staff|supervisor|manager|head|director|vp"
    "|executive",
    "remote": "remote|hybrid|on_site",
    "office_days": r"\d(-\d)?",
    "pay": r"[A-Z]{3} \d+(\.\d+)?(-\d+(\.\d+)?)? (hour|day|month|year)( \+ bonus)?",
    "contract_form": "permanent|fixed_term|contract|temporary|part_time",
    "hours": r"\d_days|\d+(\.\d+)?_hours|full_time",
    "notice": r"P\d+[DWM]",
    "available_from": r"\d{4}-\d\d-\d\d",
    "callback_on": r"\d{4}-\d\d-\d\d",
    "stop": "contact",
    "pause": r"\d{4}-\d\d-\d\d|open",
}


def every_fact() -> Iterator[tuple[WrittenNote, Expected]]:
    return ((note, fact) for note in EVERY_NOTE for fact in note.facts)


def test_there_are_twenty_five_hundred_notes_and_the_halves_share_none() -> None:
    work, measure = ({_plain(note.text) for note in notes_of(half)} for half in HALVES)
    assert len(work | measure) == len(EVERY_NOTE) >= 2500
    assert not work & measure
    assert len({note.id for note in EVERY_NOTE}) == len(EVERY_NOTE)


def test_the_halves_are_of_one_mixture() -> None:
    work, measure = (Counter(note.lang for note in notes_of(half)) for half in HALVES)
    assert measure.total() >= 790
    for language, least in (("en", 120), ("fr", 25), ("de", 25)):
        assert min(work[language], measure[language]) >= least
        shares = [half[language] / half.total() for half in (work, measure)]
        assert abs(shares[0] - shares[1]) < 0.05, language


def test_each_fact_stands_in_its_note_with_its_words() -> None:
    for note, fact in every_fact():
        assert note.text[fact.start : fact.end] == fact.words, note.id
        assert fact.words == fact.words.strip() != "", note.id


def test_each_fact_has_the_form_of_its_kind() -> None:
    for note, fact in every_fact():
        assert fact.certainty in ("sure", "unsure", "either"), note.id
        assert re.fullmatch(FORMS[fact.kind], fact.value), (note.id, fact)
        assert set(fact.or_kind) <= set(FORMS), note.id
        for day in filter(None, (fact.first, fact.until)):
            date.fromisoformat(day)


def test_each_name_is_one_of_the_vocabulary() -> None:
    vocabulary = seeded_vocabulary()
    names = {
        "skill": {term.name for term in vocabulary.skills},
        "designation": {term.name for term in vocabulary.designations},
        "industry": {term.name for term in vocabulary.industries},
        "title": {term.name for term in vocabulary.titles},
        "place": {place.name for place in vocabulary.places} | {"anywhere"},
    }
    unknown = [
        (note.id, fact.value)
        for note, fact in every_fact()
        if fact.kind in names and fact.certainty == "sure" and fact.value not in names[fact.kind]
    ]
    assert not unknown


def test_each_note_has_a_zone_that_there_is() -> None:
    for zone in {note.zone for note in EVERY_NOTE}:
        ZoneInfo(zone)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


WANTS_TORONTO = Expected("place", "Toronto", 6, 13, "Toronto")
LIVES_IN_TORONTO = Expected("place", "Toronto", 9, 16, "Toronto", certainty="unsure")


def note_with(*facts: Expected, text: str = "wants Toronto") -> WrittenNote:
    return WrittenNote("n1", text, date(2026, 3, 2), "America/Toronto", "en", "short", None, facts)


def said(value: str = "Toronto", certainty: str = "sure", **others: object) -> Said:
    line = {"kind": "place", "value": value, "from": None, "until": None, "negated": False}
    return {**line, "certainty": certainty, "start": 6, "end": 13, **others}


def counted(note: WrittenNote, *facts: Said) -> dict[str, int]:
    return dict(score([note], lambda _: list(facts)).kinds["place"].counts)


def test_a_fact_asked_about_is_found_but_not_said() -> None:
    counts = counted(note_with(WANTS_TORONTO), said(certainty="unsure"))
    assert counts["found by value"] == 1
    assert "said by value" not in counts


def test_a_mention_said_surely_is_wrong_and_one_not_told_is_no_miss() -> None:
    note = note_with(LIVES_IN_TORONTO, text="lives in Toronto")
    told = counted(note, said(start=9, end=16))
    assert (told["said by value"], told.get("right by value")) == (1, None)
    assert "expected by value" not in counted(note)


@pytest.mark.parametrize(
    "wrong",
    [{"value": "Ottawa"}, {"negated": True}, {"kind": "title"}],
    ids=lambda one: next(iter(one)),
)
def test_another_value_kind_or_sense_is_another_fact(wrong: dict[str, object]) -> None:
    assert same_value(said(), WANTS_TORONTO)
    assert not same_value({**said(), **wrong}, WANTS_TORONTO)


def test_pieces_that_share_less_than_half_of_the_longer_are_two_places() -> None:
    assert same_span(said(start=0, end=13), WANTS_TORONTO)
    assert not same_span(said(start=0, end=40), WANTS_TORONTO)
    assert not same_span(said(start=10, end=13), WANTS_TORONTO)


def test_a_promise_in_other_words_is_the_same_promise() -> None:
    promise = Expected("promise", "send her the JD", 0, 15, "send her the JD")
    assert same_value(said("send the JD", kind="promise"), promise)
    assert not same_value(said("call her", kind="promise"), promise)


def test_a_wrong_date_is_counted_apart() -> None:
    later = Expected("place", "Toronto", 6, 13, "Toronto", first="2026-07-01")
    counts = counted(note_with(later), said(**{"from": "2026-06-01"}))
    assert (counts["found by value"], counts["dated"], counts.get("dated right")) == (1, 1, None)


def test_what_is_asked_for_nothing_is_counted_too() -> None:
    assert counted(note_with(), said(certainty="unsure"))["asked in vain"] == 1


def test_a_second_person_is_measured_in_the_readers_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = next(one for one in notes_of("work") if one.lang == "en" and len(one.facts) > 4)
    plain = [asdict(fact) for fact in note.facts if fact.certainty == "sure"]
    facts = [{**fact, "from": fact["first"]} for fact in plain]
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps({"id": note.id, "facts": facts[1:]}), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["notes", "work", "--labels", str(labels)])
    main()
    told = capsys.readouterr().out
    assert told.startswith("1 notes, work half")
    over_all = next(line for line in told.splitlines() if line.startswith("over all")).split()
    assert over_all[2:4] == [str(len(facts)), str(len(facts) - 1)]
    assert over_all[4] == "1.000"
    assert over_all[5] < "1.000"


def test_every_lesson_tells_of_known_outcomes() -> None:
    notes = notes_of("work")
    acts, stances = list(lessons.acts(notes)), list(lessons.stances(notes))
    assert len(acts) > 10_000
    assert len(stances) > 8_000
    assert {outcome for lesson in acts for outcome in lesson.tells} == set(ACTS)
    assert all(sum(map(bool, lesson.tells.values())) == 1 for lesson in stances)


def test_marks_are_taken_out_of_a_sentence_and_stand_where_they_stood() -> None:
    text, things = lessons.unmarked("lives in [p~Barrie], never [p-downtown Toronto]")
    assert text == "lives in Barrie, never downtown Toronto"
    assert [(kind, stance, text[slice(*span)]) for kind, stance, span in things] == [
        ("place", "today", "Barrie"),
        ("place", "refused", "downtown Toronto"),
    ]


def test_what_speaks_for_an_act_is_learned_from_labelled_sentences() -> None:
    taught = [
        lessons.Lesson(pieces_of(said.split()), dict.fromkeys(ACTS, False) | {"stop": tells})
        for said, tells in (
            ("never ring me", True),
            ("never mail me", True),
            ("ring me", False),
            ("mail me", False),
        )
    ]
    lines = list(learned(taught, ("stop",), partial(each, strength=30.0)))
    weights = {
        piece: float(said.removeprefix("stop "))
        for piece, said in (line.split("\t") for line in lines)
    }
    assert "never" in max(weights, key=lambda piece: weights[piece])
    assert weights[""] < 0 < weights["never"]
