"""What the reader makes of notes: one table of examples for each grammar."""

from datetime import date
from decimal import Decimal

import pytest

from agency.places.gazetteer import load_seed_places
from agency.skills.seeds import load_seed_terms
from agency.skills.terms import Vocabulary
from agency.touches.reading import Fact, read_note

TERMS = load_seed_terms()
VOCABULARY = Vocabulary(
    skills=TERMS["skill"],
    designations=TERMS["designation"],
    industries=TERMS["industry"],
    titles=TERMS["title"],
    places=load_seed_places(),
    currency="CAD",
)
ON = date(2026, 3, 12)  # a Thursday
MOCKUP = "Called Jane, not now, open to a lead role after June, remote only, 120k, PMP in progress"


def read(note: str, on: date = ON, name: str | None = "Jane Whitlock") -> tuple[Fact, ...]:
    return read_note(note, on, VOCABULARY, name)


def shown(fact: Fact) -> str:
    """A fact as the tables write it: "place Halifax", with "not" before and "?" after."""
    refusal, doubt = "not " if fact.negated else "", "" if fact.sure else " ?"
    return f"{fact.kind} {refusal}{fact.value}{doubt}"


def facts_of(note: str, *kinds: str) -> set[str]:
    return {shown(fact) for fact in read(note) if not kinds or fact.kind in kinds}


def only(note: str, kind: str) -> Fact:
    [fact] = [fact for fact in read(note) if fact.kind == kind]
    return fact


def case(name: str, note: str, *expected: str) -> object:
    return pytest.param(note, set(expected), id=name)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("after a month is the month after", "free after June", "available_from 2026-07-01"),
        case("not before a month", "not before June", "available_from 2026-06-01"),
        case("not free until", "she won't be free until June", "available_from 2026-06-01"),
        case("in a month, free", "free in June", "available_from 2026-06-01"),
        case("in a month, bare, asks", "in June", "available_from 2026-06-01 ?"),
        case("a month already past is next year's", "after February", "available_from 2027-03-01"),
        case("the month we are in", "after March", "available_from 2026-04-01"),
        case("a month and year alone asks", "June 2027", "available_from 2027-06-01 ?"),
        case("a month of a named year", "from June 2027", "available_from 2027-06-01"),
        case("after a quarter", "after Q1", "available_from 2026-04-01"),
        case("from a quarter ahead", "from Q3", "available_from 2026-07-01"),
        case("end of a season asks", "free at the end of the summer", "available_from 2026-09-01 ?"),
        case("after a season asks", "after the summer", "available_from 2026-09-01 ?"),
        case("middle of a month", "could move mid April", "available_from 2026-04-15"),
        case("late in a month", "available late April", "available_from 2026-04-21"),
        case("weeks ahead", "available in six weeks", "available_from 2026-04-23"),
        case("months ahead", "could start in 3 months", "available_from 2026-06-12"),
        case("a vague number asks", "could start in a few months", "available_from 2026-06-12 ?"),
        case("next year", "would move next year", "available_from 2027-01-01"),
        case("next month", "free next month", "available_from 2026-04-01"),
        case("until is when it ends", "busy until September", "available_from 2026-09-01"),
        case("until the end of", "tied up until the end of May", "available_from 2026-06-01"),
        case("day and month", "free from 12 September", "available_from 2026-09-12"),
        case("month and day, short", "free from Sept 12", "available_from 2026-09-12"),
        case("month and day, with a dot", "free from Sept. 12", "available_from 2026-09-12"),
        case("ISO", "starting 2027-03-01", "available_from 2027-03-01"),
        case("slashes that may be either asks", "from 04/05/2026", "available_from 2026-05-04 ?"),
        case("slashes that can only be one", "from 25/05/2026", "available_from 2026-05-25"),
        case("a notice period asks", "when my notice of three months is over", "available_from 2026-06-12 ?"),
        case("a notice period alone says no day", "has 4 weeks notice"),
        case("may is a verb", "she may call it a day"),
        case("march is a verb", "they march to another drum"),
        case("may is a month", "she may move in May", "available_from 2026-05-01"),
        case("what is past says nothing", "there since June 2024"),
        case("a day that does not exist", "free from 31 February"),
        case("a relative's date", "her husband is free after June"),
        case("an event's month is not theirs", "baby due in July"),
    ],
)  # fmt: skip
def test_date_is_read_from_the_day_of_the_touch(note: str, expected: set[str]) -> None:
    assert facts_of(note, "available_from", "pause", "callback_on", "condition") == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("once something is done", "once PMP is done", "condition once PMP is done"),
        case("after a bonus", "open after my bonus", "condition after my bonus"),
        case("a bonus with its month", "after my bonus in April", "condition after my bonus"),
        case("when probation ends", "when her probation ends", "condition when her probation ends"),
        case("a relative's condition", "her wife says after her bonus"),
    ],
)
def test_condition_keeps_their_words(note: str, expected: set[str]) -> None:
    assert facts_of(note, "condition", "available_from") == expected


def test_condition_with_a_month_is_fulfilled_when_the_month_is_over() -> None:
    assert only("after my bonus in April", "condition").on == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("note", "amount", "amount_to", "currency", "period", "sure"),
    [
        pytest.param("120k", 120_000, None, "CAD", "year", False, id="thousands alone ask"),
        pytest.param("wants $135k", 135_000, None, "CAD", "year", True, id="a marked amount"),
        pytest.param("wants 135,000", 135_000, None, "CAD", "year", False, id="no currency asks"),
        pytest.param("$95 an hour", 95, None, "CAD", "hour", True, id="by the hour"),
        pytest.param("£500 a day", 500, None, "GBP", "day", True, id="by the day"),
        pytest.param("$500", 500, None, "CAD", "day", False, id="a small amount alone asks"),
        pytest.param("120-130k", 120_000, 130_000, "CAD", "year", False, id="a range"),
        pytest.param("$120k to $130k", 120_000, 130_000, "CAD", "year", True, id="a marked range"),
        pytest.param("needs USD 90,000", 90_000, None, "USD", "year", True, id="code before"),
        pytest.param("90,000 EUR a year", 90_000, None, "EUR", "year", True, id="code after"),
        pytest.param("€85.000 a year", 85_000, None, "EUR", "year", True, id="dots for thousands"),
        pytest.param("$60.50/hr", Decimal("60.50"), None, "CAD", "hour", True, id="with cents"),
        pytest.param("US$100k", 100_000, None, "USD", "year", True, id="a foreign dollar"),
        pytest.param("$2,000 a week", 104_000, None, "CAD", "year", False, id="by the week asks"),
        pytest.param("told her the role pays $150k", 150_000, None, "CAD", "year", False, id="ours"),
        pytest.param("making $110k now", 110_000, None, "CAD", "year", False, id="what they earn"),
    ],
)  # fmt: skip
def test_pay_is_read_with_currency_and_period(
    note: str, amount: int, amount_to: int | None, currency: str, period: str, sure: bool
) -> None:
    pay = only(note, "pay")
    assert (pay.amount, pay.amount_to, pay.currency, pay.period, pay.sure) == (
        amount, amount_to, currency, period, sure,
    )  # fmt: skip


@pytest.mark.parametrize(
    "note",
    [
        "her 401k",
        "ran a 10k",
        "120k users",
        "team of 120",
        "$2m in revenue",
        "since 2019",
        "call 416 555 0199",
    ],
)
def test_other_numbers_are_not_pay(note: str) -> None:
    assert facts_of(note, "pay") == set()


def test_bonus_is_said_on_the_label() -> None:
    assert only("$120k plus bonus", "pay").label == "$120,000 a year plus bonus"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("remote only", "remote only", "remote remote"),
        case("remote", "wants remote", "remote remote"),
        case("hybrid", "prefers hybrid", "remote hybrid"),
        case("on site", "wants to be on site", "remote on_site"),
        case("not remote", "not remote", "remote not remote"),
        case("remote is not for them", "remote is not for her", "remote not remote"),
        case("office days in words", "two office days", "office_days 2"),
        case("office days in figures", "2 days in the office", "office_days 2"),
        case("office days, a range", "2-3 days a week in the office", "office_days 2-3"),
        case("would move", "would move to Halifax", "place Halifax"),
        case("without accents", "would move to montreal", "place Montréal"),
        case("only one place", "only Halifax", "place Halifax"),
        case("not a place", "not Toronto", "place not Toronto"),
        case("anywhere but", "anywhere but Toronto", "place not Toronto"),
        case("two refused", "not Toronto or Ottawa", "place not Toronto", "place not Ottawa"),
        case("one refused, one welcome", "not Toronto, Halifax is fine", "place not Toronto", "place Halifax"),
        case("where they live asks", "lives in Toronto", "place Toronto ?"),
        case("a relative's wish", "her husband wants Halifax"),
        case("a relative, then theirs", "her husband works in Calgary but she wants Halifax", "place Halifax"),
        case("our role's town asks", "told her about the Toronto role", "place Toronto ?"),
        case("a university", "studied at the University of Toronto"),
        case("reading is a verb", "enjoys reading, nice person"),
    ],
)  # fmt: skip
def test_where_they_would_work(note: str, expected: set[str]) -> None:
    assert facts_of(note, "place", "remote", "office_days") == expected


def test_only_makes_a_place_and_remote_a_must() -> None:
    assert only("only Halifax", "place").must
    assert only("remote only", "remote").must
    assert not only("would move to Halifax", "place").must


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("lead role", "wants a lead role", "seniority lead"),
        case("lead a team", "wants to lead a team", "seniority lead"),
        case("no longer", "no longer wants to lead", "seniority not lead"),
        case("management", "not interested in management roles", "seniority not manager"),
        case("level", "wants director level", "seniority director"),
        case("title and industry", "open to a product-lead job in climate tech", "title Product Lead", "industry Climate tech"),
        case("title said by a synonym", "looking for a software developer job", "title Software Engineer"),
        case("title not in the vocabulary asks", "open to a guest delight role", "title guest delight ?"),
        case("a level is part of such a title", "open to a guest delight lead role", "title guest delight lead ?"),
        case("title held is not wished", "she is a Product Manager at Fernhill"),
        case("industry refused", "never oil and gas", "industry not Oil and gas"),
        case("two industries refused", "never oil & gas or mining", "industry not Oil and gas", "industry not Mining"),
        case("a firm's name is not an industry", "Saltmarsh Energy called her"),
        case("employer refused", "not Saltmarsh Energy", "employer not Saltmarsh Energy"),
        case("employers refused", "never Hydro-Québec or Imperial Oil", "employer not Hydro-Québec ?", "employer not Imperial Oil"),
        case("employer wanted asks", "would love to work for Cedar Loop", "employer Cedar Loop ?"),
        case("permanent", "wants permanent", "contract_form permanent"),
        case("contract", "open to contract work", "contract_form contract"),
        case("fixed term", "would take a fixed-term", "contract_form fixed_term"),
        case("part-time", "wants part-time", "contract_form part_time"),
        case("no contracts", "no contract work", "contract_form not contract"),
        case("a contract that ends is no wish", "her contract is up"),
        case("four days", "wants four days a week", "hours 4_days"),
        case("hours", "wants 30 hours a week", "hours 30_hours"),
        case("a relative's career", "her brother wants a lead role"),
    ],
)  # fmt: skip
def test_what_work_they_want(note: str, expected: set[str]) -> None:
    kinds = ["title", "seniority", "industry", "employer", "contract_form", "hours"]
    assert facts_of(note, *kinds) == expected


@pytest.mark.parametrize(
    ("note", "name", "standing", "on", "sure"),
    [
        pytest.param("PMP in progress", "PMP", "in_progress", None, True, id="in progress"),
        pytest.param("pmp in progress", "PMP", "in_progress", None, True, id="lower case"),
        pytest.param("has her CPA", "CPA", "held", None, True, id="held"),
        pytest.param("PMP certified", "PMP", "held", None, True, id="certified"),
        pytest.param("thinking about the CFA", "CFA", "considering", None, True, id="considering"),
        pytest.param("PMP", "PMP", "held", None, False, id="a bare mention asks"),
        pytest.param("PMP, sits the exam on 12 September", "PMP", "in_progress", date(2026, 9, 12), True, id="exam after a comma"),
        pytest.param("sits the PMP exam on 12 September", "PMP", "in_progress", date(2026, 9, 12), True, id="exam named"),
        pytest.param("will finish her CFA in June 2027", "CFA", "in_progress", date(2027, 6, 30), True, id="by the month's end"),
        pytest.param("studying for the CISSP", "CISSP", "in_progress", None, True, id="studying"),
        pytest.param("is a P.Eng.", "P.Eng.", "held", None, True, id="with dots"),
        pytest.param("has the Project Management Professional", "PMP", "held", None, True, id="full name"),
    ],
)  # fmt: skip
def test_designation_is_read_with_its_standing(
    note: str, name: str, standing: str, on: date | None, sure: bool
) -> None:
    fact = only(note, "designation")
    assert (fact.value, fact.standing, fact.on, fact.sure) == (name, standing, on, sure)


def test_exam_day_is_not_the_day_they_are_free() -> None:
    assert facts_of("PMP, sits the exam on 12 September", "available_from") == set()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("no designation", "no CISSP", "designation not CISSP"),
        case("a skill", "knows Python and Go", "skill Python", "skill Go"),
        case("a skill by synonym", "lots of k8s", "skill Kubernetes"),
        case("the longest wins", "C++ and C#, React Native", "skill C++", "skill C#", "skill React Native"),
        case("go is a verb", "would go far, c u later, are we done"),
        case("a skill refused", "no Python please", "skill not Python"),
        case("a relative's skill", "her brother knows Python"),
    ],
)  # fmt: skip
def test_skills_come_from_the_vocabulary(note: str, expected: set[str]) -> None:
    assert facts_of(note, "skill", "designation") == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("called, not now", "Called, not now", "channel call", "kind conversation", "outcome not_now"),
        case("voicemail", "Left a voicemail", "channel voicemail", "kind attempt", "outcome left_message"),
        case("called and left a voicemail", "Called, left a vm", "channel voicemail", "kind attempt", "outcome left_message"),
        case("no answer", "Rang her, no answer", "channel call", "kind attempt", "outcome no_answer"),
        case("email one way asks", "Emailed her", "channel email", "kind attempt ?"),
        case("text without reply", "texted, no reply", "channel text", "kind attempt", "outcome no_answer"),
        case("refused on LinkedIn", "LinkedIn message: not interested", "channel linkedin", "kind conversation", "outcome not_for_them"),
        case("not interested just now", "not interested right now", "kind conversation", "outcome not_now"),
        case("coffee", "Met for coffee, very interested", "channel meeting", "kind conversation", "outcome interested"),
        case("two outcomes ask", "interested but bad timing", "kind conversation", "outcome not_now ?"),
        case("their call to come is no touch", "call me"),
    ],
)  # fmt: skip
def test_what_happened(note: str, expected: set[str]) -> None:
    assert facts_of(note, "channel", "kind", "outcome") == expected


@pytest.mark.parametrize(
    ("note", "what", "due", "sure"),
    [
        pytest.param("I'll send her the JD tomorrow", "send her the JD", date(2026, 3, 13), True, id="I will"),
        pytest.param("promised to send résumé notes by Friday", "send résumé notes", date(2026, 3, 13), True, id="promised"),
        pytest.param("Owe her an intro to Sam", "an intro to Sam", None, True, id="owe"),
        pytest.param("Spoke. Will send the spec on Monday", "send the spec", date(2026, 3, 16), False, id="no subject asks"),
        pytest.param("Spoke. Send her the market brief by Tuesday", "Send her the market brief", date(2026, 3, 17), False, id="a note to self asks"),
    ],
)  # fmt: skip
def test_promise_is_read_with_the_day_it_is_due(
    note: str, what: str, due: date | None, sure: bool
) -> None:
    fact = only(note, "promise")
    assert (fact.value, fact.on, fact.sure) == (what, due, sure)


@pytest.mark.parametrize("note", ["she promised to send me her CV", "she'll send her CV tomorrow"])
def test_their_promise_is_not_ours(note: str) -> None:
    assert facts_of(note, "promise") == set()


def test_the_day_of_a_note_to_self_is_not_when_they_are_free() -> None:
    assert facts_of("Send her the market brief by Tuesday", "available_from") == set()


@pytest.mark.parametrize(
    "note",
    ["Left a voicemail about the remote role", "No answer, it was about a PMP role in Halifax"],
)
def test_what_nobody_heard_is_not_what_they_want(note: str) -> None:
    assert facts_of(note, "remote", "place", "designation") == set()


def test_what_a_promise_is_about_is_not_what_they_want() -> None:
    assert (
        facts_of("I'll send her the PMP course in Toronto by Friday", "designation", "place")
        == set()
    )


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("recruiter's next step", "call her next Monday", "callback_on 2026-03-16"),
        case("next Friday may be tomorrow or in a week", "call her next Friday", "callback_on 2026-03-20 ?"),
        case("follow up", "follow up in 6 weeks", "callback_on 2026-04-23"),
        case("they ask for a call soon", "call me tomorrow", "callback_on 2026-03-13"),
        case("they ask for a call much later", "call me in the autumn", "pause 2026-09-01 ?"),
        case("back from leave", "not until she is back from leave in September", "pause 2026-09-01"),
        case("on leave until", "on mat leave until 12 January", "pause 2027-01-12"),
        case("a stop with an end is a pause", "do not call me until September", "pause 2026-09-01"),
    ],
)  # fmt: skip
def test_quiet_and_next_step(note: str, expected: set[str]) -> None:
    assert facts_of(note, "callback_on", "pause", "stop", "available_from") == expected


def test_the_note_of_the_log_drawer_reads_as_drawn() -> None:
    read_on = date(2026, 6, 18)
    facts = {(f.kind, f.label, f.words, f.sure) for f in read(MOCKUP, read_on)}
    assert facts == {
        ("channel", "Call", "Called", True),
        ("kind", "Conversation", "Called", True),
        ("outcome", "Not now", "not now", True),
        ("seniority", "Lead role", "a lead role", True),
        ("available_from", "From 1 Jul 2026", "after June", True),
        ("remote", "Remote only", "remote only", True),
        ("pay", "$120,000 a year", "120k", False),
        ("designation", "PMP, in progress", "PMP in progress", True),
    }


def test_wish_beside_a_date_is_for_later_and_starts_then() -> None:
    fact = only("open to a lead role after June", "seniority")
    assert (fact.horizon, fact.on) == ("later", date(2026, 7, 1))


def test_wish_without_a_date_is_for_now() -> None:
    assert only("wants a lead role", "seniority").horizon == "now"


def test_refused_thing_is_never() -> None:
    fact = only("never oil and gas", "industry")
    assert (fact.horizon, fact.negated, fact.label) == ("never", True, "Not oil and gas")


def test_name_that_is_a_month_is_no_date_and_the_month_still_is() -> None:
    facts = read("June called, free after June", name="June Park")
    assert [fact.words for fact in facts if fact.kind == "available_from"] == ["after June"]


def test_name_that_is_a_town_is_no_place() -> None:
    assert not [
        f for f in read("Spoke to Regina, Victoria", name="Regina Victoria") if f.kind == "place"
    ]


@pytest.mark.parametrize(
    ("zone", "currency"),
    [("Europe/London", "GBP"), ("Europe/Zurich", "CHF"), ("America/Denver", "USD"), (None, "CAD")],
)
def test_a_sum_without_a_currency_is_in_that_of_where_they_live(
    zone: str | None, currency: str
) -> None:
    facts = read_note("wants 60 an hour", ON, VOCABULARY, zone=zone)
    assert [fact.value for fact in facts if fact.kind == "pay"] == [f"{currency} 60 hour"]
