"""Letters to several people: one draft each, read, changed or left out by the recruiter, then sent one by one.

Everything stands in the database from the first moment: a batch survives reloads, crashes and the end
of a session. Each letter leaves, or is refused, in a transaction of its own.
"""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from agency import clock
from agency.clients.models import Role, RoleState
from agency.contact.light import lights_of
from agency.contact.snapshot import Channel
from agency.database import db
from agency.lists.batches import MOST, OPEN, Reason, begin_batch, drafts_of, open_batches, reasons_of
from agency.lists.models import DraftState, LetterBatch, LetterDraft
from agency.portal.batch_sending import send_draft
from agency.portal.face import me, portal
from agency.portal.letter_draft import draft
from agency.portal.person_words import source_words
from agency.portal.searching import asked_now
from agency.portal.ticked import bar
from agency.portal.ticked_acts import on_the_ticked
from agency.search.reasons import reasons_for
from agency.web.access import found
from agency.web.fields import Form, LineField, TextField, needed
from agency.words import capital, count_words

BATCH_ID = "<int(max=2147483647):batch_id>"
DRAFT_ID = "<int(max=2147483647):draft_id>"
_MOST_ROLES = 200


class DraftForm(Form):
    """One person's letter."""

    subject = LineField("Subject", [needed("Give the letter a subject.")], most=150)
    words = TextField("Letter", [needed("Write the letter.")])


@portal.get("/letters")
def letter_batches() -> str:
    return render_template("portal/letter_batches.html", batches=open_batches(db.session(), me().id))


@portal.post("/candidates/ticked/letters")
@on_the_ticked
def begin_letters(ids: list[int]) -> Response:
    """A draft for each whom the light lets us write to; who is left out is told with the reason."""
    session, now = db.session(), clock.now()
    role = _role(request.form.get("role_id", 0, type=int))
    ticked, batch = bar(session, ids), begin_batch(session, me().id, role.id if role else None, now)
    chosen = ticked.to_write_to[:MOST]
    reasons = reasons_of(session, chosen, role, _found(session, chosen), me())
    people = {one.id: one for one in ticked.people}
    for one in chosen:
        reason = reasons[one]
        subject, words = draft(people[one], role, reason.quote, me())
        session.add(
            LetterDraft(
                batch_id=batch.id, candidate_id=one, state=DraftState.draft, why=reason.why,
                quote=reason.quote, source=reason.source, subject=subject, words=words,
            )
        )  # fmt: skip
    _leave_out(session, batch, ticked.to_write_to[MOST:], ids)
    session.commit()
    return redirect(url_for("portal.letter_batch", batch_id=batch.id))


@portal.get(f"/letters/{BATCH_ID}")
def letter_batch(batch_id: int) -> str:
    """What is still to be read, what may leave, and what became of the others."""
    batch = _own(batch_id)
    drafts = drafts_of(db.session(), batch.id)
    waiting = [one.candidate_id for one in drafts if one.state in OPEN]
    lights = lights_of(db.session(), waiting, me().id, clock.now(), Channel.email)
    return render_template(
        "portal/letter_batch.html",
        batch=batch,
        drafts=drafts,
        lights=lights,
        states=DraftState,
        forms={one.id: _form(one) for one in drafts if one.state in OPEN},
        reviewed=sum(one.state is DraftState.reviewed for one in drafts),
        roles=_roles(db.session()),
    )


@portal.post(f"/letters/{BATCH_ID}/drafts/{DRAFT_ID}")
def change_draft(batch_id: int, draft_id: int) -> str | Response | tuple[str, int]:
    """Keep what was written, and say that it may leave, that it may not, or that it is read again."""
    one = _draft(_own(batch_id), draft_id)
    if one.state not in (*OPEN, DraftState.removed):
        flash("That letter is settled already.", "error")
        return _back(one)
    form, act = DraftForm(prefix=f"d{one.id}-"), request.form.get("act", "keep")
    one.subject, one.words = (form.subject.data or "")[:150], (form.words.data or one.words)[:10_000]
    fits = form.validate()
    states = {"reviewed": DraftState.reviewed, "remove": DraftState.removed, "back": DraftState.draft}
    if fits or act in ("remove", "back"):
        one.state = states.get(act, DraftState.draft)
    db.session.commit()
    if "HX-Request" in request.headers and act == "keep":
        return "", 204
    if not fits and act == "reviewed":
        flash(f"The letter to {one.candidate.full_name} needs a subject and words.", "error")
    return _back(one)


@portal.post(f"/letters/{BATCH_ID}/sending")
def send_letters(batch_id: int) -> Response:
    """All that were reviewed, one after the other; what was sent before a crash stays sent."""
    batch = _own(batch_id)
    wanted = select(LetterDraft.id).filter_by(batch_id=batch.id, state=DraftState.reviewed)
    sent = refused = 0
    for number in db.session.scalars(wanted.order_by(LetterDraft.id)).all():
        state = send_draft(number, clock.now())
        sent += state is DraftState.sent
        refused += state is DraftState.refused
    said = f"{capital(count_words(sent, 'letter is', 'letters are'))} in the post."
    if refused:
        said += f" {capital(count_words(refused, 'was', 'were'))} not sent: the reason stands beside each."
    flash(said, "error" if refused and not sent else "message")
    return redirect(url_for("portal.letter_batch", batch_id=batch.id))


@portal.post(f"/letters/{BATCH_ID}/ending")
def end_letters(batch_id: int) -> Response:
    """Done with it; what was not sent does not leave. It can be taken up again."""
    batch = _own(batch_id)
    batch.ended_at = None if batch.ended_at else clock.now()
    db.session.commit()
    if batch.ended_at is None:
        return redirect(url_for("portal.letter_batch", batch_id=batch.id))
    undo = url_for("portal.end_letters", batch_id=batch.id)
    flash("Done. Letters that were not sent stay here and do not leave.", f"back {undo}")
    return redirect(url_for("portal.letter_batches"))


def _leave_out(
    session: Session, batch: LetterBatch, too_many: Sequence[int], ids: Sequence[int]
) -> None:
    """Those the light refuses, and those there was no room for."""
    lights = lights_of(session, ids, me().id, clock.now(), Channel.email)
    said = {one: lights[one].sentence for one in ids if not lights[one].may_contact}
    said |= dict.fromkeys(too_many, f"{MOST} people are written to together at most.")
    session.add_all(
        LetterDraft(batch_id=batch.id, candidate_id=one, state=DraftState.left_out, said=why)
        for one, why in said.items()
    )


def _found(session: Session, ids: Sequence[int]) -> dict[int, Reason]:
    """What the search on the page found of them."""
    passages = reasons_for(session, ids, asked_now(session, {}).wanted)
    reasons = {}
    for one, passage in passages.items():
        told = passage.told
        source = source_words(told.channel, told.on) if told.channel and told.on else "Résumé"  # type: ignore[arg-type]  # kept as text
        quote = told.text if told.is_quote else ""
        reasons[one] = Reason("" if quote else passage.text, quote, source)
    return reasons


def _form(one: LetterDraft) -> DraftForm:
    data = {"subject": one.subject, "words": one.words}
    return DraftForm(formdata=None, data=data, prefix=f"d{one.id}-")


def _roles(session: Session) -> Sequence[Role]:
    query = select(Role).where(Role.state == RoleState.open).order_by(Role.title, Role.id)
    return session.scalars(query.limit(_MOST_ROLES)).all()


def _role(number: int) -> Role | None:
    role = db.session.get(Role, number) if 0 < number < 2**31 else None
    return role if role is not None and role.state is RoleState.open else None


def _back(one: LetterDraft) -> Response:
    where = url_for("portal.letter_batch", batch_id=one.batch_id, _anchor=f"draft-{one.id}")
    return redirect(where)


def _own(batch_id: int) -> LetterBatch:
    return found(db.session.scalar(select(LetterBatch).filter_by(id=batch_id, recruiter_id=me().id)))


def _draft(batch: LetterBatch, draft_id: int) -> LetterDraft:
    query = select(LetterDraft).filter_by(id=draft_id, batch_id=batch.id).with_for_update()
    return found(db.session.scalar(query))
