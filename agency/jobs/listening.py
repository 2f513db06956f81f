"""A small process that waits beside the mailbox, so that a mail is filed within seconds (IMAP IDLE).

A help only: the timetable looks every minute, whether this process lives or not.
"""

import time
from typing import NoReturn

import structlog
from flask import Flask

from agency.config import Imap
from agency.inbox.imap import CannotRead, Line
from agency.jobs.running import run_task

log = structlog.get_logger("inbox")
WAIT = 9 * 60
"""Seconds of one wait; servers and routers close lines that are silent for half an hour, or sooner."""
REST = 60


def run_inbox(app: Flask, imap: Imap) -> NoReturn:
    """Listen and look until stopped."""
    while True:
        rest = listen_once(app, imap)
        time.sleep(rest)


def listen_once(app: Flask, imap: Imap, wait: float = WAIT) -> float:
    """One line: look at once, and each time the server says so; the seconds to rest after it ended."""
    try:
        with Line(imap) as line:
            run_task(app, "poll_inbox")
            if not line.offers_idle:
                return REST
            while line.wait(wait):
                run_task(app, "poll_inbox")
    except CannotRead as refused:
        log.warning("the mailbox does not answer", error=str(refused))
        return REST
    return 0
