"""Marketing a candidate: their consent first, then clients with a reason each, and what these would read."""

from datetime import date, datetime

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import SelectField, SelectMultipleField

from agency import clock
from agency.candidates.addresses import read_out
from agency.candidates.models import Candidate
from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind
from agency.database import db
from agency.languages.speaking import N_, _, speaking
from agency.marketing.approving import UNSENT, consent_to, did_not_leave, end, showings_of
from agency.marketing.blinding import Blinded
from agency.marketing.models import BlindProfile, Marketing, ShowingState
from agency.marketing.never import Never
from agency.marketing.profiles import (
    GivesAway,
    NotTheirWords,
    Written,
    begin,
    from_record,
    how_many_fit,
    newest_profile,
    running_of,
    write,
    written,
)
from agency.marketing.proposing import WaveIsFull, propose, room_in_wave
from agency.marketing.reasons import Found, clients_for, why_told
from agency.marketing.record import resume_lines, secrets_of, words_of_theirs
from agency.portal import person_words
from agency.portal.candidate import shown_person
from agency.portal.face import me, portal
from agency.portal.marketing_words import consent_light, left_out_words, standing_of
from agency.recruiters.queries import the_agency
from agency.web.access import found
from agency.web.fields import Form, LineField, TextField, choices_of, needed
from agency.words import any_of, capital, count_words

PERSON = "/candidates/<int(max=2147483647):candidate_id>/market"
SHOWING = "<int(max=2147483647):showing_id>"
Answer = str | Response | tuple[str, int]


class ProfileForm(Form):
    """What clients read, as a recruiter corrects it."""

    title = LineField(N_("Title and place"), [needed(N_("Say what they do."))], most=120)
    terms = LineField(
        N_("From when, on what terms"),
        description=N_("Pay may stand here: the candidate reads it before anybody else does."),
    )
    lines = TextField(
        N_("What they bring"),
        [needed(N_("Say in a line at least what they bring."))],
        most=3_000,
        description=N_("One thing a line."),
    )
    from_resume = SelectMultipleField(N_("Add from the résumé"), choices=[])
    quote = SelectField(
        N_("Words of theirs"),
        choices=[],
        description=N_("Shown to clients only if the candidate allows it when they approve."),
    )

    def offer(self, lines: list[Blinded], quotes: list[str]) -> None:
        """Lines of the résumé as they would stand there, and what they said."""
        self.from_resume.choices = choices_of(
            (str(number), one.text) for number, one in enumerate(lines) if one.text
        )
        self.quote.choices = choices_of([("", _("None")), *((one, one) for one in quotes)])

    def draft(self, lines: list[Blinded]) -> Written:
        """What a valid form says, with the lines that were chosen."""
        typed = [line.strip("•-– ").strip() for line in (self.lines.data or "").splitlines()]
        chosen = [lines[int(number)].text for number in self.from_resume.data or ()]
        kept = tuple(dict.fromkeys(line for line in [*typed, *chosen] if line))
        return Written(
            title=self.title.data or "",
            terms=self.terms.data or "",
            lines=kept,
            quote=self.quote.data or "",
        )


@portal.get(PERSON)
def market_candidate(candidate_id: int) -> str:
    """Whom to show them to, and why. Nothing is sent from here."""
    person, session, now = shown_person(candidate_id), db.session(), clock.now()
    today = clock.today(me().zone)
    consent = consent_to(session, person.id, today)
    running = running_of(session, person.id)
    clients = _clients(person, now, today) if consent else Found((), ())
    profile, draft, taken = _preview(person, running, today)
    showings = showings_of(session, person.id)
    lost = did_not_leave(session, showings)
    here = {one.client_id: one for one in showings if running and one.marketing_id == running.id}
    return render_template(
        "portal/market_candidate.html",
        candidate=person,
        voice=person_words.voice(person),
        words=person_words,
        line=current_consent(session, person.id).get(ConsentKind.market),
        consent=consent,
        light=consent_light(person, consent),
        refused=Never(session, person, today).refused,
        running=running,
        is_running=running is not None and running.runs_on(today),
        worth=clients.worth,
        why_told=why_told,
        left_out=left_out_words(clients.left_out),
        here=here,
        states=ShowingState,
        room=room_in_wave(session, person.id, now),
        profile=profile,
        draft=draft,
        taken=taken,
        fit=how_many_fit(session, person, draft),
        to_read=[one for one in here.values() if one.state in UNSENT],
        shown=[one for one in showings if one.sent_at and one.id not in lost],
        standing_of=standing_of,
        phone=read_out(me().phone),
    )


@portal.post(f"{PERSON}/clients")
def propose_clients(candidate_id: int) -> Response:
    """The ticked ones are put to the candidate, who strikes off whom they do not want."""
    person, session, now = shown_person(candidate_id), db.session(), clock.now()
    today = clock.today(me().zone)
    if consent_to(session, person.id, today) is None:
        flash(_("%(name)s has not agreed to be marketed.", name=person.first_name), "error")
        return _back(person)
    ticked = set(request.form.getlist("client", type=int))
    chosen = [
        one
        for one in _clients(person, now, today).worth
        if one.client.id in ticked and one.light.may_contact
    ]
    if not chosen:
        flash(_("No client was ticked, so nothing was changed."), "error")
        return _back(person)
    agency = the_agency(session)
    marketing = begin(session, person, agency, me().id, today, now)
    try:
        with speaking(agency.language):
            made = propose(session, marketing, chosen, me(), now)
    except WaveIsFull as full:
        session.rollback()
        flash(_wave_words(full.left), "error")
        return _back(person)
    session.commit()
    if not made:
        flash(_("Those clients are on the list already."))
        return _back(person)
    flash(
        _(
            "%(count)s on the list. Now ask %(name)s: nothing is sent before %(they)s %(say)s which of them may read it.",
            count=capital(count_words(len(made), "client is", "clients are")),
            they=person_words.voice(person)["they"],
            say=person_words.voice(person)["say"],
            name=person.first_name,
        )
    )
    return redirect(url_for("portal.draft_email", candidate_id=person.id, about="marketing"))


@portal.route(f"{PERSON}/profile", methods=["GET", "POST"])
def blind_profile(candidate_id: int) -> Answer:
    """Correct what clients read. What would say who it is is refused, with the words."""
    person, session, now = shown_person(candidate_id), db.session(), clock.now()
    today = clock.today(me().zone)
    running = running_of(session, person.id)
    lines = resume_lines(session, person, secrets_of(session, person), today)
    form = ProfileForm()
    form.offer(lines, words_of_theirs(session, person))
    profile, draft, taken = _preview(person, running, today)
    if not form.is_submitted():
        form.title.data, form.terms.data = draft.title, draft.terms
        form.lines.data, form.quote.data = "\n".join(draft.lines), draft.quote
    elif form.validate() and _write(person, form, lines, now, today):
        session.commit()
        flash(_("Saved. This is what clients will read."))
        return _back(person)
    page = render_template(
        "portal/blind_profile.html",
        candidate=person,
        form=form,
        profile=profile,
        taken=taken,
        is_approved=running is not None and running.approved_at is not None,
    )
    return (page, 422) if form.is_submitted() else page


@portal.post(f"{PERSON}/ending")
def end_marketing(candidate_id: int) -> Response:
    """Done: letters that wait are taken back. What was sent stays listed."""
    person, session = shown_person(candidate_id), db.session()
    running = found(running_of(session, person.id))
    end(session, running, clock.now())
    session.commit()
    flash(_("%(name)s is marketed no more. Letters that waited are taken back.", name=person.first_name))  # fmt: skip
    return _back(person)


def _clients(person: Candidate, now: datetime, today: date) -> Found:
    return clients_for(db.session(), person, me().id, today, now, me().zone)


def _preview(
    person: Candidate, running: Marketing | None, today: date
) -> tuple[BlindProfile | None, Written, list[tuple[str, str]]]:
    """The version that counts; before there is one, what the record says."""
    session = db.session()
    if running is not None:
        profile = newest_profile(session, running.id)
        taken = [(one["what"], one["instead"]) for one in profile.taken_out]
        return profile, written(profile), taken
    agency = the_agency(session)
    with speaking(agency.language):
        draft, taken = from_record(session, person, agency, secrets_of(session, person), today)
    return None, draft, list(dict(taken).items())


def _write(
    person: Candidate, form: ProfileForm, lines: list[Blinded], now: datetime, today: date
) -> bool:
    """Whether it could be kept; if not, the form says why."""
    session = db.session()
    taken = [pair for number in form.from_resume.data or () for pair in lines[int(number)].taken]
    marketing = begin(session, person, the_agency(session), me().id, today, now)
    try:
        write(session, marketing, form.draft(lines), taken, me().id, today, now)
    except GivesAway as gives:
        session.rollback()
        words = _("This would say who it is: %(words)s.", words=any_of(gives.words))
        form.lines.errors = [words]
        return False
    except NotTheirWords:
        session.rollback()
        form.quote.errors = [_("Choose words that are on record.")]
        return False
    return True


def _wave_words(left: int) -> str:
    if not left:
        return _("Ten clients at once are the most. Wait until these have answered.")
    return _(
        "Ten clients at once are the most: there is room for %(left)s more.",
        left=count_words(left),
    )


def _back(person: Candidate) -> Response:
    return redirect(url_for("portal.market_candidate", candidate_id=person.id))
