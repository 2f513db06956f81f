"""Runs the web server, the worker and the clock together, for one machine.

On a larger installation each is a service of its own; see docs/operations.md.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

_GRACE_SECONDS = 15
_CALM_SECONDS = 20
"""A part that lived this long is started again at once; one that fails sooner waits a little."""


@dataclass
class Part:
    """One process that is to be running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0

    def start(self, environment: Mapping[str, str], log: Path) -> None:
        # A session of its own: Ctrl-C reaches the supervisor only, which stops the parts in order.
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                self.command,
                env=dict(environment),
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


def parts(port: int, reads_mail: bool = False) -> list[Part]:
    """The processes of a whole Callback: three, and one beside the mailbox where there is one."""
    python = sys.executable
    web = [
        python, "-m", "gunicorn", "--config", "python:agency.web.serving", "wsgi:app", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4",
        "--worker-class", "gthread", "--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket",
    ]  # fmt: skip
    flask = [python, "-m", "flask", "--app", "wsgi:app"]
    listening = [Part("inbox", [*flask, "inbox"])] if reads_mail else []
    return [
        Part("web", web),
        Part("worker", [*flask, "worker"]),
        Part("clock", [*flask, "clock"]),
        *listening,
    ]


def supervise(wanted: list[Part], environment: Mapping[str, str], log: Path) -> None:
    """Keep the parts running until this process is told to stop, then stop them all.

    What they print goes to ``log``.
    """
    asked_to_stop = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        for part in wanted:
            part.start(environment, log)
        while not asked_to_stop:
            time.sleep(0.2)
            for part in wanted:
                if part.has_ended() and not asked_to_stop:
                    _start_again(part, environment, log)
    finally:
        _stop_all(wanted)


def _start_again(part: Part, environment: Mapping[str, str], log: Path) -> None:
    lived = time.monotonic() - part.started_at
    click.echo(f"The {part.name} process ended; starting it again. {log} says why.", err=True)
    if lived < _CALM_SECONDS:
        time.sleep(2)
    part.start(environment, log)


def _stop_all(wanted: list[Part]) -> None:
    running = [part.process for part in wanted if part.process and part.process.poll() is None]
    for process in running:
        process.terminate()
    end = time.monotonic() + _GRACE_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
