"""Passwords: which may be chosen, and how they are kept and checked (Argon2id)."""

from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 128

_hasher = PasswordHasher()  # Argon2id with the parameters of RFC 9106's low-memory profile
_NOBODYS = _hasher.hash("the password of an account that does not exist")
_PRODUCT = ("callback",)
_COMMON = frozenset(
    ["123456789012", "1234567890123", "12345678901234", "123456123456", "123123123123", "111111111111", "000000000000", "121212121212", "112233445566", "qwertyuiopas", "qwertyuiop12", "qwertyuiop123", "qwerty123456", "qwertyqwerty", "1qaz2wsx3edc", "1q2w3e4r5t6y", "zaq12wsxcde3", "asdfghjkl123", "passwordpassword", "password1234", "password12345", "password123456", "passw0rd1234", "mypassword123", "newpassword12", "changemechangeme", "changeme1234", "letmeinletmein", "letmein12345", "welcome12345", "welcomewelcome", "administrator", "administrator1", "adminadminadmin", "admin1234567", "iloveyou1234", "iloveyouiloveyou", "iloveyouforever", "unbelievable", "manchester1", "liverpoolfc1", "chelseafc123", "sunshine1234", "princess1234", "football1234", "baseball1234", "basketball12", "superman1234", "trustno1trustno1", "abcdefghijkl", "abcdefghijklm", "abcd12345678", "abc123abc123", "aaaaaaaaaaaa", "recruitment1", "recruitment12", "recruitment123", "recruiter1234", "summer202512", "autumn202512", "winter202512", "spring202612", "summer202612", "correcthorsebatterystaple", "thisisapassword", "mypasswordis123", "secretsecret", "computer1234", "internet1234"]
)  # fmt: skip


class PasswordRefused(Exception):
    """The password may not be chosen; the message says what to do instead."""


def check_choice(password: str, own_words: Iterable[str] = ()) -> None:
    """Refuse a password that others would try first. Raises ``PasswordRefused``.

    Only length counts, not which kinds of characters it is made of (NIST SP 800-63B, 3.1.1.2).
    ``own_words`` are names that an attacker knows: the person's, their address, the agency's.
    """
    if len(password) < SHORTEST:
        raise PasswordRefused(f"Use at least {SHORTEST} characters. A short sentence is good.")
    if len(password) > LONGEST:
        raise PasswordRefused(f"Use at most {LONGEST} characters.")
    plain = _plain(password)
    if plain in _COMMON or password.lower() in _COMMON or len(set(password)) < 4:
        raise PasswordRefused("That is one of the first passwords anybody would try. Use another.")
    words = [*_PRODUCT, *own_words]
    known = {_plain(part) for word in words for part in (word, *word.split())}
    if any(len(word) > 3 and word in plain and len(plain) - len(word) < 8 for word in known):
        raise PasswordRefused("That is close to a name we know. Use something that is not yours.")


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


def _plain(text: str) -> str:
    """Letters and digits only, without capitals: "Harbour & Pike 1" and "harbourpike1" are one."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
