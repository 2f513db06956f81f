"""What becomes of a touch once it is saved: word of it with a way back, and corrections later."""

from datetime import datetime
from secrets import token_urlsafe

from flask import flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.lights import light_of
from agency.portal.touch_correction_form import CorrectionForm
from agency.portal.touch_words import saved_words
from agency.queue import later
from agency.recontact.touch_corrected import ChangedMeanwhile, correct_touch, version_of
from agency.recontact.touch_saved import record_touch
from agency.recontact.touch_undone import AlreadyTakenBack, TakenBack, TooLateToUndo, take_back
from agency.recruiters.drafts import LOG, keep_draft
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome, Touch
from agency.web.access import SomebodyElses, found
from agency.web.redirects import page_before
from agency.words import local

Answer = str | Response | tuple[str, int]
TRIES = {"no_answer": Outcome.no_answer, "left_message": Outcome.left_message}
_ALREADY = N_("That was taken back already.")


def saved(words: str, touch_id: int | None, there: str) -> Response:
    """Word of it: beside the page, which then swaps what changed; without a script, on ``there``.

    With ``touch_id`` it offers to take the touch back.
    """
    if "HX-Request" not in request.headers:
        flash(words, f"touch {touch_id}" if touch_id else "message")
        return redirect(there)
    toast = render_template("portal/touch/toast.html", words=words, touch_id=touch_id)
    answer = make_response(toast)
    answer.headers["HX-Trigger"] = "touch-saved"
    if request.form.get("then") == "next" and not _is_open(there):
        flash(words, f"touch {touch_id}")
        answer.headers["HX-Redirect"] = there
    return answer


@portal.post("/touches/attempts")
def log_attempt() -> Answer:
    """Nobody answered, or a message was left: at once, with nothing to fill in."""
    outcome = TRIES.get(request.form.get("outcome", ""))
    candidate = found(_person(request.form.get("candidate_id", type=int)))
    if outcome is None:
        return _("Choose “no answer” or “left a message”."), 400
    session, now = db.session(), clock.now()
    before = light_of(session, candidate.id, me().id, now, Channel.call, None)
    touch = record_touch(session, _attempt(candidate, outcome, now), (), now)
    later(session, "rematch_candidate", candidate_id=candidate.id)
    words, touch_id = saved_words(touch, (), before), touch.id
    there = page_before() or url_for("portal.candidate", candidate_id=candidate.id)
    session.commit()
    return saved(words, touch_id, there)


@portal.post("/touches/<int(max=2147483647):touch_id>/undo")
def undo_touch(touch_id: int) -> Answer:
    """Take it back; what was written is in the log again, as a draft."""
    session, now = db.session(), clock.now()
    touch = session.get(Touch, touch_id)
    if touch is None:
        return saved(_(_ALREADY), None, url_for("portal.today"))
    person = _mine(touch).candidate
    draft = {"note": [touch.note], "quote": [touch.quote], "candidate_id": [str(person.id)]}
    draft |= {"channel": [touch.channel], "direction": [touch.direction]}
    try:
        undone = take_back(session, touch, me().id, now)
    except AlreadyTakenBack:
        return saved(_(_ALREADY), None, url_for("portal.today"))
    except TooLateToUndo:
        words = _("That was saved too long ago to be taken back. It can still be corrected.")
        return saved(words, None, url_for("portal.candidate", candidate_id=person.id))
    if draft["note"] != [""]:
        keep_draft(session, me().id, LOG, person.id, draft, now)
    later(session, "rematch_candidate", candidate_id=person.id)
    words = _taken_back(person, undone)
    there = page_before() or url_for("portal.candidate", candidate_id=person.id)
    session.commit()
    return saved(words, None, there)


@portal.route("/touches/<int(max=2147483647):touch_id>/edit", methods=["GET", "POST"])
def correct_saved_touch(touch_id: int) -> Answer:
    """What was written wrongly; the earlier text stays in the history."""
    touch = _mine(found(db.session.get(Touch, touch_id)))
    version = version_of(db.session(), touch)
    now = local(clock.now(), me().zone)
    form = CorrectionForm(now=now, touch=touch, version=version, zone=me().zone)
    if not form.validate_on_submit() or not _corrected(touch, form):
        page = render_template("portal/touch_correction.html", form=form, touch=touch)
        return page, 422 if form.is_submitted() else 200
    later(db.session(), "rematch_candidate", candidate_id=touch.candidate_id)
    person, anchor = touch.candidate_id, f"t-{touch.id}"
    db.session.commit()
    flash(_("Corrected. What it said before is in its history."))
    return redirect(url_for("portal.candidate", candidate_id=person, _anchor=anchor))


@portal.app_template_global("fresh_key")
def fresh_key() -> str:
    """For a form that is saved once, however often it is sent."""
    return token_urlsafe(16)


def _corrected(touch: Touch, form: CorrectionForm) -> bool:
    """Whether it could be; if not, the form says why and shows what it says now."""
    try:
        correct_touch(db.session(), touch, form.correction(), form.seen.data or 0, clock.now())
    except ChangedMeanwhile:
        form.form_errors.append(
            _(
                "Another window of yours has corrected this since. Your text is still here; look at what it says now, below, and save again."
            )
        )
        form.is_about(version_of(db.session(), touch))
        return False
    return True


def _mine(touch: Touch) -> Touch:
    """A touch that I logged; a colleague's is theirs to take back or correct."""
    if touch.recruiter_id != me().id:
        raise SomebodyElses(touch.recruiter.first_name if touch.recruiter else None)
    if touch.candidate.erased_at:
        found(None)
    return touch


def _person(number: int | None) -> Candidate | None:
    if number is None or not 0 < number < 2**31:
        return None
    person = db.session.get(Candidate, number)
    return None if person is None or person.erased_at else person


def _attempt(candidate: Candidate, outcome: Outcome, now: datetime) -> NewTouch:
    return NewTouch(
        candidate_id=candidate.id,
        recruiter_id=me().id,
        channel=Channel.call,
        direction=Direction.ours,
        outcome=outcome,
        happened_at=now,
        happened_on=local(now, me().zone).date(),
        role_id=None,
        once_key=request.form.get("once_key", "")[:64] or None,
    )


def _taken_back(person: Candidate, undone: TakenBack) -> str:
    said = [_("Taken back: the touch with %(name)s.", name=person.full_name)]
    if undone.stop_stays:
        said.append(_("That they want no contact stays. If it is wrong, end it under Consent."))
    if undone.changed_since:
        said.append(_("What was changed since stays as it is."))
    return " ".join(said)


def _is_open(page: str) -> bool:
    """Whether the page on which the drawer stands is that one already."""
    return request.headers.get("HX-Current-URL", "").partition("?")[0].endswith(page)
