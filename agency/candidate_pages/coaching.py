"""Their three stories, what practice and reviews said to them, and packs for interviews, behind the code."""

from flask import flash, redirect, render_template, request, url_for
from wtforms import HiddenField

from agency import clock
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import note_language, own_page, zone_of
from agency.candidates.models import Candidate
from agency.coaching.models import Review, Story
from agency.coaching.packing import pack_for_them, packs_for_them
from agency.coaching.practising import practices_of
from agency.coaching.reviews import (
    hold_tip,
    mark_done,
    newest_reviews,
    open_again,
    review_for_them,
)
from agency.coaching.stories import LONGEST, ToldMeanwhile, stories_of, tell_own
from agency.coaching.wording import REVIEWED, STORIES, STORY_HINTS
from agency.database import db
from agency.languages.speaking import _
from agency.web.access import found
from agency.web.fields import Form, TextField
from agency.web.languages import is_switching


class StoriesForm(Form):
    """Each in their own words; ``seen`` is which versions were on the page."""

    history = TextField(
        STORIES[Story.history], most=LONGEST, description=STORY_HINTS[Story.history]
    )
    now = TextField(STORIES[Story.now], most=LONGEST, description=STORY_HINTS[Story.now])
    next = TextField(STORIES[Story.next], most=LONGEST, description=STORY_HINTS[Story.next])
    seen = HiddenField()

    def show(self, person: Candidate) -> None:
        held = stories_of(db.session(), person.id)
        for story in Story:
            self[story.value].data = held[story].words if story in held else ""
        self.remember(person)

    def remember(self, person: Candidate) -> None:
        held = stories_of(db.session(), person.id)
        self.seen.data = ",".join(f"{story}:{one.id}" for story, one in held.items())

    @property
    def versions(self) -> dict[Story, int]:
        pairs = (pair.partition(":") for pair in (self.seen.data or "").split(","))
        return {
            Story(name): int(number)
            for name, _colon, number in pairs
            if name in Story.__members__ and number.isdecimal()
        }


@candidate_pages.get("/<token>/profile/coaching")
def coaching(token: str) -> str:
    person, form = own_page(token).candidate, StoriesForm(formdata=None)
    form.show(person)
    return _page(token, person, form)


@candidate_pages.post("/<token>/profile/coaching", endpoint="save_stories")
def save_stories(token: str) -> Answer:
    person, form = own_page(token).candidate, StoriesForm()
    note_language(person)
    if is_switching():
        db.session.commit()
        return _page(token, person, form)
    if not form.validate():
        return _page(token, person, form), 422
    told = {story: form[story.value].data or "" for story in Story}
    today = clock.today(zone_of(person))
    try:
        new = tell_own(db.session(), person, told, form.versions, clock.now(), today)
    except ToldMeanwhile:
        db.session.rollback()
        form.form_errors.append(
            _(
                "One of them was written down anew while this page was open. Yours are below: save again to put them first."
            )
        )
        form.remember(person)
        return _page(token, person, form), 409
    db.session.commit()
    flash(_("Saved. Thank you.") if new else _("Nothing was changed."), "candidate")
    return redirect(url_for("candidate_pages.coaching", token=token))


@candidate_pages.get("/<token>/profile/coaching/<int(max=2147483647):interview_id>")
def pack(token: str, interview_id: int) -> str:
    """What was put together for one interview, once it was sent to them."""
    person = own_page(token).candidate
    return render_template(
        "candidate_pages/pack.html",
        token=token,
        person=person,
        pack=found(pack_for_them(db.session(), person.id, interview_id)),
    )


@candidate_pages.get("/<token>/profile/coaching/reviews/<int(max=2147483647):review_id>")
def review(token: str, review_id: int) -> str:
    """What we would change, once it was sent to them: to tick as it is done, or to print."""
    person = own_page(token).candidate
    shown = _review(person, review_id)
    return render_template(
        "candidate_pages/review.html",
        token=token,
        person=person,
        review=shown,
        name=REVIEWED[shown.kind],
    )


@candidate_pages.post("/<token>/profile/coaching/tips/<int(max=2147483647):tip_id>")
def tick_tip(token: str, tip_id: int) -> Answer:
    """They did it, or not after all."""
    person = own_page(token).candidate
    tip = found(hold_tip(db.session(), tip_id))
    shown = _review(person, tip.review_id)
    match request.form.get("to"):
        case "done":
            is_new = mark_done(tip, None, clock.now())
        case "open":
            is_new = open_again(tip)
        case _:
            is_new = False
    db.session.commit()
    flash(_("Saved. Thank you.") if is_new else _("Nothing was changed."), "candidate")
    return redirect(
        url_for("candidate_pages.review", token=token, review_id=shown.id, _anchor=f"tip-{tip_id}")
    )


def _review(person: Candidate, review_id: int) -> Review:
    return found(review_for_them(db.session(), person.id, review_id))


def _page(token: str, person: Candidate, form: StoriesForm) -> str:
    session = db.session()
    return render_template(
        "candidate_pages/coaching.html",
        token=token,
        person=person,
        form=form,
        reviews=newest_reviews(session, person.id, only_sent=True).values(),
        reviewed=REVIEWED,
        packs=packs_for_them(session, person.id),
        told=[one for one in practices_of(session, person.id) if one.for_them],
    )
