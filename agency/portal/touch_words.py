"""What is said once a touch is saved."""

from collections.abc import Sequence
from functools import partial

from flask import url_for
from markupsafe import Markup

from agency.contact.answer import Decision
from agency.languages.speaking import _
from agency.portal.note_reading import labels
from agency.portal.touch_form import CHANNELS
from agency.touches.models import Touch
from agency.touches.reading import Fact


def saved_words(touch: Touch, facts: Sequence[Fact], before: Decision | None) -> Markup:
    """What was done and learned, and plainly if this contact was one too many."""
    person = partial(url_for, "portal.candidate", candidate_id=touch.candidate_id)
    there = _link(person(_anchor=f"t-{touch.id}"), touch.candidate.full_name)
    channel = CHANNELS[touch.channel].lower()
    said = [_with(_("Saved: %(channel)s with %(name)s."), channel=channel, name=there)]
    if learned := labels(facts):
        check = _link(person(_anchor="wants"), _("Check what they want"))
        words = _("Learned: %(facts)s. %(check)s.")
        said.append(_with(words, facts="; ".join(learned), check=check))
    if touch.direction == "ours" and before and not before.may_contact:
        words = _("This contact was not allowed: %(why)s")
        said.append(_with(words, why=before.sentence))
    return Markup(" ").join(said)


def _link(url: str, words: str) -> Markup:
    return Markup("<a href='{}'>{}</a>").format(url, words)


def _with(message: str, **values: str) -> Markup:
    """A message of ours as it stands, with values that are made safe."""
    return Markup(message) % values  # noqa: S704
