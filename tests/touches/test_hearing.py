"""What clauses are heard to do, and how a note stands to what it names."""

from datetime import date

import pytest

from agency.touches.reading import as_heard
from agency.touches.reading.hearing import ACTS, hear, said_in
from agency.touches.reading.learned import weights
from agency.touches.reading.stances import LEARNED, STANCES
from bench.notes.corpus import seeded_vocabulary
from tests.touches.test_reading import read, shown

NONE_OF_A_RULE = """
I'd sooner eat gravel than get another one of your mails => stop
whoever sold you my mobile ought to be ashamed => stop
he is up to his neck in the harvest, let him surface by himself => pause
the pigeon post can rest till the twins sleep through => pause
my turn to dig up that pension leaflet for her => promise
his old shipmate Barnaby would bite your hand off => referral
nothing doing unless they throw in the van => condition
music to his ears => interested
"""


@pytest.mark.parametrize(
    ("note", "act"), [line.split(" => ") for line in NONE_OF_A_RULE.strip().splitlines()]
)
def test_an_act_is_heard_in_words_that_no_rule_has(note: str, act: str) -> None:
    assert any(one.startswith(act) or one == f"outcome {act} ?" for one in map(shown, read(note)))


@pytest.mark.parametrize("note", ["the pipe stops leaking at night", "a pause in construction"])
def test_words_of_an_act_that_mean_something_else_are_not_asked_about(note: str) -> None:
    assert not {"stop contact ?", "pause open ?"} & set(map(shown, read(note)))


def test_what_is_only_heard_is_never_said_surely() -> None:
    facts = read("I'd sooner eat gravel than get another one of your mails")
    assert [fact.sure for fact in facts if fact.kind == "stop"] == [False]


def test_a_day_a_name_and_a_figure_are_one_word_each() -> None:
    note, dates, _ = as_heard(
        "Told Barnaby 3 times, after 4 June", date(2026, 3, 12), seeded_vocabulary()
    )
    assert [word.said for word in said_in(note, dates)] == [
        "told", "<name>", "9", "times", "after", "<day>",
    ]  # fmt: skip


def test_a_clause_is_heard_by_itself_as_well_as_in_its_sentence() -> None:
    note, dates, _ = as_heard(
        "Loves the beach, lose my number please", date(2026, 3, 12), seeded_vocabulary()
    )
    heard = hear(note, dates)
    assert [note.plain[slice(*clause.span)] for clause in heard] == [
        "loves the beach, lose my number please",
        "loves the beach",
        "lose my number please",
    ]
    stop = ACTS.index("stop")
    assert heard[2].chances[stop] > heard[1].chances[stop]


@pytest.mark.parametrize(("name", "outcomes"), [("heard", ACTS), (LEARNED, STANCES)])
def test_what_was_learned_is_of_known_outcomes_and_of_each(
    name: str, outcomes: tuple[str, ...]
) -> None:
    learned = weights(name, outcomes)
    assert len(learned.at) + 1 == len(learned.rows)
    assert all((learned.rows != 0).any(axis=0))
