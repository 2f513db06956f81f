"""Reviews of a résumé or a LinkedIn profile: a checklist that is written, sent, and done tip by tip."""

from collections.abc import Collection, Iterable

from flask import flash, redirect, render_template, request, url_for
from wtforms import SelectMultipleField

from agency import clock
from agency.candidates.models import Candidate
from agency.coaching.models import Review, ReviewKind, Tip
from agency.coaching.reviews import (
    GIFT,
    BegunMeanwhile,
    NewReview,
    add_tips,
    begin_review,
    correct_review,
    hold_tip,
    mark_done,
    newest_reviews,
    open_again,
    review_shown,
    reviews_of,
    starter_tips,
    take_thanks_back,
    thank,
)
from agency.coaching.wording import REVIEWS
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import shown_person
from agency.portal.coaching import OF_PERSON, Answer
from agency.portal.face import me, portal
from agency.portal.interviews import a_line_each, lines_in
from agency.portal.meanwhile import Meanwhile, RecordForm, hold, meanwhile, remember
from agency.recruiters.queries import the_agency
from agency.web.access import found
from agency.web.fields import TextField, choices_of
from agency.words import count_words

_REVIEW = "/reviews/<int(max=2147483647):review_id>"


class ReviewForm(RecordForm):
    """Tips from the last review, from our list, and of one's own."""

    kept = SelectMultipleField(N_("Still open from last time"), choices=[], validate_choice=False)
    starter = SelectMultipleField(N_("Often worth saying"), choices=[], validate_choice=False)
    own = TextField(N_("Tips"), [a_line_each], description=N_("One a line, as they read it."))
    note = TextField(
        N_("A word before them"),
        most=2_000,
        description=N_("They read it above the tips: what is good already, for instance."),
    )

    def offer(
        self, person: Candidate, kind: ReviewKind, left: Iterable[str], there: Collection[str] = ()
    ) -> None:
        """What was ``left`` open, and what our list has beside it and what is ``there``."""
        left = list(dict.fromkeys([*(self.kept.data or []), *left]))
        listed = starter_tips(kind, person.reads(the_agency(db.session())))
        self.kept.choices = choices_of((one, one) for one in left)
        self.starter.choices = choices_of(
            (one, one) for one in listed if one not in left and one not in there
        )

    @property
    def tips(self) -> list[str]:
        kept = self.kept.data or [] if "kept" in self else []
        return [*kept, *(self.starter.data or []), *lines_in(self.own.data)]

    def validate(self, extra_validators: object = None) -> bool:
        is_good: bool = super().validate(extra_validators)
        if is_good and not self.tips:
            self.form_errors.append(_("Tick or write at least one tip."))
        return is_good and not self.form_errors


@portal.route(f"{OF_PERSON}/reviews/new", methods=["GET", "POST"])
def new_review(candidate_id: int) -> Answer:
    person, form, session = shown_person(candidate_id), ReviewForm(), db.session()
    wanted = request.args.get("kind", "")
    kind = ReviewKind(wanted) if wanted in ReviewKind.__members__ else ReviewKind.resume
    if not form.is_submitted():
        left = _offer_left(form, person, kind)
        form.kept.data = left
        return _form_page(person, kind, form)
    form.offer(person, kind, [])
    if not form.validate():
        return _form_page(person, kind, form), 422
    seen = form.seen.data or ""
    told = NewReview(kind, form.tips, form.note.data or "", int(seen) if seen.isdecimal() else 0)
    try:
        review, is_new = begin_review(session, person.id, told, me().id, clock.now())
    except BegunMeanwhile:
        session.rollback()
        form.form_errors.append(
            _(
                "A newer review was begun while you had this open. Save again if yours comes after it."
            )
        )
        _offer_left(form, person, kind)
        return _form_page(person, kind, form), 409
    session.commit()
    if is_new:
        flash(_("The review is saved. They read it once you have sent the letter about it."))
    else:
        flash(_("This review was saved already. Nothing was changed."))
    return redirect(url_for("portal.review", review_id=review.id))


@portal.get(_REVIEW)
def review(review_id: int) -> str:
    shown = _shown(review_id)
    versions = reviews_of(db.session(), shown.candidate_id, shown.kind)
    return render_template(
        "portal/coaching/review.html",
        candidate=shown.candidate,
        review=shown,
        name=REVIEWS[shown.kind],
        gift=GIFT[shown.kind],
        versions=versions,
        version=len(versions) - versions.index(shown),
    )


@portal.route(f"{_REVIEW}/edit", methods=["GET", "POST"])
def edit_review(review_id: int) -> Answer:
    """All of it while it was not sent; afterwards tips are added to those they read."""
    shown, form, session = _shown(review_id), ReviewForm(), db.session()
    _show(form, shown)
    if not form.is_submitted():
        remember(session, form, shown, *shown.tips)
        return _form_page(shown.candidate, shown.kind, form, shown)
    hold(session, shown)
    if not shown.sent_at:
        now = ReviewForm(formdata=None)
        _show(now, shown)
        changes = meanwhile(session, form, now, me(), shown, *shown.tips)
        if changes is not None:
            return _form_page(shown.candidate, shown.kind, form, shown, changes), 409
    if not form.validate():
        return _form_page(shown.candidate, shown.kind, form, shown), 422
    if shown.sent_at:
        added = add_tips(session, shown, form.tips)
        said = _("Added: %(tips)s.", tips=count_words(added, "tip"))
        flash(said if added else _("Nothing was changed: they are there already."))
    else:
        correct_review(session, shown, form.tips, form.note.data or "")
        flash(_("Corrected. What was there before is kept in the history."))
    session.commit()
    return redirect(url_for("portal.review", review_id=review_id))


@portal.post("/tips/<int(max=2147483647):tip_id>")
def change_tip(tip_id: int) -> Answer:
    """Done, open again, thanked for, or not thanked for after all."""
    tip = found(hold_tip(db.session(), tip_id))
    _shown(tip.review_id)
    said = _change(tip, request.form.get("to", ""))
    db.session.commit()
    flash(said or _("Nothing was changed: it is so already."))
    return redirect(url_for("portal.review", review_id=tip.review_id, _anchor=f"tip-{tip.id}"))


def _change(tip: Tip, to: str) -> str:
    """What was done, in words; nothing where nothing was."""
    now, words = clock.now(), tip.words
    match to:
        case "done":
            return _("Done: “%(words)s”", words=words) if mark_done(tip, me().id, now) else ""
        case "open":
            return _("Open again: “%(words)s”", words=words) if open_again(tip) else ""
        case "thanks":
            return _("Thanked for: “%(words)s”", words=words) if thank(tip, now) else ""
        case "no-thanks":
            return _("Thanks taken back: “%(words)s”", words=words) if take_thanks_back(tip) else ""
    return ""


def _shown(review_id: int) -> Review:
    return found(review_shown(db.session(), review_id))


def _offer_left(form: ReviewForm, person: Candidate, kind: ReviewKind) -> list[str]:
    """What the newest review left open is offered, and the form knows which that was."""
    last = newest_reviews(db.session(), person.id).get(kind)
    left = [one.words for one in last.open_tips] if last else []
    form.offer(person, kind, left)
    form.seen.raw_data, form.seen.data = None, str(last.id if last else 0)
    return left


def _show(form: ReviewForm, review: Review) -> None:
    """What may still be changed of it."""
    there = [one.words for one in review.tips]
    form.offer(review.candidate, review.kind, [], there)
    del form.kept
    if review.sent_at:
        del form.note
    elif not form.is_submitted() or form.own.raw_data is None:
        form.own.data, form.note.data = "\n".join(there), review.note


def _form_page(
    person: Candidate,
    kind: ReviewKind,
    form: ReviewForm,
    review: Review | None = None,
    changes: Meanwhile | None = None,
) -> str:
    return render_template(
        "portal/coaching/review_form.html",
        candidate=person,
        theirs=person.reads(the_agency(db.session())),
        name=REVIEWS[kind],
        form=form,
        review=review,
        meanwhile=changes,
    )
