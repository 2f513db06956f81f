"""What a recruiter was told about consent, taken to the contact room's verbs."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, record_consent
from agency.contact.models import ConsentKind
from agency.portal.candidate_forms import ConsentForm


def write_consent(
    session: Session, person: Candidate, form: ConsentForm, recruiter_id: int, now: datetime
) -> bool:
    """Whether it could be written; if not, the form says why."""
    kind, answer = form.said.data.split(":")
    words = (form.words.data or "").strip('“”" ')
    told = Told(how=form.how.data, at=now, words=words, recorded_by_id=recruiter_id)
    try:
        _write(session, person.id, ConsentKind(kind), answer, told, form)
    except (terms.NotPaused, terms.NotStopped, terms.NotRestricted):
        name = person.first_name
        thing = "restriction" if kind == ConsentKind.restrict else kind
        form.said.errors = [f"{name} has no {thing} that could end."]
        return False
    return True


def _write(
    session: Session,
    person_id: int,
    kind: ConsentKind,
    answer: str,
    told: Told,
    form: ConsentForm,
) -> None:
    if kind is ConsentKind.pause and answer == "yes":
        terms.pause(session, person_id, form.until.data, told)
    elif kind is ConsentKind.pause:
        terms.end_pause(session, person_id, told)
    elif kind is ConsentKind.stop and answer == "yes":
        terms.stop(session, person_id, told)
    elif kind is ConsentKind.stop:
        terms.end_stop(session, person_id, told)
    elif kind is ConsentKind.restrict and answer == "yes":
        terms.restrict(session, person_id, told)
    elif kind is ConsentKind.restrict:
        terms.end_restriction(session, person_id, told)
    else:
        details = {"country": form.country.data} if kind is ConsentKind.residence else None
        record_consent(session, person_id, kind, answer, told, details)
