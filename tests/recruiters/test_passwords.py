"""Which passwords may be chosen, and how they are kept."""

import pytest
from argon2 import PasswordHasher

from agency.recruiters.passwords import (
    PasswordRefused,
    check_choice,
    hash_password,
    is_outdated,
    is_password,
)
from tests.support.passwords import check_as_installed

OWN = ["Maya Lindqvist", "maya.l", "Harbour & Pike"]
GOOD = [
    "a quiet morning in Halifax",
    "tr0ub4dor&3xyz",
    "correct horse battery",
    "            spaces at both ends ",
    "ÅÄÖ åäö éèê ñ",
    "пароль на сегодня",
    "电子邮件登录密码是这样的吗",
    "🐟🐠🐡🦈🐙🦑🦐🦞🦀🐚🐳🐋",
    "tab\tand\x00nul inside",
    "x9k2m4q7w1z8",
    "839205716402",
    "welcome to the pike",
    "summer rain on slate",
    "UPPERCASE ONLY TOO",
    "maya went to the harbour on a pike",
    "y" * 5 + "abcdefg" * 17 + "zzzz",
]
BAD = [
    "",
    "elevenchars",
    "123456789012",
    "111111111111",
    "aaaaaaaaaaaab",
    "qwertyuiop12",
    "QwertyUiop12",
    "password1234",
    "Password-1234",
    "correcthorsebatterystaple",
    "callback1234",
    "MayaLindqvist",
    "maya lindqvist 1",
    "HarbourPike12",
    "harbour & pike!",
    "lindqvist2026",
    "x" * 129,
    "ab" * 30,
    "P4ssw0rd!2026",
    "Welcome-2026-2026",
    "summer2026summer",
    "Liverpool 1234567",
    "iloveyou iloveyou",
    "abc1abc1abc1abc1",
    "poiuytrewq4321",
    "asdfghjkl123456",
    "1234567890qwerty",
]


@pytest.fixture(autouse=True)
def as_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    check_as_installed(monkeypatch)


@pytest.mark.parametrize("password", GOOD)
def test_may_be_chosen(password: str) -> None:
    check_choice(password, OWN)


@pytest.mark.parametrize("password", BAD)
def test_is_refused_with_what_to_do_instead(password: str) -> None:
    with pytest.raises(PasswordRefused, match=r"Use|That is"):
        check_choice(password, OWN)


def test_a_hundred_and_twenty_eight_characters_are_not_cut() -> None:
    long = "".join(chr(97 + number % 26) for number in range(128))
    check_choice(long)
    kept = hash_password(long)
    assert is_password(kept, long)
    assert not is_password(kept, long[:-1])
    assert not is_password(kept, long + "x")


def test_kept_as_argon2id_with_a_salt_of_its_own() -> None:
    first, second = hash_password("a quiet morning"), hash_password("a quiet morning")
    assert first.startswith("$argon2id$")
    assert first != second
    assert not is_outdated(first)


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$broken"])
def test_nothing_fits_what_is_no_hash(kept: str | None) -> None:
    assert not is_password(kept, "a quiet morning")


def test_made_up_hash_of_the_nobody_lets_nobody_in() -> None:
    assert not is_password(None, "the password of an account that does not exist")


def test_weaker_hash_is_outdated() -> None:
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=1024).hash("a quiet morning"))


def test_unknown_account_costs_as_much_as_a_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: str) -> bool:
        checked.append(kept.rpartition("$")[0].rpartition("$")[0])
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    is_password(hash_password("a quiet morning"), "wrong")
    is_password(None, "wrong")
    assert len(checked) == 2
    assert checked[0] == checked[1], "the same parameters"
