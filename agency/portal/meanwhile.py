"""Forms about a record that somebody else may change while they are open: nobody's words are lost.

A form says in ``seen`` what it was opened with: the newest change, and a mark for each field. When it
is sent, it is held against the record as it is now, field by field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import BooleanField, Field, HiddenField
from wtforms.fields.choices import SelectFieldBase

from agency.history import Change, changes_of
from agency.languages.speaking import _
from agency.recruiters.models import Recruiter
from agency.web.fields import Form, clean
from agency.words import all_of

_MUCH = 300
"""Characters of a long text that are shown of either side."""


class RecordForm(Form):
    """A form about a record. ``seen`` belongs to whoever opened it."""

    seen = HiddenField()


@dataclass(frozen=True)
class Difference:
    """One field that is not what it was. ``typed`` is nothing where the form's reader left it alone."""

    label: str
    now: str
    typed: str | None


@dataclass(frozen=True)
class Meanwhile:
    """By whom, when, and what was changed; no differences where the record was taken away."""

    by: str
    at: datetime | None
    differences: list[Difference]


def hold(session: Session, record: Any) -> None:
    """Read the record anew, and keep a second hand off until the transaction ends."""
    model = type(record)
    session.execute(select(model.id).filter_by(id=record.id).with_for_update())
    session.expire(record)


def remember(session: Session, form: RecordForm, *records: Any) -> None:
    """The form shows the record as it is, which may consist of several."""
    newest = max((change.id for change in _changes(session, records)), default=0)
    marks = (f"{field.name}:{_mark(_posted(field))}" for field in _told(form))
    form.seen.raw_data, form.seen.data = None, " ".join([str(newest), *marks])


def meanwhile(
    session: Session, form: RecordForm, now: RecordForm, viewer: Recruiter, *records: Any
) -> Meanwhile | None:
    """What others changed since the form was opened; nothing if nothing did, or all wrote the same.

    Fields the reader left alone take what is there ``now``; what they typed stays in the others. The
    form is as if it had just been opened, so sending it again saves it.
    """
    since, marks = _read(form.seen.data or "")
    found = list(_differences(form, now, marks))
    remember(session, now, *records)
    form.seen.raw_data, form.seen.data = None, now.seen.data
    return _told_of(session, since, viewer, records, found) if found else None


def taken_away(session: Session, form: RecordForm, viewer: Recruiter, *records: Any) -> Meanwhile:
    """There is no record any more; what was typed may begin another."""
    since = _read(form.seen.data or "")[0]
    form.seen.raw_data, form.seen.data = None, ""
    return _told_of(session, since, viewer, records, [])


def _told_of(
    session: Session, since: int, viewer: Recruiter, records: Iterable[Any], found: list[Difference]
) -> Meanwhile:
    later = [change for change in _changes(session, records) if change.id > since]
    at = max((change.at for change in later), default=None)
    return Meanwhile(_by(session, later, viewer), at, found)


def _changes(session: Session, records: Iterable[Any]) -> list[Change]:
    return [change for record in records for change in changes_of(session, record)]


def _differences(form: RecordForm, now: RecordForm, marks: dict[str, str]) -> Iterator[Difference]:
    for field in _told(form):
        theirs, mine, seen = now[field.name], _posted(field), marks.get(field.name)
        if seen is None or _mark(_posted(theirs)) == seen or _posted(theirs) == mine:
            continue
        if _mark(mine) == seen:
            yield Difference(field.label.text, _words(theirs), None)
            field.raw_data, field.data = None, theirs.data
        else:
            yield Difference(field.label.text, _words(theirs), _words(field))


def _told(form: RecordForm) -> Iterator[Field]:
    return (field for field in form if not isinstance(field, HiddenField))


def _posted(field: Field) -> str:
    """What a browser sends of the field as it stands."""
    if isinstance(field, BooleanField):
        return "yes" if field.data else ""
    if isinstance(field, SelectFieldBase):
        return "" if field.data is None else str(field.data)
    return str(clean(field._value()))


def _words(field: Field) -> str:
    """The same for somebody who reads it."""
    if isinstance(field, SelectFieldBase):
        labels = (one.label for one in field.iter_choices() if one.selected)
        return next(labels, _("nothing"))
    text = _posted(field)
    return f"{text[:_MUCH]}…" if len(text) > _MUCH else text or _("nothing")


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _read(seen: str) -> tuple[int, dict[str, str]]:
    number, *marks = seen.split() or ["0"]
    pairs = (mark.split(":", 1) for mark in marks if ":" in mark)
    return int(number) if number.isdecimal() and len(number) < 19 else 0, dict(pairs)


def _by(session: Session, changes: Iterable[Change], viewer: Recruiter) -> str:
    """ "Tom Ferreira", "You, in another window, and Tom Ferreira"."""
    ids = dict.fromkeys(change.actor_id for change in changes if change.actor_kind == "recruiter")
    names = []
    for actor_id in ids:
        recruiter = session.get(Recruiter, actor_id) if actor_id else None
        if recruiter is not None:
            names.append(_("You, in another window,") if recruiter is viewer else recruiter.name)
    return all_of(names) or _("Somebody else")
