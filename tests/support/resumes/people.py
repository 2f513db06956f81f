"""Invented people with careers. Titles, skills and employers of measuring differ from those of working."""

import random
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from agency.places.gazetteer import load_seed_places
from agency.skills.seeds import load_seed_terms
from agency.skills.terms import Term, Vocabulary
from agency.words import unaccented

T = TypeVar("T")
TODAY = date(2026, 6, 18)
TERMS = load_seed_terms()
VOCABULARY = Vocabulary(
    skills=TERMS["skill"],
    designations=TERMS["designation"],
    industries=TERMS["industry"],
    titles=TERMS["title"],
    places=load_seed_places(),
    currency="CAD",
)

_FIRST = ["Jane", "Amara", "Priya", "Wei", "Fatima", "Olivia", "Chidi", "Mei-Ling", "Søren", "Aoife", "Zoë", "Lucas", "Noor", "Tomás", "Ingrid", "Kwame", "Yuki", "Marguerite", "Élodie", "Anaïs", "Thérèse", "Jürgen", "Björn", "Käthe", "Ravi", "Halima", "Dmitri", "Ewa", "Rosa", "Liam", "Nadia", "Omar", "Saoirse"]  # fmt: skip
_LAST = ["Okafor", "Lindqvist", "Nguyen", "O'Neil", "Smith-Jones", "García", "Müller", "Tremblay", "Berg", "Kowalski", "Haddad", "Tanaka", "MacDonald", "Singh", "Ferreira", "Lefèvre", "Gagnon", "Özdemir", "Weiß", "Novak", "Achterberg", "Campbell", "Desjardins", "Mbeki", "Rossi", "Iyer", "Park", "Ivanov", "Bouchard", "Hansen", "Keller", "Adeyemi", "Whitlock"]  # fmt: skip
_EMPLOYERS = {
    "en": (
        "Borealis Energy Ltd.", "Corner & Sons", "Osprey Rail", "Cedar Loop", "Harbour & Pike, LLP", "Acme Inc.",
        "City of Halifax", "Dalhousie University", "Maple Credit Union", "Northwind Systems", "Tidewater",
        "Kestrel Analytics", "Bluenose Foods", "Granite Peak Mining Corp.", "Lighthouse Health", "Pemberton Group",
        "Quill & Co.", "Redpine", "Saltmarsh Logistics Inc.", "Vantage Point Consulting", "Willow Creek School",
        "Zephyr Airlines", "IBM", "Shopright", "Fern Hollow", "The Brass Kettle", "Riverside Hospital", "Ironbridge",
        "Parallax", "Sundial Capital", "Moss & Heath", "Copperfield Construction",
    ),
    "fr": (
        "Boréal Énergie Inc.", "Groupe Desroches", "Ville de Québec", "Banque du Fleuve", "Université Laval",
        "Les Aliments Cormier ltée", "Hôpital Saint-Luc", "Caisse du Plateau", "Atelier Vertige", "Novatel SARL",
        "Transports Gélinas", "Érable Logiciels", "Fondation Lumière", "Bélanger et Fils",
    ),
    "de": (
        "Huber Bau GmbH", "Klein & Söhne KG", "Nordlicht AG", "Stadtwerke Ulm", "Universität Leipzig",
        "Bäckerei Sommer", "Rhein Logistik GmbH", "Krankenhaus St. Anna", "Feinwerk GmbH & Co. KG", "Zeitblick Verlag",
        "Falke Versicherung AG", "Adler Systeme", "Morgenrot", "Fischer Maschinenbau GmbH",
    ),
}  # fmt: skip
_TITLES = {
    "fr": (
        "Comptable", "Directrice des ventes", "Ingénieur logiciel", "Chargé de projet", "Infirmière", "Adjointe administrative",
        "Analyste financier", "Développeur web", "Responsable des ressources humaines", "Technicien en informatique",
        "Conseillère en communication", "Chef de produit", "Gestionnaire de comptes", "Coordonnatrice logistique",
        "Acheteur principal", "Contrôleuse de gestion",
    ),
    "de": (
        "Bauleiter", "Projektleiterin", "Softwareentwickler", "Buchhalterin", "Sachbearbeiter Einkauf", "Vertriebsleiter",
        "Personalreferentin", "Maschinenbauingenieur", "Teamleiterin Logistik", "Steuerfachangestellte", "Elektroniker",
        "Einkäufer", "Referentin Unternehmenskommunikation", "Qualitätsprüfer", "Controller", "Kaufmännischer Angestellter",
    ),
}  # fmt: skip
_UNKNOWN = (
    "Member of Technical Staff", "Head of Happiness", "Night Auditor", "Growth Lead, Marketplace", "Second Cook",
    "Director, Finance", "Legal Ops Partner", "Yard Hand", "Sous-chef", "VP Sales", "Customer Happiness Hero",
    "Chief of Staff", "Kitchen Porter", "Manager, Talent and Culture",
)  # fmt: skip
"""Titles that the vocabulary lacks."""
_PLACES = {
    "en": ("Halifax, NS", "Toronto, ON", "Calgary, AB", "Vancouver, BC", "Ottawa, Ontario, Canada", "St. John's, NL", "London, UK"),
    "fr": ("Montréal, QC", "Québec", "Sherbrooke, QC", "Paris", "Gatineau, Québec"),
    "de": ("München", "Ulm", "Leipzig", "Köln", "Zürich, Schweiz", "Hamburg"),
}  # fmt: skip
_LANGUAGES = {
    "en": {"English": "English", "French": "French", "Spanish": "Spanish", "Punjabi": "Punjabi", "Mandarin": "Mandarin"},
    "fr": {"French": "français", "English": "anglais", "Spanish": "espagnol", "Arabic": "arabe"},
    "de": {"German": "Deutsch", "English": "Englisch", "French": "Französisch", "Turkish": "Türkisch"},
}  # fmt: skip
_DUTIES = {
    "en": (
        "Cut the time of a stocktake from nine days to five.", "Looked after a team of six people in two towns.",
        "Wrote the handbook that newcomers still use.", "Answered for a budget of $2.4M in 2021.",
        "Worked with the board on plans for the year 2020 to 2025 and said what they would cost.",
        "Kept suppliers, drivers and shops in step through a difficult winter",
        "Increased satisfaction by 14% within 18 months",
    ),
    "fr": (
        "Réduction des délais de clôture de neuf à cinq jours.", "Encadrement d'une équipe de six personnes.",
        "Rédaction du guide que suivent encore les nouveaux.", "Budget de 2,4 M$ en 2021",
    ),
    "de": (
        "Leitung eines Teams von sechs Personen.", "Verkürzung der Abschlüsse von neun auf fünf Tage",
        "Verantwortung für ein Budget von 2,4 Mio. Euro im Jahr 2021.", "Einarbeitung neuer Kolleginnen und Kollegen",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Job:
    title: str
    employer: str
    place: str
    from_on: date
    until_on: date | None
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """What is true of somebody, in the words of their language."""

    language: str
    name: str
    email: str
    phone: str
    """As it is kept: E.164."""
    phone_written: str
    linkedin: str
    jobs: tuple[Job, ...]
    skills: dict[str, str]
    """By name in the vocabulary, as they write it."""
    designations: tuple[str, ...]
    languages: dict[str, str]
    place: str
    knows_months: bool


def person(seed: int, language: str = "en") -> Person:
    """The same seed is the same person. Even seeds are for working on the reader, odd ones for measuring."""
    draw = random.Random(f"{seed} {language}")
    first, last = draw.choice(_half(_FIRST, seed)), draw.choice(_half(_LAST, seed))
    plain = "".join(
        letter for letter in _ascii(f"{first}.{last}").lower() if letter.isalnum() or letter in ".-"
    )
    e164, written = _phone(draw, language)
    skills = draw.sample(_half(_skills(), seed), draw.randint(5, 9))
    spoken = _LANGUAGES[language]
    names = list(spoken)[: draw.randint(2, 3)]
    knows_months = draw.random() < 0.75
    return Person(
        language=language,
        name=f"{first} {last}",
        email=f"{plain}@{draw.choice(('example.com', 'mail.example.org', 'post.example.net'))}",
        phone=e164,
        phone_written=written,
        linkedin=f"in/{plain.replace('.', '-')}-{draw.randint(10, 99)}b{draw.randint(100, 999)}",
        jobs=tuple(_jobs(draw, seed, language, knows_months)),
        skills={term.name: draw.choice((term.name, *term.synonyms[:1])) for term in skills},
        designations=tuple(
            term.name for term in draw.sample(_half(_designations(), seed), draw.randint(0, 2))
        ),
        languages={name: spoken[name] for name in names},
        place=draw.choice(_PLACES[language]),
        knows_months=knows_months,
    )


def _jobs(draw: random.Random, seed: int, language: str, knows_months: bool) -> list[Job]:
    known = [term.name for term in TERMS["title"]]
    titles = [*known, *_UNKNOWN * 20] if language == "en" else list(_TITLES[language])
    jobs: list[Job] = []
    employers = draw.sample(_half(_EMPLOYERS[language], seed), 4)
    end: date | None = None if draw.random() < 0.8 else date(2025, 12, 31)
    year = 2026
    for employer in employers[: draw.randint(2, 4)]:
        begun = year - draw.randint(1, 5)
        month = draw.randint(1, 12) if knows_months else 1
        begin = date(min(begun, 2025), month, 1)
        duties = tuple(draw.sample(_DUTIES[language], draw.randint(0, 3)))
        jobs.append(
            Job(
                draw.choice(_half(titles, seed)),
                employer,
                draw.choice(_PLACES[language]),
                begin,
                end,
                duties,
            )
        )
        if (
            draw.random() < 0.15 and jobs[-1:] and begin.year - 1 > 1990
        ):  # an earlier title in the same house
            earlier = date(begin.year - 2, begin.month, 1)
            before = date(begin.year - 1, 12, 31)
            jobs.append(
                Job(draw.choice(_half(titles, seed)), employer, jobs[-1].place, earlier, before, ())
            )
            begin = earlier
        year = begin.year
        last_month = (month - 1 or 12) if knows_months else 12
        last_year = year if knows_months and month > 1 else year - 1
        end = date(last_year, last_month, monthrange(last_year, last_month)[1])
        if not knows_months:
            year -= 1
    return jobs


def _phone(draw: random.Random, language: str) -> tuple[str, str]:
    tail = f"{draw.randint(0, 9999):04}"
    if language == "de":
        return f"+4989123{tail}", f"089 123{tail}"
    area = draw.choice(("902", "416", "403", "514"))
    form = draw.choice(("{a}-555-{t}", "({a}) 555-{t}", "+1 {a} 555 {t}", "{a}.555.{t}"))
    return f"+1{area}555{tail}", form.format(a=area, t=tail)


@cache
def _skills() -> list[Term]:
    """Skills that are no words of another kind, nor languages."""
    others = {
        spelling.casefold()
        for kind in ("title", "designation", "industry")
        for term in TERMS[kind]
        for spelling in term.spellings
    }
    spoken = {name.casefold() for names in _LANGUAGES.values() for name in names}
    return [
        term
        for term in TERMS["skill"]
        if not {one.casefold() for one in term.spellings} & (others | spoken)
    ]


@cache
def _designations() -> list[Term]:
    return [
        term for term in TERMS["designation"] if term.name.isupper() and 3 <= len(term.name) <= 5
    ]


def _half(values: Sequence[T], seed: int) -> list[T]:
    return list(values)[seed % 2 :: 2]


def _ascii(text: str) -> str:

    return unaccented(text.replace("ß", "ss").replace("ø", "o"))
