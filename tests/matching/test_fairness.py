"""Who somebody is moves nobody's rank: swapped on a thousand people, every signal stays the same."""

import random

from agency.matching.masking import masked
from agency.matching.reading_alike import (
    Record,
    RoleText,
    WordStatistics,
    record_of,
    said_in,
)

PEOPLE = 1_000
FIRST = ["Jane", "Mohammed", "Étienne", "Wei-Lin", "Oluwaseun", "Siobhán", "Lakshmi", "John"]
LAST = ["Okafor", "Smith", "Nguyen", "Tremblay", "García", "O'Neill", "Kowalczyk", "Singh"]
PRONOUNS = [
    ("she", "her", "her", "woman"),
    ("he", "him", "his", "man"),
    ("they", "them", "their", "lady"),
]
POSTCODES = ["M5V 2T6", "SW1A 1AA", "90210", "H2X 1Y4"]
WORK = [
    "reconciled supplier ledgers and closed the month in five days",
    "ran payroll for three provinces and answered the auditors",
    "designed control panels and commissioned switchgear on site",
    "led a team of nurses on a surgical ward and trained newcomers",
    "built data pipelines in Python and kept the warehouse clean",
    "drew wiring diagrams, tested relays and wrote the safety file",
]


def somebody(work: list[str], draw: random.Random) -> tuple[str, tuple[str, str]]:
    """A résumé that gives away all it can, and the person's names."""
    first, last = draw.choice(FIRST), draw.choice(LAST)
    subject, object_, possessive, noun = draw.choice(PRONOUNS)
    born = draw.randrange(1955, 2004)
    text = (
        f"{first} {last}, {draw.choice(POSTCODES)}, {first.lower()}@example.com, born 3 May {born}.\n"
        f"{first}, a {noun} of {2026 - born} years old, left school in {born + 18}. "
        f"{subject.capitalize()} {work[0]}. We asked {object_} why: {possessive} team {work[1]}. "
        f"{first}'s colleagues say {subject} also {work[2]}."
    )
    return text, (f"{first} {last}", first)


def record(work: list[str], draw: random.Random) -> Record:
    found = record_of(masked(*somebody(work, draw)))
    assert found is not None
    return found


def test_a_thousand_people_read_the_same_whoever_they_are() -> None:
    draw = random.Random(4)
    works = [draw.sample(WORK, 3) for _ in range(PEOPLE)]
    one = [record(work, draw) for work in works]
    other = [record(work, draw) for work in works]
    assert [a.words for a in one] == [b.words for b in other]
    assert [a.meaning for a in one] == [b.meaning for b in other]


def test_a_signal_that_reads_unmasked_text_is_caught() -> None:
    draw = random.Random(4)
    work = WORK[:3]
    texts = {somebody(work, draw)[0] for _ in range(20)}
    assert len({record_of(text) for text in texts}) > 1


def test_order_for_a_role_is_the_same_after_the_swap() -> None:
    draw = random.Random(9)
    role = RoleText(
        said_in(
            "Payroll lead: payroll, ledgers, auditors, month end, suppliers, provinces, close, team"
        ),
        WordStatistics(),
    )
    works = [draw.sample(WORK, 3) for _ in range(200)]
    alike = [list(role.alike([record(work, draw) for work in works])) for _ in range(2)]
    assert alike[0] == alike[1]
