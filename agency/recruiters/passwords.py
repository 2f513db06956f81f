"""Passwords: which may be chosen, and how they are kept and checked (Argon2id)."""

import re
from collections.abc import Iterable
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from agency.languages.speaking import _

SHORTEST = 12
LONGEST = 128

_hasher = PasswordHasher()  # Argon2id with the parameters of RFC 9106's low-memory profile
_NOBODYS = _hasher.hash("the password of an account that does not exist")
_PRODUCT = ("callback",)
_COMMON = frozenset(
    files("agency.recruiters").joinpath("data", "common_words.txt").read_text("utf-8").split()
)
"""Words that the first passwords anybody tries are made of; with digits around them they are no better."""
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb",
)
_SHORTEST_RUN = 4
_MOST_RUNS = 4
_LEET = str.maketrans("013457@$!", "oieastasi")
_LONGEST_UNIT = 6


class PasswordRefused(Exception):
    """The password may not be chosen; the message says what to do instead."""


def check_choice(password: str, own_words: Iterable[str] = ()) -> None:
    """Refuse a password that others would try first. Raises ``PasswordRefused``.

    Only length counts, not which kinds of characters it is made of (NIST SP 800-63B, 3.1.1.2).
    ``own_words`` are names that an attacker knows: the person's, their address, the agency's.
    """
    if len(password) < SHORTEST:
        raise PasswordRefused(
            _("Use at least %(least)s characters. A short sentence is good.", least=SHORTEST)
        )
    if len(password) > LONGEST:
        raise PasswordRefused(_("Use at most %(most)s characters.", most=LONGEST))
    plain = _plain(password)
    if len(set(password)) < 4 or _is_common(plain):
        raise PasswordRefused(
            _("That is one of the first passwords anybody would try. Use another.")
        )
    words = [*_PRODUCT, *own_words]
    known = {_plain(part) for word in words for part in (word, *word.split())}
    if any(len(word) > 3 and word in plain and len(plain) - len(word) < 8 for word in known):
        raise PasswordRefused(
            _("That is close to a name we know. Use something that is not yours.")
        )


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Whether it is the password of which ``kept`` is the hash.

    Where nothing is kept, a made-up hash is checked instead, so that the answer takes as long.
    """
    too_long = len(password) > LONGEST
    try:
        matches = _hasher.verify(kept or _NOBODYS, "" if too_long else password)
    except (VerificationError, InvalidHashError):
        return False
    return matches and kept is not None and not too_long


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def _is_common(plain: str) -> bool:
    """Common words with digits around them, a short piece again and again, or keys in their row."""
    return bool(plain) and (_is_of_words(plain) or _is_repeated(plain) or _is_in_rows(plain))


def _is_of_words(plain: str) -> bool:
    """Nothing but digits beside one or two common words; "p4ssw0rd" is one of them."""
    for letters in (re.sub(r"\d", "", plain), plain.strip("0123456789").translate(_LEET)):
        halves = ((letters[:at], letters[at:]) for at in range(len(letters)))
        if any({first, second} <= _COMMON | {""} for first, second in halves):
            return True
    return False


def _is_repeated(plain: str) -> bool:
    return any(plain == (plain[:n] * len(plain))[: len(plain)] for n in range(1, _LONGEST_UNIT + 1))


def _is_in_rows(plain: str) -> bool:
    """All of it is a few runs along a row of keys or the alphabet, there or back."""
    at, runs = 0, 0
    while at < len(plain):
        length = _run_at(plain, at)
        if length < _SHORTEST_RUN and length < len(plain) - at:
            return False
        at, runs = at + length, runs + 1
    return runs <= _MOST_RUNS


def _run_at(plain: str, at: int) -> int:
    rows = [way for row in _RUNS for way in (row, row[::-1])]
    length = 1
    while at + length < len(plain) and any(plain[at : at + length + 1] in row for row in rows):
        length += 1
    return length


def _plain(text: str) -> str:
    """Letters and digits only, without capitals: "Harbour & Pike 1" and "harbourpike1" are one."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
