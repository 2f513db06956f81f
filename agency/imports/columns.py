"""What the columns of a file of people become: matched by their names, by whose export it is, and by what is in them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from agency.imports.candidates import KNOWN
from agency.imports.faults import FileRefused
from agency.imports.files import plain
from agency.languages.speaking import N_, Words, _

KEEP = "keep"
"""The column is kept in the note, under its own name."""
DAYS = frozenset({"said on", "not before", "agreed on"})
LABELS = Words(
    {
        "name": N_("Name"),
        "first name": N_("First name"),
        "last name": N_("Last name"),
        "said on": N_("Last touch"),
        "said by": N_("Last touch, by what way"),
        "work email": N_("Work email"),
        "work phone": N_("Work phone"),
        "location": N_("Town, region, country"),
        "notice": N_("Notice period"),
        "wants": N_("What they want"),
        "not before": N_("Quiet until"),
        "owner email": N_("Recruiter’s email"),
        "goes by": N_("Goes by"),
        "pronouns": N_("Pronouns"),
        "title": N_("Title"),
        "employer": N_("Employer"),
        "city": N_("City"),
        "region": N_("Region"),
        "country": N_("Country"),
        "email": N_("Email"),
        "mobile": N_("Mobile"),
        "phone": N_("Phone"),
        "linkedin": N_("Linkedin"),
        "skills": N_("Skills"),
        "designations": N_("Designations"),
        "previous titles": N_("Previous titles"),
        "resume": N_("Resume"),
        "pay now": N_("Pay now"),
        "pay wanted": N_("Pay wanted"),
        "currency": N_("Currency"),
        "period": N_("Period"),
        "languages": N_("Languages"),
        "best time": N_("Best time"),
        "source": N_("Source"),
        "agreed to contact": N_("Agreed to contact"),
        "agreed on": N_("Agreed on"),
        "agreed how": N_("Agreed how"),
        "limit": N_("Limit"),
        "channels": N_("Channels"),
        "note": N_("Note"),
        KEEP: N_("Keep as a note"),
        "": N_("Leave out"),
    }
)
"""How a field reads."""
FIELDS = (*KNOWN, KEEP, "")


@dataclass(frozen=True)
class Export:
    """A program whose export is known by its columns."""

    name: str
    signature: frozenset[str]
    """Plain names that stand together in no other program's export."""
    fields: dict[str, str]


def label(field: str) -> str:
    return LABELS[field]


def _export(name: str, signature: str, **fields: str) -> Export:
    return Export(
        name,
        frozenset(signature.split("|")),
        {one: field for field, names in fields.items() for one in names.split("|")},
    )


EXPORTS = (
    _export(
        "LinkedIn connections", "first name|last name|company|position|connected on",
        linkedin="url", keep="connected on",
    ),
    _export(
        "Outlook contacts", "first name|last name|e-mail address|business phone",
        email="e-mail address", phone="home phone", **{"work phone": "business phone"},
    ),
    _export(
        "OpenCATS", "first name|last name|key skills|current employer",
        **{"best time": "best time to call", "not before": "date available"},
    ),
    _export(
        "Recruit CRM", "first name|last name|contact number|current organization",
        mobile="contact number", **{"pay now": "current salary", "pay wanted": "salary expectation"},
    ),
    _export(
        "Bullhorn", "first name|last name|primary email|current company|date added",
        keep="date added|status|owner", **{"not before": "date available"},
    ),
)  # fmt: skip
_SYNONYMS = {
    "name": "full name|candidate|candidate name|contact name|display name|nom complet|person",
    "first name": "firstname|given name|forename|prénom|prenom|vorname|first",
    "last name": "lastname|surname|family name|nom|nachname|last",
    "goes by": "nickname|preferred name|known as",
    "title": "job title|position|occupation|current title|current position|role|designation held"
    "|headline|current job title|titre|poste|beruf",
    "employer": "company|company name|current company|current employer|organization|organisation"
    "|current organization|current organisation|account|entreprise|firma|works at",
    "city": "town|home city|address city|ville|ort|stadt|mailing city|business city",
    "region": "state|province|home state|address state|state/province|county|business state",
    "country": "home country/region|country/region|address country|home country|pays|land"
    "|business country/region",
    "location": "current location|locality|address|place|based in",
    "email": "e mail|e-mail|email address|e-mail address|primary email|email 1|email1|personal email"
    "|courriel|mail|e-mail 1|candidate email",
    "work email": "e-mail 2 address|email 2|email2|secondary email|business email|other email",
    "mobile": "mobile phone|cell|cell phone|mobile number|phone (cell)|phone cell|cellphone|mobile no"
    "|contact number|natel|handy",
    "phone": "telephone|phone number|home phone|phone (home)|phone home|primary phone|tel|phone 1"
    "|téléphone|telefon|other phone|home phone 2",
    "work phone": "business phone|phone (work)|phone work|office phone|direct line|company main phone",
    "linkedin": "linkedin url|linkedin profile|linkedin profile url|profile linkedin|profile url"
    "|linkedin address|public profile url",
    "skills": "skill|key skills|skill set|skillset|primary skills|compétences|skill list",
    "designations": "certifications|certification|licences|licenses|certificates",
    "previous titles": "earlier jobs|work history|employment history|experience",
    "resume": "cv|résumé|resume text|cv text",
    "notice": "notice period|availability notice",
    "pay now": "current pay|current salary|salary|current compensation|current rate",
    "pay wanted": "desired pay|expected salary|salary expectation|desired salary|expected pay"
    "|desired rate",
    "currency": "pay currency|salary currency",
    "period": "pay period|salary type",
    "owner email": "owner|recruiter|recruiter email|consultant|assigned to",
    "languages": "language|spoken languages|langues",
    "best time": "best time to call|when to call",
    "source": "candidate source|lead source|origin|source name",
    "agreed to contact": "consent|opt in|opted in|marketing consent|gdpr consent",
    "agreed on": "consent date|opt in date|date of consent",
    "note": "notes|comments|comment|remarks|general comments|description|last note|notiz"
    "|bemerkungen|commentaires|internal notes|summary",
    "wants": "looking for|wishes|preferences|desired role|desired position",
    "said on": "last contact|last contacted|last touch|last activity|last contact date|date last contacted"
    "|last note date|last spoke|last communication|date of last contact|last modified",
    "not before": "available from|quiet until|do not contact before|call back on|callback date"
    "|available on|date available|availability date",
    "pronouns": "preferred pronouns",
}  # fmt: skip
_FIELD_OF = {
    **{one: field for field, names in _SYNONYMS.items() for one in names.split("|")},
    **{name: name for name in KNOWN},
}
NAMES = frozenset(_FIELD_OF) | {one for export in EXPORTS for one in export.signature}
"""Plain names by which the line of the columns is recognised."""
_LOOKS = (
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.\w+")),
    ("linkedin", re.compile(r"(https?://)?([a-z]+\.)?linkedin\.com/.+", re.IGNORECASE)),
    ("phone", re.compile(r"\+?[\d\s().\-/]{7,20}(\s*(x|ext\.?)\s*\d+)?", re.IGNORECASE)),
)
_MOST_OF_THEM = 0.8


def export_of(columns: Sequence[str]) -> Export | None:
    """Whose export these columns are."""
    names = {plain(column) for column in columns}
    return next((export for export in EXPORTS if export.signature <= names), None)


def guess_fields(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A field for each column. No two become the same field, but for what is kept as a note.

    What nobody knows is kept where there are notes or days of contact anyway; otherwise it is left
    out, for a note of its own would be a contact that never was.
    """
    export, taken, fields = export_of(columns), set[str](), []
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        field = _field(plain(column), cells, export)
        if field in taken:
            field = KEEP if cells else ""
        taken |= {field} - {KEEP, ""}
        fields.append(field)
    fields = _by_content(fields, rows, taken)
    if not {"note", "said on"} & taken:
        fields = ["" if field == KEEP else field for field in fields]
    return fields


def _field(name: str, cells: Sequence[str], export: Export | None) -> str:
    if export is not None and name in export.fields:
        return export.fields[name]
    return _FIELD_OF.get(name) or (KEEP if cells and name else "")


def _by_content(fields: list[str], rows: Sequence[Sequence[str]], taken: set[str]) -> list[str]:
    """Columns whose names say nothing, if nearly every cell looks like an address nobody has yet."""
    for at, field in enumerate(fields):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        if field not in (KEEP, "") or not cells:
            continue
        for looks, pattern in _LOOKS:
            fitting = sum(pattern.fullmatch(cell) is not None for cell in cells)
            if looks not in taken and fitting >= _MOST_OF_THEM * len(cells) and _varies(cells):
                fields[at] = looks
                taken.add(looks)
                break
    return fields


def _varies(cells: Sequence[str]) -> bool:
    """A column of dates or numbers that repeats is no telephone."""
    return len(set(cells)) > len(cells) // 2 and not all(
        re.match(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/", one) for one in cells
    )


def documented(
    columns: Sequence[str], known: Sequence[str], required: Sequence[Sequence[str]]
) -> list[str]:
    """Columns under the names that ``docs/import.md`` gives, and no others. Raises ``FileRefused``."""
    names = [plain(column) for column in columns]
    strange = [at for at, name in enumerate(names) if name not in known]
    if strange:
        raise FileRefused(_strange(columns, strange, known))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FileRefused(_("There are two columns “%(name)s”. Keep one of them.", name=twice[0]))
    missing = [group[0] for group in required if not set(group) & set(names)]
    if missing:
        raise FileRefused(
            _("The column “%(name)s” is missing. Every row needs it.", name=missing[0])
        )
    return names


def _strange(columns: Sequence[str], strange: Sequence[int], known: Sequence[str]) -> str:
    at = strange[0]
    if not columns[at]:
        return _("Column %(number)s has no name. Name it or take it out.", number=at + 1)
    near = get_close_matches(plain(columns[at]), known, n=1)
    said = [_("The column “%(name)s” is not known.", name=columns[at][:60])]
    if near:
        said.append(_("Did you mean “%(name)s”?", name=near[0]))
    else:
        said.append(_("Known are: %(names)s.", names=", ".join(known)))
    if len(strange) > 1:
        said.append(_("(%(count)s more are not known either.)", count=len(strange) - 1))
    return " ".join(said)


def problems_with(columns: Sequence[str], mapping: Sequence[str]) -> list[str]:
    """Why these columns cannot be taken in like this; each says what to do."""
    found = []
    for field in dict.fromkeys(mapping):
        named = [column for column, one in zip(columns, mapping, strict=True) if one == field]
        if field not in (KEEP, "") and len(named) > 1:
            found.append(
                _(
                    "Both “%(one)s” and “%(other)s” become %(field)s. Keep one of them as a note.",
                    one=named[0],
                    other=named[1],
                    field=label(field),
                )
            )
    if not {"name", "first name", "last name"} & set(mapping):
        found.append(_("No column becomes the name. Say which one holds it."))
    return found


def days_in(rows: Sequence[Sequence[str]], mapping: Sequence[str]) -> list[str]:
    """Every cell of these rows that becomes a day."""
    positions = [at for at, field in enumerate(mapping) if field in DAYS]
    return [row[at] for row in rows for at in positions if at < len(row) and row[at]]
