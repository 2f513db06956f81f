"""The audit: who did what and when, narrowed, a page at a time, and as a file."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, render_template, request

from agency.audit.ledger import CANDIDATE, RECRUITER, SYSTEM, THINGS, Act, Wanted, acts
from agency.database import db
from agency.languages.speaking import is_french, pgettext
from agency.portal import audit_words
from agency.portal.csv_files import csv_file, told_in_file
from agency.portal.face import me, portal
from agency.recruiters.queries import recruiters_by_name
from agency.web.access import auditors_only
from agency.web.request_log import log

PAGE = 50
MOST_IN_A_FILE = 5_000
HEADINGS = ("at", "who", "what", "record", "details")


@portal.get("/settings/audit")
@auditors_only
def audit() -> str:
    found = acts(db.session(), _wanted(), PAGE + 1)
    shown = found[:PAGE]
    return render_template(
        "portal/audit.html",
        acts=shown,
        older=_cursor(shown[-1]) if len(found) > PAGE else "",
        colleagues=recruiters_by_name(db.session()),
        names=_names(),
        things=THINGS,
        asked=_asked(),
        words=audit_words,
        most=MOST_IN_A_FILE,
    )


@portal.get("/settings/audit.csv")
@auditors_only
def audit_csv() -> Response:
    """The same list as a file: numbers of records, and nobody's name but those of colleagues."""
    log.info("audit taken away", recruiter_id=me().id)
    lines = _lines(acts(db.session(), _wanted(), MOST_IN_A_FILE))
    return csv_file(lines, "audit.csv", for_excel=is_french())


def _lines(found: list[Act]) -> Iterator[tuple[str, ...]]:
    names = _names()
    yield tuple(map(told_in_file, HEADINGS))
    for act in found:
        yield (
            act.at.isoformat(), audit_words.who(act, names), pgettext("audit", act.what),
            audit_words.thing(act), audit_words.details(act),
        )  # fmt: skip


def _names() -> dict[int, str]:
    return {one.id: one.name for one in recruiters_by_name(db.session())}


def _asked() -> dict[str, str]:
    """What narrows the list, as it stands in the address."""
    names = ("who", "thing", "since", "until")
    return {name: request.args[name] for name in names if request.args.get(name)}


def _wanted() -> Wanted:
    """What cannot be understood narrows nothing."""
    asked = _asked()
    kind, _, number = asked.get("who", "").partition("-")
    return Wanted(
        who_kind=kind if kind in (RECRUITER, CANDIDATE, SYSTEM) else "",
        who_id=_number(number) if kind == RECRUITER else None,
        thing=asked["thing"] if asked.get("thing") in THINGS else "",
        since=_start(asked.get("since"), 0),
        until=_start(asked.get("until"), 1),
        after=_after(request.args.get("after", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _start(text: str | None, days: int) -> datetime | None:
    try:
        day = date.fromisoformat(text or "") + timedelta(days=days)
        return datetime.combine(day, time(), ZoneInfo(me().zone))
    except (ValueError, OverflowError):
        return None


def _cursor(act: Act) -> str:
    return f"{act.at.isoformat()}|{act.ledger}|{act.number}"


def _after(text: str) -> Any:
    at, _, rest = text.partition("|")
    ledger, _, number = rest.partition("|")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    known = _number(number) if moment.tzinfo else None
    return None if known is None else (moment, ledger, known)
