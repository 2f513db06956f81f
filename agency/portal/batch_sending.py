"""One letter of several leaves, or is refused, in a transaction of its own."""

from datetime import datetime

from agency.candidates.queries import candidate_shown
from agency.contact.consent import terms_of
from agency.contact.decisions import keep_decision
from agency.contact.snapshot import Purpose
from agency.database import db
from agency.languages.speaking import _
from agency.lists.models import DraftState, LetterDraft
from agency.mail.message import HeaderRefused
from agency.mail.outbox import posted
from agency.portal.letter_asking import NotReserved, ask
from agency.portal.letter_sending import UNFIT_SUBJECT, Written, may_we_write, send


def send_draft(draft_id: int, now: datetime) -> DraftState:
    """What became of it; committed. One that is no longer reviewed is left as it is."""
    session = db.session()
    draft = session.get_one(LetterDraft, draft_id, with_for_update=True, populate_existing=True)
    if draft.state is not DraftState.reviewed:
        session.rollback()
        return draft.state
    refused = _send(draft, now)
    draft.state = DraftState.refused if refused else DraftState.sent
    draft.said, draft.settled_at = refused, now
    state = draft.state
    session.commit()
    return state


def _send(draft: LetterDraft, now: datetime) -> str:
    """The sentence why it was not sent, or nothing."""
    session = db.session()
    person = candidate_shown(session, draft.candidate_id)
    if person is None:
        return _("They are not among our people any more.")
    terms_of(session, person.id)  # two colleagues at once are judged one after the other
    key = f"batch-letter:{draft.id}"
    if posted(session, key):
        return ""
    role_id = draft.batch.role_id
    asking = ask(person, may_we_write(person, Purpose.recontact_role, role_id), now)
    answer = asking.answer(now)
    if answer.refused:
        keep_decision(session, asking.request, asking.light)
        return answer.refused
    written = Written(person, draft.subject, draft.words, key, Purpose.recontact_role, role_id)
    try:
        send(written, answer, now)
    except HeaderRefused:
        return _(UNFIT_SUBJECT)
    except NotReserved as late:
        return str(late)
    return ""
