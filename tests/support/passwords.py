"""Passwords and codes that cost little to check, where a test is not about what they cost."""

import pytest
from argon2 import PasswordHasher

from agency.recruiters import passwords

_INSTALLED = {name: getattr(passwords, name) for name in ("_hasher", "_NOBODYS")}


def check_cheaply() -> None:
    """Argon2id as ever in this process, but one pass over 64 KiB."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    passwords._hasher, passwords._NOBODYS = cheap, cheap.hash("nobody's")


def check_as_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """For one test: a tenth of a second each, as it is meant to be."""
    for name, installed in _INSTALLED.items():
        monkeypatch.setattr(passwords, name, installed)
