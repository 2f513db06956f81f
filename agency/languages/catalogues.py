"""What the messages are in each language: read from ``<language>.po`` once in a process.

Nothing compiled is kept anywhere, so nothing can be stale.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent
TRANSLATED = tuple(sorted(path.stem for path in HERE.glob("*.po")))


@cache
def catalogue(language: str) -> NullTranslations:
    """Of a language without a file, English for one: every message is as it stands in the code."""
    if language not in TRANSLATED:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def file_of(language: str) -> Path:
    return HERE / f"{language}.po"


def read(language: str) -> Catalog:
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language)
