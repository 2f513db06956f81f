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
from agency.languages.speaking import N_, _
from agency.lists.batches import (
    MOST,
    OPEN,
    Reason,
    begin_batch,
    drafts_of,
    open_batches,
    reasons_of,
)
from agency.lists.models import DraftState, LetterBatch, LetterDraft
from agency.portal.batch_sending import send_draft
from agency.portal.face import me, portal
from agency.portal.letter_draft import draft
from agency.portal.person_words import source_words
from agency.portal.searching import asked_now
from agency.portal.ticked import LeftOut, bar
from agency.portal.ticked_acts import on_the_ticked
from agency.search.reasons import reasons_for
from agency.web.access import found
from agency.web.fields import Form, LineField, TextField, needed
from agency.words import capital, count_words

LETTERS_ID = "<int(max=2147483647):letters_id>"
DRAFT_ID = "<int(max=2147483647):draft_id>"
_WITHOUT = {"remove": DraftState.removed}
_STATES = {**_WITHOUT, "reviewed": DraftState.reviewed}
"""What a button makes of a draft; it is one again after every other."""


class DraftForm(Form):
    """One person's letter."""

    subject = LineField(N_("Subject"), [needed(N_("Give the letter a subject."))], most=150)
    words = TextField(N_("Letter"), [needed(N_("Write the letter."))])


@portal.get("/letters")
def letter_batches() -> str:
    return render_template(
        "portal/letter_batches.html", batches=open_batches(db.session(), me().id)
    )


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
    _leave_out(session, batch, ticked.left_out, ticked.to_write_to[MOST:])
    session.commit()
    return redirect(url_for("portal.letter_batch", letters_id=batch.id))


@portal.get(f"/letters/{LETTERS_ID}")
def letter_batch(letters_id: int) -> str:
    """What is still to be read, what may leave, and what became of the others."""
    batch = _own(letters_id)
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
    )


@portal.post(f"/letters/{LETTERS_ID}/drafts/{DRAFT_ID}")
def change_draft(letters_id: int, draft_id: int) -> str | Response | tuple[str, int]:
    """Keep what was written, and say that it may leave, that it may not, or that it is read again."""
    one = _draft(_own(letters_id), draft_id)
    if one.state not in (*OPEN, DraftState.removed):
        flash(_("That letter is settled already."), "error")
        return _back(one)
    form, act = DraftForm(prefix=f"d{one.id}-"), request.form.get("act", "keep")
    fits = form.validate()
    if form.subject.name in request.form:
        one.subject, one.words = form.subject.data[:150], (form.words.data or "")[:10_000]
    one.state = _STATES.get(act, DraftState.draft) if fits else _WITHOUT.get(act, DraftState.draft)
    db.session.commit()
    if "HX-Request" in request.headers and act == "keep":
        return "", 204
    if not fits and act == "reviewed":
        flash(
            _("The letter to %(name)s needs a subject and words.", name=one.candidate.full_name),
            "error",
        )
    return _back(one)


@portal.post(f"/letters/{LETTERS_ID}/sending")
def send_letters(letters_id: int) -> Response:
    """All that were reviewed, one after the other; what was sent before a crash stays sent."""
    batch = _own(letters_id)
    wanted = select(LetterDraft.id).filter_by(batch_id=batch.id, state=DraftState.reviewed)
    sent = refused = 0
    for number in db.session.scalars(wanted.order_by(LetterDraft.id)).all():
        state = send_draft(number, clock.now())
        sent += state is DraftState.sent
        refused += state is DraftState.refused
    said = capital(count_words(sent, "letter is in the post.", "letters are in the post."))
    if refused:
        out = count_words(
            refused,
            "was not sent: the reason stands beside each.",
            "were not sent: the reason stands beside each.",
        )
        said = f"{said} {capital(out)}"
    flash(said, "error" if refused and not sent else "message")
    return redirect(url_for("portal.letter_batch", letters_id=batch.id))


@portal.post(f"/letters/{LETTERS_ID}/ending")
def end_letters(letters_id: int) -> Response:
    """Done with it; what was not sent does not leave. It can be taken up again."""
    batch = _own(letters_id)
    batch.ended_at = None if batch.ended_at else clock.now()
    db.session.commit()
    if batch.ended_at is None:
        return redirect(url_for("portal.letter_batch", letters_id=batch.id))
    undo = url_for("portal.end_letters", letters_id=batch.id)
    flash(_("Done. Letters that were not sent stay here and do not leave."), f"back {undo}")
    return redirect(url_for("portal.letter_batches"))


def _leave_out(
    session: Session, batch: LetterBatch, refused: Sequence[LeftOut], too_many: Sequence[int]
) -> None:
    """Those the light refuses, and those there was no room for."""
    said = {one.id: one.why for one in refused}
    said |= dict.fromkeys(
        too_many, _("%(most)s people are written to together at most.", most=MOST)
    )
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
        source = source_words(told.channel, told.on) if told.channel and told.on else _("Résumé")  # type: ignore[arg-type]  # kept as text
        quote = told.text if told.is_quote else ""
        reasons[one] = Reason("" if quote else passage.text, quote, source)
    return reasons


def _form(one: LetterDraft) -> DraftForm:
    data = {"subject": one.subject, "words": one.words}
    return DraftForm(formdata=None, data=data, prefix=f"d{one.id}-")


def _role(number: int) -> Role | None:
    role = db.session.get(Role, number) if 0 < number < 2**31 else None
    return role if role is not None and role.state is RoleState.open else None


def _back(one: LetterDraft) -> Response:
    where = url_for("portal.letter_batch", letters_id=one.batch_id, _anchor=f"draft-{one.id}")
    return redirect(where)


def _own(letters_id: int) -> LetterBatch:
    return found(
        db.session.scalar(select(LetterBatch).filter_by(id=letters_id, recruiter_id=me().id))
    )


def _draft(batch: LetterBatch, draft_id: int) -> LetterDraft:
    query = select(LetterDraft).filter_by(id=draft_id, batch_id=batch.id).with_for_update()
    return found(db.session.scalar(query))
