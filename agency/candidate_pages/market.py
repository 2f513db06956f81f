"""Roles like theirs, and which step would open more: a page of their own behind the same door as the answers."""

from flask import flash, redirect, render_template, request, url_for

from agency import clock
from agency.advice.brief import Brief
from agency.advice.for_person import advice_for, brief_for
from agency.answers.talking import ask_to_talk
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import own_page, zone_of
from agency.database import db
from agency.languages.speaking import _
from agency.words import named_day

STEPS = 3


@candidate_pages.get("/<token>/profile/market")
def market(token: str) -> str:
    """Counts and ranges of our own roles; no employer is named without leave."""
    person = own_page(token).candidate
    today = clock.today(zone_of(person))
    advice = advice_for(db.session(), person, today)
    brief = brief_for(db.session(), person, today)
    return render_template(
        "candidate_pages/market.html",
        token=token,
        person=person,
        steps=advice.steps[:STEPS],
        guides=advice.guides,
        brief=brief if isinstance(brief, Brief) else None,
        title=brief.title,
    )


@candidate_pages.post("/<token>/profile/market", endpoint="talk_about")
def talk_about(token: str) -> Answer:
    """Whoever looks after them promises to talk about it."""
    person = own_page(token).candidate
    now, today = clock.now(), clock.today(zone_of(person))
    wanted = request.form.get("step", "")
    steps = {one.missing.name for one in advice_for(db.session(), person, today).steps}
    promise = ask_to_talk(db.session(), person, wanted if wanted in steps else "", now, today)
    db.session.commit()
    words = _(
        "%(name)s will talk with you about it by %(day)s.",
        name=promise.recruiter.name,
        day=named_day(promise.due_on),
    )
    flash(words, "candidate")
    return redirect(url_for("candidate_pages.market", token=token))
