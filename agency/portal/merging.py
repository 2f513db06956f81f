"""Two records that may be one person: the list, side by side, merging, and parting again."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import _
from agency.merging.merging import FIELDS, NotTwoRecords, merge
from agency.merging.models import AlikePair, Merge
from agency.merging.parting import CannotPart, part
from agency.merging.queries import open_pairs
from agency.portal import person_words
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.merge_words import FIELD_WORDS, value_words
from agency.portal.paging import page_asked_for, pages
from agency.queue import later
from agency.web.access import found
from agency.web.request_log import log

PAGE = 25
CANDIDATE_ID = "<int(max=2147483647):candidate_id>"
OTHER_ID = "<int(max=2147483647):other_id>"


@portal.get("/candidates/alike")
def alike() -> str:
    number = page_asked_for()
    pairs, total = open_pairs(db.session(), number, PAGE)
    return render_template(
        "portal/alike.html",
        pairs=pairs,
        total=total,
        pages=pages("portal.alike", len(pairs), total, number, PAGE),
    )


@portal.post("/candidates/alike/search")
def look_for_alike() -> Response:
    later(db.session(), "find_alike", everybody=1)
    db.session.commit()
    flash(_("Everybody is being looked through. Pairs appear here as they are found."))
    return redirect(url_for("portal.alike"))


@portal.get(f"/candidates/{CANDIDATE_ID}/merging/{OTHER_ID}")
def side_by_side(candidate_id: int, other_id: int) -> str:
    """Both records; a field in which they differ is chosen. Nothing is changed by looking."""
    kept, gone = shown_person(candidate_id), shown_person(other_id)
    return render_template(
        "portal/side_by_side.html",
        kept=kept,
        gone=gone,
        words=person_words,
        fields=[
            (name, FIELD_WORDS[name], value_words(kept, name), value_words(gone, name))
            for name in FIELD_WORDS
        ],
    )


@portal.post(f"/candidates/{CANDIDATE_ID}/merging/{OTHER_ID}", endpoint="merge_candidates")
def merge_two(candidate_id: int, other_id: int) -> Response:
    kept, gone = _both(candidate_id, other_id)
    chosen = {name for name in FIELDS if request.form.get(name) == "other"}
    if "pay_now" in chosen or "pay_wanted" in chosen:
        chosen |= {"pay_currency", "pay_period"}
    if "place_id" in chosen:
        chosen.add("zone")
    try:
        merged = merge(db.session(), kept, gone, chosen, me(), clock.now())
    except NotTwoRecords:
        flash(_("These are not two records of living entries. Nothing was changed."), "error")
        return redirect(url_for("portal.alike"))
    changed(merged.candidate_id)
    db.session.commit()
    log.info("candidates merged", candidate_id=candidate_id, gone_id=other_id, recruiter_id=me().id)
    flash(_("They are one person now. For thirty days this can be undone, under History."))
    return redirect(url_for("portal.candidate", candidate_id=candidate_id))


@portal.post(f"/candidates/{CANDIDATE_ID}/merging/{OTHER_ID}/told-apart", endpoint="tell_apart")
def tell_apart(candidate_id: int, other_id: int) -> Response:
    low, high = sorted((candidate_id, other_id))
    pair = found(db.session.get(AlikePair, (low, high)))
    pair.told_apart_at, pair.told_apart_by_id = clock.now(), me().id
    db.session.commit()
    flash(_("Noted: they are two people. The pair does not come back."))
    return redirect(url_for("portal.alike"))


@portal.post("/merges/<int(max=2147483647):merge_id>/undo", endpoint="undo_merge")
def undo_merge(merge_id: int) -> Response:
    merged = found(db.session.get(Merge, merge_id, with_for_update=True))
    try:
        back = part(db.session(), merged, me(), clock.now())
    except CannotPart as refused:
        flash(_("The merge stays. %(refused)s", refused=refused), "error")
        return redirect(url_for("portal.candidate_history", candidate_id=merged.candidate_id))
    for one in (merged.candidate_id, back):
        changed(one)
    db.session.commit()
    log.info("merge undone", candidate_id=merged.candidate_id, gone_id=back, recruiter_id=me().id)
    flash(_("They are two people again. What came since stays with this one."))
    return redirect(url_for("portal.candidate", candidate_id=merged.candidate_id))


def _both(candidate_id: int, other_id: int) -> tuple[Candidate, Candidate]:
    """Both, locked in the order of their numbers."""
    people = {
        one: found(db.session.get(Candidate, one, with_for_update=True))
        for one in sorted({candidate_id, other_id})
    }
    return people[candidate_id], people[other_id]
