"""Generates a contact export of any length: repeatable, with accents, slips, gaps and notes as people write them."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "First Name", "Last Name", "Email Address", "Mobile Phone", "Job Title", "Company", "City",
    "Skills", "Last Contacted", "Comments", "Legacy ID",
)  # fmt: skip
_TOWNS = ("Toronto", "Halifax", "Calgary", "Montréal", "Vancouver", "Ottawa", "")
_TITLES = (
    "Payroll Manager", "Site Superintendent", "Data Engineer", "Product Manager", "Controller",
    "Quantity Surveyor", "Registered Nurse", "HVAC Technician", "Estimator",
)  # fmt: skip
_SKILLS = ("Python", "SQL", "Payroll", "AutoCAD", "Excel", "Airflow", "Budgeting", "Scheduling")
_NOTES = (
    "", "", "", "met at trade show", "not before June, wants remote", "PMP in progress, exam in fall",
    "wants 120k, hybrid 2 days in the office", "left voicemail", "happy where she is, call in September",
    "open to a lead role in climate tech",
)  # fmt: skip
_STARTS = [
    "Ba",
    "Ca",
    "Da",
    "El",
    "Fa",
    "Ga",
    "Ha",
    "I",
    "Ja",
    "Ka",
    "La",
    "Ma",
    "Na",
    "O",
    "Pa",
    "Ra",
    "Sa",
    "Ta",
    "U",
    "Va",
    "Wa",
    "Ye",
    "Zo",
    "Bri",
    "Chri",
    "Dmi",
    "Gre",
]
_MIDDLES = [
    "na",
    "ra",
    "li",
    "no",
    "ta",
    "mi",
    "vo",
    "de",
    "ri",
    "sa",
    "lo",
    "be",
    "ka",
    "ne",
    "ru",
]
_ENDS = [
    "n",
    "r",
    "s",
    "l",
    "th",
    "na",
    "a",
    "o",
    "ia",
    "ic",
    "er",
    "ez",
    "ov",
    "son",
    "ski",
    "ton",
    "man",
]


def write_file(path: Path, rows: int, seed: int = 7) -> None:
    """A file of so many people; the same again for the same number and seed."""
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADER)
        sheet.writerows(_rows(rows, random.Random(seed)))


def _rows(rows: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    for number in range(rows):
        first, last = _name(chance, 1), _name(chance, 2)
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(800))
        yield (
            first,
            last,
            f"{first}.{last}.{number}@example.com".lower() if chance.random() < 0.9 else "",
            f"416-{chance.randrange(200, 999)}-{number % 10_000:04}"
            if chance.random() < 0.6
            else "",
            chance.choice(_TITLES),
            f"{_name(chance, 2)} {chance.choice(('Inc.', 'Ltd', 'Group', 'Partners'))}",
            chance.choice(_TOWNS),
            "; ".join(chance.sample(_SKILLS, chance.randrange(4))),
            day.strftime("%d/%m/%Y"),
            chance.choice(_NOTES),
            f"L-{number:06}",
        )


def _name(chance: random.Random, middles: int) -> str:
    middle = "".join(chance.choice(_MIDDLES) for _ in range(chance.randrange(middles + 1)))
    return f"{chance.choice(_STARTS)}{middle}{chance.choice(_ENDS)}"
