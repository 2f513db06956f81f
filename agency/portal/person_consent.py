"""What a recruiter was told about consent, taken to the contact room's verbs."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.answers.contacting import LIMITS
from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.contact.snapshot import Gone, Purpose
from agency.languages.speaking import N_, _
from agency.portal.candidate_forms import ConsentForm, TermsForm

_NOTHING_TO_END = {
    "pause": N_("%(name)s has no pause that could end."),
    "stop": N_("%(name)s has no stop that could end."),
    "restrict": N_("%(name)s has no restriction that could end."),
    "gone": N_("%(name)s has no line about a death or an age that could end."),
}


def write_consent(
    session: Session, person: Candidate, form: ConsentForm, recruiter_id: int, now: datetime
) -> bool:
    """Whether it could be written; if not, the form says why."""
    kind, answer = form.said.data.split(":")
    words = (form.words.data or "").strip('“”" ')
    told = Told(how=form.how.data, at=now, words=words, recorded_by_id=recruiter_id)
    try:
        _write(session, person.id, ConsentKind(kind), answer, told, form)
    except (terms.NotPaused, terms.NotStopped, terms.NotRestricted, terms.NotGone):
        form.said.errors = [_(_NOTHING_TO_END[kind], name=person.first_name)]
        return False
    return True


def write_terms(
    session: Session, person: Candidate, form: TermsForm, recruiter_id: int, now: datetime
) -> None:
    """What they told a recruiter of how to contact them; a line for each thing that is new."""
    words = (form.words.data or "").strip('“”" ')
    told = Told(how=form.how.data, at=now, words=words, recorded_by_id=recruiter_id)
    held = terms_of(session, person.id)
    terms.set_channels(session, person.id, form.channels.data or (), told, held.never_at_work)
    terms.set_hours(session, person.id, form.call_hours(), told)
    terms.refuse_topics(session, person.id, map(Purpose, form.refused.data or ()), told)
    if form.often.data in LIMITS:
        limit, only = LIMITS[form.often.data]
        terms.set_limit(session, person.id, limit, told, only_when_fits=only)


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
    elif kind is ConsentKind.gone and answer == "ended":
        terms.end_gone(session, person_id, told)
    elif kind is ConsentKind.gone:
        terms.set_gone(session, person_id, Gone(answer), told)
    elif kind is ConsentKind.restrict:
        terms.end_restriction(session, person_id, told)
    else:
        details = {"country": form.country.data} if kind is ConsentKind.residence else None
        record_consent(session, person_id, kind, answer, told, details)
