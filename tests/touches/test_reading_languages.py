"""Haste, typing mistakes, French and German: read as plain English is."""

import pytest

from tests.touches.test_reading import case, facts_of, only


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("not before a month", "pas avant septembre", "available_from 2026-09-01"),
        case("after a month", "libre après juin", "available_from 2026-07-01"),
        case("from a month", "dispo à partir de mai", "available_from 2026-05-01"),
        case("in weeks", "disponible dans six semaines", "available_from 2026-04-23"),
        case("pay by the year", "85 000 €/an", "pay EUR 85000 year"),
        case("pay in thousands", "souhaite 85 k€", "pay EUR 85000 year"),
        case("pay by the day asks its currency", "TJM 650", "pay CAD 650 day ?"),
        case("never again", "Ne me contactez plus", "stop contact"),
        case("the person asks", "elle ne souhaite plus être contactée", "stop contact"),
        case("off the list", "retirez-la de la liste", "stop contact"),
        case("quiet until", "rappelez-moi à l'automne", "pause 2026-09-01 ?"),
        case("our own call", "rappeler en septembre", "callback_on 2026-09-01"),
        case("remote only", "télétravail complet", "remote remote"),
        case("office days", "2 jours de bureau par semaine", "office_days 2"),
        case("a place refused", "pas à Toronto", "place not Toronto"),
        case("forms", "cherche un CDI", "contract_form permanent"),
        case("notice", "préavis de 3 mois", "notice P3M"),
    ],
)  # fmt: skip
def test_french_is_read(note: str, expected: set[str]) -> None:
    assert facts_of(note) - facts_of(note, "kind", "channel", "outcome") == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("from a month", "ab Mai verfügbar", "available_from 2026-05-01"),
        case("after a season asks", "nach dem Sommer", "available_from 2026-09-01 ?"),
        case("weeks ahead", "kann in sechs Wochen anfangen", "available_from 2026-04-23"),
        case("day and month in figures", "frei ab 1.9.", "available_from 2026-09-01"),
        case("pay", "möchte 95.000 €", "pay EUR 95000 year"),
        case("day rate", "Tagessatz 900", "pay EUR 900 day ?"),
        case("no more calls", "bitte keine Anrufe mehr", "stop contact"),
        case("delete", "bitte löschen Sie meine Daten", "stop contact"),
        case("quiet until", "rufen Sie mich im Herbst an", "pause 2026-09-01 ?"),
        case("not before", "vor Oktober nicht anrufen", "pause 2026-10-01"),
        case("remote only", "nur remote", "remote remote"),
        case("office days", "zwei Tage im Büro", "office_days 2"),
        case("forms", "sucht unbefristete Stelle", "contract_form permanent"),
        case("notice", "Kündigungsfrist drei Monate", "notice P3M"),
    ],
)  # fmt: skip
def test_german_is_read(note: str, expected: set[str]) -> None:
    assert facts_of(note) - facts_of(note, "kind", "channel", "outcome") == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("weeks", "free in 2wks", "available_from 2026-03-26"),
        case("tomorrow", "call her tmrw", "callback_on 2026-03-13"),
        case("end of the month", "free EOM", "available_from 2026-03-31"),
        case("days a week", "wants 3d/wk", "hours 3_days"),
        case("no answer", "called, n/a", "channel call", "kind attempt", "outcome no_answer"),
        case("not interested", "nfi", "kind conversation", "outcome not_for_them"),
        case("lakhs", "1.2 lakh", "pay INR 120000 year ?"),
        case("spoken thousands", "wants eighty five thousand", "pay CAD 85000 year ?"),
        case("spoken hours", "thirty two dollars an hour", "pay CAD 32 hour"),
        case("a word mistyped asks", "wants remtoe", "remote remote ?"),
        case("a name mistyped asks", "wants Halfiax", "place Halifax ?"),
        case("a small town in small letters", "lives in burlington", "place Burlington ?"),
        case("real words are no mistakes", "remove the contact from the survey"),
    ],
)  # fmt: skip
def test_haste_is_read(note: str, expected: set[str]) -> None:
    assert facts_of(note) - facts_of(note, "stop") == expected


def test_the_words_shown_are_those_written() -> None:
    assert only("Spoke. Libre après juin", "available_from").words == "après juin"
    assert only("rappelez-moi à l'automne", "pause").words == "rappelez-moi à l'automne"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        case("a colleague who might", "her colleague Lena might look", "referral Lena"),
        case("in small letters", "her colleague lena might look", "referral Lena"),
        case("recommended", "recommends Sam Ode", "referral Sam Ode"),
        case("two names", "gave me two names: Ana Paz and Joe Lund", "referral Ana Paz", "referral Joe Lund"),
        case("nobody named asks", "her friend is looking too", "referral her friend ?"),
        case("a husband's wish is none", "her husband wants Halifax"),
        case("a skill is nobody", "recommends Python"),
    ],
)  # fmt: skip
def test_people_they_name(note: str, expected: set[str]) -> None:
    assert facts_of(note, "referral") == expected


def test_notice_is_told_in_days_as_well() -> None:
    assert facts_of("when my notice of three months is over", "notice") == {"notice P3M"}
    assert only("2 weeks notice", "notice").amount == 14


@pytest.mark.parametrize(
    "note", ["would love to work for Shopify", "wants to join Shopify", "won't work for Shopify"]
)
def test_a_firm_called_as_its_product_is_the_firm(note: str) -> None:
    assert only(note, "employer").value == "Shopify"
    assert facts_of(note, "skill") == set()
