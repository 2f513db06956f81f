"""Fills the empty fields of the log with what the note plainly says; never what a person chose."""

from collections.abc import Mapping
from datetime import date

from agency.portal.note_reading import Reading
from agency.portal.touch_form import LOGGED, OUTCOMES, TouchForm

GUESSED = ("channel", "outcome", "next_step", "next_on", "promise", "promise_due")


def guess(form: TouchForm, reading: Reading, posted: Mapping[str, str]) -> frozenset[str]:
    """Fill in guesses, and take back those the note no longer bears out; the fields that changed.

    A field may be guessed again while it still holds the last guess, which comes along in
    ``guessed_<field>``; once a person has chosen otherwise, it is theirs.
    """
    found, changed = _guesses(reading), set()
    for name in GUESSED:
        field, last = form[name], posted.get(f"guessed_{name}", "")
        value = found.get(name, "" if name != "channel" else last)
        if _said(field.data) == last and _said(value) != last:
            field.data, field.raw_data = (
                value or None,
                None,
            )  # a date field shows what was typed first
            changed.add(name)
    return frozenset(changed)


def _guesses(reading: Reading) -> dict[str, str | date]:
    found: dict[str, str | date] = {}
    channel, outcome = reading.said("channel"), reading.said("outcome")
    if channel and channel.value in LOGGED:
        found["channel"] = channel.value
    if outcome and outcome.value in OUTCOMES:
        found["outcome"] = outcome.value
    back = reading.said("callback_on") or reading.said("available_from") or reading.said("pause")
    if back and back.on:
        found |= {"next_step": "call_back", "next_on": back.on}
    promise = reading.said("promise")
    if promise:
        found["promise"] = promise.value
        if promise.on:
            found["promise_due"] = promise.on
    return found


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
