"""O*NET as the U.S. Department of Labor publishes it: a folder of .xlsx or .txt tables. Pure.

Occupations become titles, and the technologies that their people use become skills.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from agency.skills.importing.classification import Classification, Concept, FilesRefused, Link
from agency.skills.importing.tables import Row, Table, table_called, tables_in
from agency.skills.terms import RelationKind

ACKNOWLEDGEMENT = (
    "This site includes information from the O*NET {edition}Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a "
    "trademark of USDOL/ETA."
)
_TABLES = (
    "Occupation Data",
    "Alternate Titles",
    "Sample of Reported Titles",
    "Technology Skills",
    "Related Occupations",
)
_CODE = "O*NET-SOC Code"
_SAYS_EDITION = re.compile(r"O\*NET (\d+\.\d+) Database")
_NAMES_EDITION = re.compile(r"db_(\d+)_(\d+)")


def read_onet(folder: Path) -> Classification:
    """Read a folder, or the zip file it came in. Raises ``FilesRefused``."""
    tables, edition = _tables(folder), _edition(folder)
    used = [
        row
        for row in tables["Technology Skills"].rows(_CODE, "Example", "Commodity Title")
        if row["Example"].strip()
    ]
    links = [*_technologies_used(used), *_related(tables["Related Occupations"])]
    links.sort(key=lambda link: link.kind == "optional")  # what is essential is never optional too
    return Classification(
        "onet",
        edition,
        ACKNOWLEDGEMENT.format(edition=f"{edition} " if edition else ""),
        (*_technologies(used), *_occupations(tables)),
        tuple(links),
    )


def _tables(folder: Path) -> dict[str, Table]:
    there = tables_in([folder])
    found = {name: table_called(there, rf"{name}\.(xlsx|txt)") for name in _TABLES}
    tables = {name: table for name, table in found.items() if table is not None}
    missing = [name for name in _TABLES if name not in tables]
    if missing:
        raise FilesRefused(
            f"There is no table called {' or '.join(missing)}. The O*NET database as Excel or as text "
            f"has {', '.join(_TABLES[:-1])} and {_TABLES[-1]}; give the folder they lie in."
        )
    return tables


def _occupations(tables: dict[str, Table]) -> Iterator[Concept]:
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in tables["Alternate Titles"].rows(_CODE, "Alternate Title"):
        for column in ("Alternate Title", "Short Title"):
            name = " ".join(row.get(column, "").split())
            if name and name != "n/a":
                names[row[_CODE]][name] = None
    for row in tables["Sample of Reported Titles"].rows(_CODE, "Reported Job Title"):
        names[row[_CODE]][" ".join(row["Reported Job Title"].split())] = None
    for row in tables["Occupation Data"].rows(_CODE, "Title"):
        yield Concept("title", row[_CODE], row["Title"].strip(), tuple(names[row[_CODE]]))


def _technologies(used: list[Row]) -> Iterator[Concept]:
    """Each once, in the order of the table. They have no number; the name identifies them."""
    fields: dict[str, str] = {}
    for row in used:
        fields.setdefault(row["Example"].strip(), row["Commodity Title"].strip())
    for name, field in fields.items():
        yield Concept("skill", name, name, (), field)


def _technologies_used(used: list[Row]) -> Iterator[Link]:
    """What employers ask for is essential: "In Demand" for the occupation, or "Hot" for any."""
    for row in used:
        is_wanted = "Y" in (row.get("In Demand"), row.get("Hot Technology"))
        kind: RelationKind = "essential" if is_wanted else "optional"
        yield Link(kind, ("title", row[_CODE]), ("skill", row["Example"].strip()))


def _related(table: Table) -> Iterator[Link]:
    for row in table.rows(_CODE, f"Related {_CODE}"):
        yield Link("close_to", ("title", row[_CODE]), ("title", row[f"Related {_CODE}"]))


def _edition(folder: Path) -> str:
    """From the publisher's own "Read Me.txt", otherwise from the folder's name, "db_29_2_excel"."""
    read_me = table_called(tables_in([folder]), r"Read Me\.txt")
    if read_me is not None:
        with read_me.open() as text:
            found = _SAYS_EDITION.search(text.read(2_000).decode("utf-8", "replace"))
        if found:
            return found[1]
    named = _NAMES_EDITION.search(folder.resolve().name)
    return f"{named[1]}.{named[2]}" if named else ""
