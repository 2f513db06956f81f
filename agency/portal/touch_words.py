"""What is said once a touch is saved."""

from collections.abc import Sequence

from flask import url_for
from markupsafe import Markup

from agency.contact.answer import Decision
from agency.portal.note_reading import labels
from agency.portal.touch_form import CHANNELS
from agency.touches.models import Touch
from agency.touches.reading import Fact


def saved_words(touch: Touch, facts: Sequence[Fact], before: Decision | None) -> str:
    """What was done and learned, and plainly if this contact was one too many."""
    name = touch.candidate.full_name
    words = Markup("Saved: {} with <a href='{}'>{}</a>.").format(
        CHANNELS.get(touch.channel, "Touch").lower(),
        url_for("portal.candidate", candidate_id=touch.candidate_id, _anchor=f"t-{touch.id}"),
        name,
    )
    learned = labels(facts)
    if learned:
        words += Markup(" Learned: {}. <a href='{}'>Check what they want</a>.").format(
            "; ".join(learned),
            url_for("portal.candidate", candidate_id=touch.candidate_id, _anchor="wants"),
        )
    if touch.direction == "ours" and before and not before.may_contact:
        words += Markup(" This contact was not allowed: {}").format(before.sentence)
    return words
