"""The draft behind the log: what stands in the form is kept while it is written, and gone once saved."""

import re

from werkzeug.datastructures import MultiDict

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.portal.touch_form import TouchForm
from agency.recruiters.drafts import LOG, draft_of, forget_draft, keep_draft
from agency.touches.queries import touch_saved_as
from agency.web.fields import clean

_KNOWN = frozenset({"opened_for", "suggestion_id", "role_id", "back", "read_mark", "candidate_id"})
"""What the page knows by itself. Whom it is about is kept as the server understood it."""
_OF_CHIPS = re.compile(r"removed|fix-[0-9a-f]{16}-(value|on|horizon)")


def kept_for(recruiter_id: int, candidate_id: int | None) -> MultiDict[str, str]:
    """What they were writing, as a form posts it; empty where there is no draft.

    A reading that was on its way while the touch was saved leaves no draft of it.
    """
    kept = draft_of(db.session(), recruiter_id, LOG, candidate_id, clock.now())
    draft: MultiDict[str, str] = MultiDict(kept.fields if kept else {})
    if touch_saved_as(db.session(), draft.get("once_key")) is not None:
        return MultiDict()
    return draft


def keep(
    form: TouchForm, candidate: Candidate | None, recruiter_id: int, posted: MultiDict[str, str]
) -> None:
    """Keep what was posted, or forget the draft once the note is empty; commits."""
    opened_for = _opened_for(form)
    if form.note.data:
        fields = {
            name: [clean(value) for value in values]
            for name, values in posted.lists()
            if _is_kept(form, name)
        }
        if candidate is not None:
            fields["candidate_id"] = [str(candidate.id)]
        keep_draft(db.session(), recruiter_id, LOG, opened_for, fields, clock.now())
    else:
        forget_draft(db.session(), recruiter_id, LOG, opened_for)
    db.session.commit()


def drop(form: TouchForm, recruiter_id: int) -> None:
    """It is being saved. Whoever calls commits."""
    forget_draft(db.session(), recruiter_id, LOG, _opened_for(form))


def _opened_for(form: TouchForm) -> int | None:
    number: int = form.opened_for.data or 0
    person = db.session.get(Candidate, number) if 0 < number < 2**31 else None
    return person.id if person and not person.erased_at else None


def _is_kept(form: TouchForm, name: str) -> bool:
    is_field = name in form and name not in _KNOWN and name != "csrf_token"
    return is_field or _OF_CHIPS.fullmatch(name) is not None
