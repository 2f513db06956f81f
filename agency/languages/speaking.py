"""The language that is spoken now, and every message said in it.

The code is written in English, and an English message is its own key. Who reads decides the
language: the web settles it for a request, a letter is written under ``speaking``. A room that
makes a sentence asks nobody; it says ``_("Paused until %(day)s.", day=...)``.

A message that is written down before anybody reads it (a label, the words of a choice) is marked
with ``N_`` and said with ``_`` where it is drawn; a table of them is ``Words``, which says them itself.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, TypeVar

from agency.languages import french
from agency.languages.catalogues import catalogue

Key = TypeVar("Key")
Said = TypeVar("Said", str, tuple[str, ...])


class Language(StrEnum):
    """What we speak."""

    en = "en"
    fr = "fr"

    @property
    def name_of_its_own(self) -> str:
        """As its speakers call it."""
        return {"en": "English", "fr": "Français"}[self]

    @property
    def tag(self) -> str:
        """For the ``lang`` attribute of a page: "fr-CA"."""
        return f"{self}-CA"


_ENGLISH, _FRENCH = Language.en, Language.fr
"""Named here, because an enumeration looks for a member each time, and everything that is said asks."""
_spoken: ContextVar[Language | Callable[[], Language]] = ContextVar("language", default=_ENGLISH)


def language() -> Language:
    """The language that is spoken now; where it is still to be found out, found out once."""
    spoken = _spoken.get()
    if not isinstance(spoken, Language):
        _spoken.set(Language.en)  # whoever finds out may need a word or two
        spoken = spoken()
        _spoken.set(spoken)
    return spoken


def speak(spoken: Language | Callable[[], Language] = Language.en) -> None:
    """From now on; a function is asked when the first word is needed."""
    _spoken.set(spoken)


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """For a while, whatever is spoken around it."""
    before = _spoken.set(spoken)
    try:
        yield
    finally:
        _spoken.reset(before)


def is_french() -> bool:
    return language() is _FRENCH


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext reader knows
    """Marks a message that is said later."""
    return message


def NP_(_context: str, message: str) -> str:  # noqa: N802
    """The same for one that is said later with its context, by ``pgettext``."""
    return message


def _(message: str, **values: Any) -> str:
    """The message in the language that is spoken, with what goes into it."""
    if _spoken.get() is _ENGLISH:
        return message % values if values else message
    return _filled(gettext(message), values)


class Words(Mapping[Key, Said]):
    """A table of messages marked with ``N_``, or of tuples of them, said whenever one is asked for."""

    def __init__(self, messages: Mapping[Key, Said]) -> None:
        self._messages: Mapping[Key, Said] = messages

    def __getitem__(self, key: Key) -> Said:
        found = self._messages[key]
        if isinstance(found, str):
            return _(found)
        return tuple(map(_, found))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


def gettext(message: str) -> str:
    return catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    return catalogue(language()).ngettext(one, many, count)


def pgettext(context: str, message: str, **values: Any) -> str:
    """Of a message that is one in English and several in French; ``context`` says which."""
    return _filled(catalogue(language()).pgettext(context, message), values)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    return catalogue(language()).npgettext(context, one, many, count)


def _filled(text: str, values: dict[str, Any]) -> str:
    if not values:
        return text
    said = text % values
    return french.in_one(said) if is_french() else said
