"""What is read in a résumé: one table of examples for each grammar, and how good it is as a whole."""

import gc
import time
from datetime import date

import pytest

from agency.resumes.extracting.reading_kinds import read_file
from agency.resumes.reading import Fact, read_resume
from agency.resumes.reading.dates import times_in
from tests.support.resumes.judging import FIELDS, Tally, read_things, true_things
from tests.support.resumes.layouts import LAYOUTS, laid_out
from tests.support.resumes.papers import PAPERS
from tests.support.resumes.people import TODAY, VOCABULARY, person

TOP = "Amara Diallo\namara.diallo@example.com | 902-555-0142\n\n"


def read(text: str, *kinds: str) -> list[Fact]:
    return [one for one in read_resume(text, TODAY, VOCABULARY) if not kinds or one.kind in kinds]


def values(text: str, kind: str) -> list[str]:
    return [one.value for one in read(text, kind)]


def jobs(text: str) -> list[tuple[str, str]]:
    return [(one.value, one.employer) for one in read(text, "job")]


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        ("Jan 2019 – Present", "2019-01-01", None),
        ("03/2019 - heute", "2019-03-01", None),
        ("de mars 2019 à juin 2022", "2019-03-01", "2022-06-30"),
        ("2019-2022", "2019-01-01", "2022-12-31"),
        ("2019–22", "2019-01-01", "2022-12-31"),
        ("2019-03 to 2021-06", "2019-03-01", "2021-06-30"),
        ("Since 2020", "2020-01-01", None),
        ("seit 03/2020", "2020-03-01", None),
        ("depuis mars 2021", "2021-03-01", None),
        ("01.03.2019 – 31.12.2020", "2019-03-01", "2020-12-31"),
        ("Sept. 2018 — Déc. 2019", "2018-09-01", "2019-12-31"),
        ("January 2020 - Present (3 years 2 months)", "2020-01-01", None),
        ("août 2016 – à ce jour", "2016-08-01", None),
        ("Juillet 2019 à aujourd’hui", "2019-07-01", None),
        ("Jan '19 - Mar '20", "2019-01-01", "2020-03-31"),
        ("2012 bis 2015", "2012-01-01", "2015-12-31"),
        ("Feb 2020 - Feb 2024", "2020-02-01", "2024-02-29"),
        ("2020 –", "2020-01-01", None),
    ],
)
def test_times_as_people_write_them(written: str, begins: str, ends: str | None) -> None:
    (times,) = times_in(written, TODAY)
    assert times.from_on == date.fromisoformat(begins)
    assert times.until_on == (date.fromisoformat(ends) if ends else None)
    assert times.is_current == (ends is None)
    assert (times.start, times.end) == (0, len(written))


@pytest.mark.parametrize(
    "written", ["416-555-0142", "from 2022 to 2019", "1066 - 1087", "in 2099", "12345-2019-1"]
)
def test_numbers_that_are_no_times(written: str) -> None:
    assert [one for one in times_in(written, TODAY) if one.is_range] == []


@pytest.mark.parametrize(
    "written",
    [
        "Payroll Clerk, Borealis Ltd., Mar 2019 - Dec 2021",
        "Payroll Clerk | Borealis Ltd. | Halifax, NS | 2019 - 2021",
        "Payroll Clerk at Borealis Ltd. (03/2019 - 12/2021)",
        "Payroll Clerk\t2019 – 2021\nBorealis Ltd., Halifax, NS\n• Paid 400 people.",
        "Borealis Ltd. – Halifax, NS\t2019 – 2021\nPayroll Clerk\n• Paid 400 people.",
        "2019 – 2021\nPayroll Clerk\nBorealis Ltd.",
        "2019 – 2021\tPayroll Clerk, Borealis Ltd.",
        "Borealis Ltd.\nPayroll Clerk\nMarch 2019 - December 2021 (2 years 10 months)\nHalifax, Nova Scotia, Canada",
        "Position: Payroll Clerk\nEmployer: Borealis Ltd.\n2019 - 2021",
        "• Payroll Clerk, Borealis Ltd. (2019-2021)\n• Paid 400 people",
        "PAYROLL CLERK — BOREALIS LTD. — 2019 TO 2021",
        "Payroll Clerk, Borealis Ltd., 2019",
    ],
)
def test_a_job_in_the_ways_it_is_laid_out(written: str) -> None:
    found = jobs(f"{TOP}Experience\n{written}\n\nEducation\nDiploma, Institute, 2010 – 2014")
    assert [(title.casefold(), employer.casefold()) for title, employer in found] == [
        ("payroll clerk", "borealis ltd.")
    ]


def test_two_titles_at_one_employer_share_it() -> None:
    text = "Experience\nCedar Loop\nSenior Data Analyst\nMay 2018 - December 2019\n\nData Analyst\nNovember 2015 - May 2018"
    assert jobs(text) == [("Senior Data Analyst", "Cedar Loop"), ("Data Analyst", "Cedar Loop")]


def test_school_referees_and_hobbies_are_no_jobs_and_a_budget_of_a_year_is_none() -> None:
    text = (
        f"{TOP}Experience\nPayroll Clerk, Acme Inc., 2019 - 2021\n• Answered for a budget of $2.4M in 2021\n"
        "Education\nTeaching Assistant, McGill University, 2012 - 2016\nInterests\nTeacher of chess, Club, 2010 - 2012"
    )
    assert jobs(text) == [("Payroll Clerk", "Acme Inc.")]


def test_every_fact_carries_its_exact_words() -> None:
    text = f"{TOP}Experience\nPayroll Clerk, Acme Inc., 2019 - 2021\nSkills\nPython (5 years), Payroll\nLanguages: French"
    words = {one.kind: text[one.start : one.end] for one in read(text)}
    assert words["name"] == "Amara Diallo"
    assert words["email"] == "amara.diallo@example.com"
    assert words["phone"] == "902-555-0142"
    assert words["job"] == "Payroll Clerk, Acme Inc., 2019 - 2021"
    assert words["language"] == "French"
    assert [(one.value, one.years) for one in read(text, "skill")] == [
        ("Python", 5),
        ("Payroll", None),
    ]


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("Amara Diallo\nPayroll Clerk", "Amara Diallo"),
        ("CURRICULUM VITAE\nAMARA DIALLO", "Amara Diallo"),
        ("Curriculum Vitae of Amara Diallo", "Amara Diallo"),
        ("Lebenslauf\nName: Jürgen Müller", "Jürgen Müller"),
        ("Nom\tÉlodie Lefèvre", "Élodie Lefèvre"),
        ("Dr. Amara Diallo, CPA, PMP", "Amara Diallo"),
        ("Payroll Clerk\nAmara Diallo", "Amara Diallo"),
        (
            "Halifax, NS\nTurning Numbers Into Decisions\nAmara Diallo\namara.diallo@example.com",
            "Amara Diallo",
        ),
        (
            "Contact\namara.diallo@example.com\nTop Skills\nTeam Work\n\nAmara Diallo\nExperience",
            "Amara Diallo",
        ),
        ("Mei-Ling O’Neil-Smith", "Mei-Ling O’Neil-Smith"),
    ],
)
def test_the_name_at_the_top(top: str, name: str) -> None:
    assert values(top, "name") == [name]


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("Jane@Example.COM", "email", "jane@example.com"),
        ("E-mail: jane+work@mail.example.org.", "email", "jane+work@mail.example.org"),
        ("(902) 555-0142", "phone", "+19025550142"),
        ("+44 20 7946 0018", "phone", "+442079460018"),
        ("https://www.linkedin.com/in/jane-o-12ab/", "linkedin", "in/jane-o-12ab"),
        ("www.linkedin.com/in/jane-o-\n12ab (LinkedIn)", "linkedin", "in/jane-o-12ab"),
        ("ca.linkedin.com/in/jane", "linkedin", "in/jane"),
    ],
)
def test_ways_to_reach_in_the_form_they_are_kept_in(written: str, kind: str, value: str) -> None:
    assert values(written, kind) == [value]


def test_a_number_without_its_country_is_dialled_where_the_language_is_spoken() -> None:
    german = (
        "Lebenslauf\nTelefon: 089 12345678\nBerufserfahrung\n2019 – heute\tBuchhalterin, Huber GmbH"
    )
    assert values(german, "phone") == ["+498912345678"]


def test_referees_are_left_alone() -> None:
    text = "Amara Diallo\nReferences\nPat Referee, pat@elsewhere.example, 613-555-0100"
    assert values(text, "email") + values(text, "phone") == []


def test_skills_are_split_into_items_and_named_as_the_vocabulary_does() -> None:
    text = f"{TOP}Skills\nDatabases: Postgres, T-SQL\nExcel (advanced) | Power BI\n• Beekeeping by moonlight"
    found = read(text, "skill")
    assert [one.value for one in found if one.sure] == [
        "PostgreSQL",
        "T-SQL",
        "Microsoft Excel",
        "Power BI",
    ]
    assert [one.value for one in found if not one.sure] == ["Beekeeping by moonlight"]


def test_skills_are_read_in_sentences_but_not_in_titles_employers_or_addresses() -> None:
    text = (
        f"{TOP}github.com/amara\nExperience\nPython Developer, Oracle Corp., 2019 - 2021\n• Moved reports to Power BI.\n"
        "Montréal, QC"
    )
    assert values(text, "skill") == ["Power BI"]


@pytest.mark.parametrize(
    ("written", "is_held", "expected"),
    [
        ("PMP", True, None),
        ("PMP in progress", False, None),
        ("PMP (expected December 2026)", False, date(2026, 12, 31)),
        ("Working towards PMP", False, None),
        ("PMP, en cours", False, None),
    ],
)
def test_designations_held_and_in_progress(
    written: str, is_held: bool, expected: date | None
) -> None:
    (one,) = read(f"{TOP}Certifications\n{written}", "designation")
    assert (one.value, one.is_held, one.until_on) == ("PMP", is_held, expected)


@pytest.mark.parametrize(
    "written",
    [
        "Languages\nEnglish (native), French (fluent)",
        "Langues : anglais, français",
        "Sprachen\nEnglisch\nFranzösisch",
        "Summary\nBilingual English/French",
    ],
)
def test_languages_by_their_english_names(written: str) -> None:
    assert sorted(values(TOP + written, "language")) == ["English", "French"]


def test_age_school_years_and_the_like_are_not_read() -> None:
    text = (
        "Amara Diallo\nDate of birth: 3 April 1980, age 46, female, married, Senegalese\n"
        "Education\nBSc, University of Dakar, 1998 – 2002\nExperience\nPayroll Clerk, Acme Inc., 2019 - 2021"
    )
    told = " ".join(
        f"{one.value} {one.employer} {one.from_on} {one.until_on}" for one in read(text)
    )
    for word in ("1980", "46", "female", "married", "Senegalese", "1998", "2002"):
        assert word not in told


A_HICCUP = 0.2
"""Seconds of processor time that a short reading may take for another's sake."""


def _taken(text: str) -> float:
    """Seconds of this process, but for those in which it looks through everything else that it holds."""
    gc.disable()
    begun = time.process_time()
    read(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


@pytest.mark.parametrize(
    "text",
    ["2019 - 2021\n" * 8_000, "Experience\n" + "Clerk, Acme, 2019 - 2021\n" * 4_000, "Skills\n" + "(" * 99_000, "1/" * 50_000,
     "a@" * 50_000, "Skills\n" + "★" * 90_000, "Name: " + "A-" * 49_000],
    ids=["times", "jobs", "brackets", "numbers", "addresses", "stars", "names"],
)  # fmt: skip
def test_a_text_made_to_take_long_takes_no_more_than_its_length_does(text: str) -> None:
    """Whatever looks from every place to the end of the text takes sixteen times as long."""
    read(text[:1_000])
    quarter = min(_taken(text[: len(text) // 4]) for _ in range(2))
    assert _taken(text) < 10 * quarter + A_HICCUP


def test_the_same_text_gives_the_same_facts_and_nothing_makes_it_fail() -> None:
    for text in (
        "",
        "\n" * 500,
        "x" * 100_000,
        "– " * 20_000,
        "2019 - 2021\n" * 4_000,
        "•" * 9_000,
        "a@" * 20_000,
    ):
        assert read(text) == read(text)


def test_layouts_are_read_as_well_as_we_say() -> None:
    """A sample of what `python -m bench.resumes` measures; docs/resumes.md has the figures."""
    tally = Tally()
    for layout, (_, languages) in LAYOUTS.items():
        for language in languages:
            one = person(201, language)
            for kind in ("pdf", "docx"):
                told, _ = read_file(PAPERS[kind](laid_out(layout, one, 201)))
                tally.add(
                    read_things(read_resume(told["text"], TODAY, VOCABULARY)), true_things(one)
                )
    least = dict.fromkeys(FIELDS, 0.9) | dict.fromkeys(("email", "phone", "linkedin"), 0.95)
    worse = {
        field: (tally.precision(field), tally.recall(field))
        for field, wanted in least.items()
        if min(tally.precision(field), tally.recall(field)) < wanted
    }
    assert worse == {}
