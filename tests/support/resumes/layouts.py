"""How résumés are laid out: a person becomes blocks, which ``papers`` writes into files."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from agency.words import MONTHS
from tests.support.resumes.people import Job, Person

_MONTHS = {
    "en": MONTHS,
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
}  # fmt: skip
_NOW = {
    "en": ("Present", "present", "Current", "now"),
    "fr": ("aujourd’hui", "présent", "à ce jour"),
    "de": ("heute", "jetzt"),
}
HEADS = {
    "en": {
        "summary": ("Summary", "PROFILE", "About me"), "experience": ("Experience", "WORK EXPERIENCE", "Employment history", "Professional Experience:"),
        "education": ("Education", "EDUCATION"), "skills": ("Skills", "KEY SKILLS", "Technical skills", "Core Competencies"),
        "languages": ("Languages",), "designations": ("Certifications", "DESIGNATIONS"), "contact": ("Contact", "CONTACT"), "other": ("References", "Interests"),
    },
    "fr": {
        "summary": ("Profil", "Sommaire"), "experience": ("Expérience professionnelle", "EXPÉRIENCES PROFESSIONNELLES", "Parcours professionnel"),
        "education": ("Formation", "ÉTUDES"), "skills": ("Compétences", "COMPÉTENCES TECHNIQUES"), "languages": ("Langues",),
        "designations": ("Certifications", "Titres professionnels"), "contact": ("Coordonnées",), "other": ("Centres d’intérêt", "Loisirs"),
    },
    "de": {
        "summary": ("Kurzprofil", "Profil"), "experience": ("Berufserfahrung", "BERUFLICHER WERDEGANG"), "education": ("Ausbildung", "Studium"),
        "skills": ("Kenntnisse", "Fachkenntnisse", "EDV-Kenntnisse"), "languages": ("Sprachen", "Sprachkenntnisse"),
        "designations": ("Zertifikate", "Weiterbildung"), "contact": ("Persönliche Daten", "Kontakt"), "other": ("Interessen", "Hobbys"),
    },
}  # fmt: skip
_ABOUT = {
    "en": "Calm and thorough, happiest where plans meet people. Ten years in three trades.",
    "fr": "Rigueur et calme, dix ans dans trois métiers.",
    "de": "Ruhig und gründlich, zehn Jahre in drei Branchen.",
}
_SCHOOL = {
    "en": ("Diploma, Seaside Institute, 2003 – 2006", "Lakeview High School, 2003"),
    "fr": ("Diplôme, Institut du Rivage, 2003 – 2006", "Collège du Lac, 2003"),
    "de": ("Diplom, Institut am See, 2003 – 2006", "Abitur, Seegymnasium, 2003"),
}
_OTHER = {
    "en": (
        "Rowing, bread and old maps",
        "Pat Referee, pat.referee@elsewhere.example, 613-555-0100",
    ),
    "fr": (
        "Aviron, pain et vieilles cartes",
        "Pat Témoin, pat.temoin@ailleurs.example, 613-555-0100",
    ),
    "de": ("Rudern, Brot und alte Karten", "Pat Zeuge, pat.zeuge@anderswo.example, 030 5550100"),
}


class Block(NamedTuple):
    """``kind``: name, head, line, bullet, row (``left`` and ``right`` on one line), cells (a table's row), gap."""

    kind: str
    left: str = ""
    right: str = ""


@dataclass
class Page:
    """What stands where. A side column makes two columns; header and footer repeat on every page."""

    main: list[Block] = field(default_factory=list)
    side: list[Block] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    by_rows: bool = False
    """A PDF whose two columns were written row by row."""


class _Hand:
    """One person's habits: how they write dates, heads and lists."""

    def __init__(self, one: Person, seed: int) -> None:
        self.one, self.draw = one, random.Random(seed)
        self.date_style = self.draw.choice(("short", "long", "numbers"))
        self.dash = self.draw.choice((" – ", " - ", "–", " to " if one.language == "en" else " – "))
        self.now = self.draw.choice(_NOW[one.language])

    def head(self, kind: str) -> Block:
        return Block("head", self.draw.choice(HEADS[self.one.language][kind]))

    def day(self, value: date) -> str:
        if not self.one.knows_months:
            return str(value.year)
        if self.date_style == "numbers":
            return f"{value.month:02}/{value.year}"
        name = _MONTHS[self.one.language][value.month - 1]
        short = name[:3] if self.one.language == "en" else name
        return f"{name if self.date_style == 'long' else short} {value.year}"

    def times(self, job: Job) -> str:
        return f"{self.day(job.from_on)}{self.dash}{self.day(job.until_on) if job.until_on else self.now}"

    def duties(self, job: Job) -> Iterator[Block]:
        for duty in job.duties:
            yield Block("bullet", duty)
        yield Block("gap")

    def skills(self) -> Iterator[Block]:
        written = list(self.one.skills.values())
        style = self.draw.choice(("commas", "bullets", "lines", "groups", "pipes"))
        yield self.head("skills")
        if style == "bullets":
            yield from (Block("bullet", one) for one in written)
        elif style == "lines":
            yield from (Block("line", one) for one in written)
        elif style == "groups":
            half = len(written) // 2
            yield Block("line", f"Software: {', '.join(written[:half])}")
            yield Block("line", f"General: {', '.join(written[half:])}")
        else:
            yield Block("line", (", " if style == "commas" else " | ").join(written))
        yield Block("gap")

    def rest(self) -> Iterator[Block]:
        language = self.one.language
        yield self.head("education")
        yield from (Block("line", one) for one in _SCHOOL[language])
        if self.one.designations:
            yield self.head("designations")
            yield from (Block("line", one) for one in self.one.designations)
        yield self.head("languages")
        yield Block("line", ", ".join(self.one.languages.values()))
        yield self.head("other")
        yield from (Block("line", one) for one in _OTHER[language])

    def contact(self) -> list[str]:
        return [
            self.one.place,
            self.one.phone_written,
            self.one.email,
            f"www.linkedin.com/{self.one.linkedin}",
        ]

    def top(self) -> Iterator[Block]:
        yield Block("name", self.one.name.upper() if self.draw.random() < 0.3 else self.one.name)
        if self.draw.random() < 0.5:
            yield Block("line", self.one.jobs[0].title)
        if self.draw.random() < 0.5:
            yield Block("line", " | ".join(self.contact()))
        else:
            yield from (Block("line", one) for one in self.contact())
        yield Block("gap")
        yield self.head("summary")
        yield Block("line", _ABOUT[self.one.language])


def _usual(hand: _Hand, write: Callable[[Job], Iterator[Block]]) -> Page:
    page = Page(main=[*hand.top(), hand.head("experience")])
    for job in hand.one.jobs:
        page.main += [*write(job), *hand.duties(job)]
    page.main += [*hand.skills(), *hand.rest()]
    return page


def one_column(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("row", job.title, hand.times(job))
        yield Block("line", f"{job.employer}, {job.place}")

    return _usual(hand, write)


def employer_first(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("row", f"{job.employer} – {job.place}", hand.times(job))
        yield Block("line", job.title)

    return _usual(hand, write)


def one_line(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("line", f"{job.title}, {job.employer}, {hand.times(job)}")

    return _usual(hand, write)


def piped(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("line", f"{job.title} | {job.employer} | {job.place} | {hand.times(job)}")

    return _usual(hand, write)


def at_employer(hand: _Hand) -> Page:
    at = {"en": "at", "fr": "chez", "de": "bei"}[hand.one.language]

    def write(job: Job) -> Iterator[Block]:
        yield Block("line", f"{job.title} {at} {job.employer} ({hand.times(job)})")

    return _usual(hand, write)


def dated_left(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("cells", hand.times(job), f"{job.title}, {job.employer}, {job.place}")

    return _usual(hand, write)


def dated_above(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("line", hand.times(job))
        yield Block("line", job.title)
        yield Block("line", job.employer)

    return _usual(hand, write)


def dated_below(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("line", job.employer)
        yield Block("line", job.title)
        yield Block("line", f"{hand.times(job)} | {job.place}")

    return _usual(hand, write)


def table(hand: _Hand) -> Page:
    def write(job: Job) -> Iterator[Block]:
        yield Block("cells", hand.times(job), f"{job.title}\n{job.employer}, {job.place}")

    return _usual(hand, write)


def bullet_soup(hand: _Hand) -> Page:
    page = Page(main=[*hand.top(), hand.head("experience")])
    for job in hand.one.jobs:
        page.main.append(Block("bullet", f"{job.title}, {job.employer} ({hand.times(job)})"))
        page.main += [Block("bullet", duty) for duty in job.duties]
    page.main += [*hand.skills(), *hand.rest()]
    return page


def sidebar(hand: _Hand) -> Page:
    side = [
        hand.head("contact"),
        *(Block("line", one) for one in hand.contact()),
        Block("gap"),
        *hand.skills(),
    ]
    side += [hand.head("languages"), *(Block("line", one) for one in hand.one.languages.values())]
    main = [
        Block("name", hand.one.name),
        Block("line", hand.one.jobs[0].title),
        hand.head("experience"),
    ]
    for job in hand.one.jobs:
        main += [
            Block("line", job.title),
            Block("row", job.employer, hand.times(job)),
            *hand.duties(job),
        ]
    main.append(hand.head("education"))
    main += [Block("line", one) for one in _SCHOOL[hand.one.language]]
    if hand.one.designations:
        main += [hand.head("designations"), *(Block("line", one) for one in hand.one.designations)]
    return Page(main=main, side=side)


def two_columns_by_rows(hand: _Hand) -> Page:
    page = sidebar(hand)
    page.by_rows = True
    return page


def grouped(hand: _Hand) -> Page:
    """Two titles at one employer, as LinkedIn groups them, in prose without bullets."""

    def write(job: Job) -> Iterator[Block]:
        yield Block("line", job.title)
        yield Block("line", f"{hand.times(job)} · {_LASTED[hand.one.language]}")
        yield from (Block("line", duty) for duty in job.duties)

    page = Page(main=[*hand.top(), hand.head("experience")])
    last = ""
    for job in hand.one.jobs:
        if job.employer != last:
            page.main.append(Block("line", job.employer))
        page.main += [*write(job), Block("gap")]
        last = job.employer
    page.main += [*hand.skills(), *hand.rest()]
    return page


def education_first(hand: _Hand) -> Page:
    """School, languages and skills above the work; the place on a line of its own; skills told in duties too."""

    def write(job: Job) -> Iterator[Block]:
        yield Block("row", job.employer, job.place)
        yield Block("row", job.title, hand.times(job))

    page = Page(main=[*hand.top(), *hand.rest(), *hand.skills(), hand.head("experience")])
    for job in hand.one.jobs:
        page.main += [*write(job), *hand.duties(job)]
    return page


def without_heads(hand: _Hand) -> Page:
    """Nothing says where a section begins; skills are told in a sentence."""
    page = Page(main=list(hand.top())[:-2])
    for job in hand.one.jobs:
        page.main += [
            Block("row", f"{job.title}, {job.employer}", hand.times(job)),
            *hand.duties(job),
        ]
    page.main.append(Block("line", f"Works with {', '.join(hand.one.skills.values())}."))
    page.main += [Block("line", one) for one in hand.one.designations]
    page.main.append(Block("line", f"Languages: {', '.join(hand.one.languages.values())}"))
    return page


def spaced_heads(hand: _Hand) -> Page:
    """Heads with a space between letters, a slogan under the name, a birthday and a web page among the ways."""
    page = employer_first(hand)
    page.main = [
        block._replace(left=" ".join(block.left.strip(":").upper()).replace("   ", "  "))
        if block.kind == "head"
        else block
        for block in page.main
    ]
    page.main[1:1] = [
        Block("line", "Turning Numbers Into Decisions"),
        Block("line", "github.com/somebody · born 3 April 1980"),
    ]
    return page


_LASTED = {"en": "3 yrs 2 mos", "fr": "3 ans 2 mois", "de": "3 Jahre 2 Monate"}


def header_and_footer(hand: _Hand) -> Page:
    page = one_column(hand)
    page.main = [block for block in page.main if not _tells(block, hand.contact())]
    page.header = [" | ".join(hand.contact()[:3])]
    page.footer = [f"www.linkedin.com/{hand.one.linkedin}"]
    return page


def _tells(block: Block, contact: list[str]) -> bool:
    return block.kind == "line" and any(one in block.left for one in contact[1:])


def from_linkedin(hand: _Hand) -> Page:
    """As LinkedIn's own "Save to PDF" lays a profile out."""
    one = hand.one
    side = [Block("head", "Contact"), Block("line", one.phone_written), Block("line", one.email)]
    side += [
        Block("line", f"www.linkedin.com/{one.linkedin} (LinkedIn)"),
        Block("gap"),
        Block("head", "Top Skills"),
    ]
    side += [Block("line", skill) for skill in one.skills.values()]
    side += [
        Block("head", "Languages"),
        *(Block("line", f"{spoken} (Professional Working)") for spoken in one.languages.values()),
    ]
    if one.designations:
        side += [
            Block("head", "Certifications"),
            *(Block("line", name) for name in one.designations),
        ]
    main = [
        Block("name", one.name),
        Block("line", f"{one.jobs[0].title} at {one.jobs[0].employer}"),
        Block("line", one.place),
    ]
    main += [
        Block("gap"),
        Block("head", "Summary"),
        Block("line", _ABOUT["en"]),
        Block("head", "Experience"),
    ]
    for job in one.jobs:
        months = _MONTHS["en"]
        begin = f"{months[job.from_on.month - 1]} {job.from_on.year}"
        end = f"{months[job.until_on.month - 1]} {job.until_on.year}" if job.until_on else "Present"
        main += [
            Block("line", job.employer),
            Block("line", job.title),
            Block("line", f"{begin} - {end} (2 years 3 months)"),
        ]
        main += [
            Block("line", job.place),
            *(Block("line", duty) for duty in job.duties),
            Block("gap"),
        ]
    main += [
        Block("head", "Education"),
        Block("line", "Seaside Institute"),
        Block("line", "Diploma, Design · (2003 - 2006)"),
    ]
    return Page(main=main, side=side)


def german_form(hand: _Hand) -> Page:
    """The tabular Lebenslauf."""
    one = hand.one
    main = [
        Block("head", "Lebenslauf"),
        hand.head("contact"),
        Block("cells", "Name", one.name),
        Block("cells", "Anschrift", f"Hauptstr. 5, {one.place}"),
    ]
    main += [
        Block("cells", "Telefon", one.phone_written),
        Block("cells", "E-Mail", one.email),
        Block("cells", "Geburtsdatum", "03.04.1980"),
    ]
    main += [
        Block("cells", "LinkedIn", f"www.linkedin.com/{one.linkedin}"),
        hand.head("experience"),
    ]
    for job in one.jobs:
        main += [
            Block("cells", hand.times(job), f"{job.title}, {job.employer}, {job.place}"),
            *hand.duties(job),
        ]
    return Page(main=[*main, *hand.skills(), *hand.rest()])


LAYOUTS: dict[str, tuple[Callable[[_Hand], Page], tuple[str, ...]]] = {
    "one column": (one_column, ("en", "fr", "de")),
    "employer first": (employer_first, ("en", "fr", "de")),
    "one line a job": (one_line, ("en", "fr", "de")),
    "with bars": (piped, ("en", "fr")),
    "title at employer": (at_employer, ("en", "fr", "de")),
    "dates on the left": (dated_left, ("en", "fr", "de")),
    "dates above": (dated_above, ("en", "de")),
    "dates below": (dated_below, ("en", "fr")),
    "table": (table, ("en", "fr", "de")),
    "bullet soup": (bullet_soup, ("en",)),
    "sidebar": (sidebar, ("en", "fr", "de")),
    "two columns, by rows": (two_columns_by_rows, ("en",)),
    "header and footer": (header_and_footer, ("en", "fr")),
    "LinkedIn": (from_linkedin, ("en",)),
    "Lebenslauf": (german_form, ("de",)),
    "grouped by employer": (grouped, ("en", "fr")),
    "education first": (education_first, ("en", "de")),
    "without heads": (without_heads, ("en",)),
    "spaced heads": (spaced_heads, ("en",)),
}


def laid_out(layout: str, one: Person, seed: int) -> Page:
    return LAYOUTS[layout][0](_Hand(one, seed))
