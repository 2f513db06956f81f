"""How far what a note says is trusted."""

from dataclasses import replace
from datetime import date

import pytest

from agency.touches.reading import as_judged, read_note
from agency.touches.reading.facts import Finding
from agency.touches.reading.trust import trusted
from bench.notes.corpus import seeded_vocabulary

ON = date(2026, 3, 12)


def told(note: str, kind: str) -> list[tuple[str, bool]]:
    facts = read_note(note, ON, seeded_vocabulary(), "Jane Whitlock")
    return [(fact.value, fact.sure) for fact in facts if fact.kind == kind]


@pytest.mark.parametrize(
    ("note", "kind", "value"),
    [
        ("promised me his CV by Friday, we'll see", "promise", "me his CV"),
        ("Go on then, I'll bite.", "promise", "bite"),
        ("rang Dave 3x today nothing, not even voicemail", "channel", "voicemail"),
    ],
)
def test_what_a_grammar_says_surely_where_it_is_mostly_wrong_is_asked(
    note: str, kind: str, value: str
) -> None:
    judged = as_judged(note, ON, seeded_vocabulary(), "Jane Whitlock", None)
    assert [one.sure for one in judged.findings if one.kind == kind] == [True]
    assert told(note, kind) == [(value, False)]


@pytest.mark.parametrize(
    ("note", "kind", "value"),
    [
        ("I'll send her the JD tomorrow", "promise", "send her the JD"),
        ("left a voicemail", "channel", "voicemail"),
        ("lots of k8s", "skill", "Kubernetes"),
    ],
)
def test_what_is_plainly_said_stays_sure(note: str, kind: str, value: str) -> None:
    assert told(note, kind) == [(value, True)]


AGAINST = ({"kind perhaps attempt", "condition perhaps in 2"}, set[str](), set[str]())
"""The heaviest pieces against whatever they stand beside."""


def test_a_question_that_nobody_would_mean_is_left_but_never_one_about_quiet() -> None:
    stop = Finding("stop", "contact", "Stop", ((0, 4),), sure=False)
    pause, skill = replace(stop, kind="pause"), replace(stop, kind="skill")
    assert list(trusted([stop, pause, skill], [AGAINST] * 3)) == [stop, pause]


def test_a_sure_reading_is_never_left_it_is_asked_about() -> None:
    skill = Finding("skill", "SAP", "SAP", ((0, 3),))
    assert list(trusted([skill], [AGAINST])) == [skill.doubted()]


def test_what_they_write_of_themselves_is_sure_sooner_than_what_is_told_of_them() -> None:
    said = "I want a product lead job from September 2026"
    own, told_of = (
        read_note(said, ON, seeded_vocabulary(), in_own_words=is_own) for is_own in (True, False)
    )
    assert [fact.sure for fact in own if fact.kind == "available_from"] == [True]
    assert [fact.sure for fact in told_of if fact.kind == "available_from"] == [False]
