"""What clauses are heard to do, and how a note stands to what it names."""

from datetime import date

import pytest

from agency.touches.reading import as_heard
from agency.touches.reading.hearing import ACTS, clauses, hear, said_in
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
    heard = hear(clauses(note, said_in(note, dates)))
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


WHAT_IT_IS_ABOUT = """
Stock vests until October. Nothing moves him before, so don't ping him till then. => pause 2026-10-01 ?
Sie heiratet am 20. Juni und will bis dahin nichts hören. => pause 2026-06-20 ?
Thesis due on 30 April. Leave her in peace till the thesis is in. => pause 2026-04-30 ?
Trial starts 4 May. Asks that nobody rings before the trial is over. => pause 2026-05-04 ?
He wants quiet until the audit is done. That should be mid June. => pause 2026-06-15 ?
Leave him be over the holidays, back at it 11 Jan => pause 2027-01-11 ?
put me on the back burner til my kid's exams are through (mid June) => pause 2026-06-15 ?
Chemo starts Monday. She'll ring us when there is anything to say, until then silence => pause open ?
Eamon: four months' rope. Then try again. => callback_on 2026-07-12 ?
Loop back with him when the fall intake is posted, Aug 24. => callback_on 2026-08-24 ?
Kiki, his wife's cousin: AZ, clean abstract, looking. => referral Kiki ?
Exkollegin Tanja Reuß empfohlen, Buchhaltung, wechselwillig => referral Tanja Reuß ?
Elle m'a refilé le numéro d'un collègue cariste, Moussa, qui en a ras le bol de Lille. => referral Moussa ?
Sie empfiehlt noch eine Kollegin, Frau Sari. => referral Frau Sari ?
Son conjoint cherche aussi, il est plombier, il s'appelle Cheick. => referral Cheick ?
Says his gaffer's nephew, a spark with the 18th, is after work. Jordan Pike. => referral Jordan Pike ?
her colleague in Payroll is looking for work => referral her colleague ?
sells the condo first, then we talk, not the other way around => condition sells the condo first ?
she'd take sixty eight, days only or she stays put, she knows lean => condition days only or she stays put ?
Her bonus clears 15 Sept, then she's listening. => condition Her bonus clears 15 Sept ?
he'd want to see the payout before he so much as updates a CV => condition before he so much as updates a CV ?
If the plant in Sarnia opens a second shift he hears it from me first => condition If the plant in Sarnia opens a second shift ?
Wechselt nur, wenn's ein 80-%-Pensum gibt. => condition wenn's ein 80-%-Pensum gibt ?
155 and four weeks' vacation, or no deal. => condition 155 and four weeks' vacation ?
I owe her a call by the end of next week. => promise call her ?
Will send her the org chart once the client's lawyers have blessed it. => promise send her the org chart ?
höre ich nichts, darf ich ihm am 10. August die Unterlagen schicken. => promise ihm die Unterlagen schicken ?
Wants me to sound out Culina without dropping his name, which I said I'd do this week. => promise sound out Culina without dropping his name ?
She wondered if I could slip her the turnover figures; I can, and I shall, on Monday. => promise slip her the turnover figures ?
"""


@pytest.mark.parametrize(
    ("note", "fact"), [line.split(" => ") for line in WHAT_IT_IS_ABOUT.strip().splitlines()]
)
def test_what_is_heard_is_about_the_day_the_name_or_the_words_beside_it(
    note: str, fact: str
) -> None:
    assert fact in set(map(shown, read(note)))


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("when can she meet them?", "condition"),
        ("Truro ideally, Dartmouth if she must.", "condition"),
        ("Promised myself not to promise anything.", "promise"),
        ("next step: none", "promise"),
    ],
)
def test_what_asks_or_promises_nothing_is_not_asked_about(note: str, kind: str) -> None:
    assert kind not in {fact.kind for fact in read(note)}


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        (
            "He'll look if the bonus is paid, if his wife gets the Halifax job, otherwise no",
            {"if the bonus is paid", "if his wife gets the Halifax job"},
        ),
        ("Her friend Maria, her cousin Paul, all looking.", {"Maria", "Paul"}),
        (
            "my turn to dig up that pension leaflet for her, will have the org chart over to him too",
            {"dig up that pension leaflet for her", "the org chart over to him too"},
        ),
    ],
)
def test_each_loud_clause_of_a_sentence_is_asked_about(note: str, facts: set[str]) -> None:
    assert facts <= {fact.value for fact in read(note)}


def test_a_name_is_shown_with_how_they_know_them_and_named_once() -> None:
    facts = [fact for fact in read("an old boss, Lee Tran, is looking") if fact.kind == "referral"]
    assert [(fact.value, fact.words) for fact in facts] == [("Lee Tran", "an old boss, Lee Tran")]
