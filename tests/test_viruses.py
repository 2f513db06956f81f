"""A ClamAV daemon is asked over its own protocol: found, clean, too large, out of reach."""

import socket
from pathlib import Path

import pytest

from agency.config import Clamd, Settings, SettingWrong
from agency.viruses import ScannerUnreachable, TooLargeToScan, virus_in
from tests.support.clamd import NAME, VIRUS, clamd

SECRETS = {"SECRET_KEY": "x", "ADDRESS_KEY": "x"}


@pytest.mark.parametrize("is_local", [False, True])
def test_a_virus_is_named_and_other_bytes_are_clean(tmp_path: Path, is_local: bool) -> None:
    with clamd(tmp_path / "s" if is_local else None) as scanner:
        assert virus_in(VIRUS, scanner) == NAME
        assert virus_in(b"Ten years of payroll.", scanner) == ""
        assert virus_in(b"", scanner) == ""
        assert virus_in(b"x" * 300_000 + VIRUS, scanner) == NAME


def test_without_a_scanner_nothing_is_found() -> None:
    assert virus_in(VIRUS, None) == ""


def test_what_it_does_not_take_is_told_apart() -> None:
    with clamd(most=1_000) as scanner, pytest.raises(TooLargeToScan):
        virus_in(b"x" * 5_000_000, scanner)


@pytest.mark.parametrize("says", [b"stream: Can't allocate memory ERROR", b"HTTP/1.1 400"])
def test_any_other_answer_is_none(says: bytes) -> None:
    with clamd(says=says) as scanner, pytest.raises(ScannerUnreachable):
        virus_in(b"x", scanner)


def test_nobody_there(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and never listening
        for scanner in (Clamd("127.0.0.1", taken.getsockname()[1]), Clamd(str(tmp_path / "none"))):
            with pytest.raises(ScannerUnreachable):
                virus_in(b"x", scanner)


def test_setting_names_a_host_or_a_socket() -> None:
    def read(**told: str) -> Clamd | None:
        return Settings.from_environment({**SECRETS, **told}).clamd

    assert read() is None
    assert read(CLAMD_HOST="clamav") == Clamd("clamav", 3310)
    assert read(CLAMD_HOST="/run/clamd.ctl", CLAMD_PORT="1") == Clamd("/run/clamd.ctl", 1)
    with pytest.raises(SettingWrong, match="CLAMD_PORT"):
        read(CLAMD_HOST="clamav", CLAMD_PORT="x")
