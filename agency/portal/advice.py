"""Advice: what would open more doors for somebody, the market of their trade, and what our market asks for."""

from flask import Response, render_template

from agency import clock
from agency.advice.brief import Brief
from agency.advice.for_person import advice_for, brief_for
from agency.advice.market import Wanted, wanted_most
from agency.database import db
from agency.languages.speaking import is_french
from agency.portal.advice_words import so_many
from agency.portal.candidate import shown_person
from agency.portal.csv_files import csv_file, told_in_file
from agency.portal.face import me, portal
from agency.portal.person_words import voice
from agency.skills.models import TermKind

MOST = 25
HEADINGS = (
    "kind", "name", "open", "expected", "filled in two years", "cannot do without", "people who have it", "on the way",
)  # fmt: skip


@portal.get("/candidates/<int(max=2147483647):candidate_id>/advice")
def person_advice(candidate_id: int) -> str:
    person, today = shown_person(candidate_id), clock.today(me().zone)
    return render_template(
        "portal/candidate_advice.html",
        candidate=person,
        advice=advice_for(db.session(), person, today),
        voice=voice(person),
        so_many=so_many,
    )


@portal.get("/candidates/<int(max=2147483647):candidate_id>/brief")
def market_brief(candidate_id: int) -> str:
    """One page to print or to talk from; no candidate is named on it, and no client without leave."""
    person, now = shown_person(candidate_id), clock.now()
    brief = brief_for(db.session(), person, clock.today(me().zone))
    return render_template(
        "portal/market_brief.html",
        candidate=person,
        brief=brief if isinstance(brief, Brief) else None,
        title=brief.title,
        now=now,
    )


@portal.get("/insights/market")
def insights_market() -> str:
    """Which designations and skills our roles ask for, against who has them."""
    return render_template(
        "portal/insights_market.html",
        designations=_wanted(TermKind.designation),
        skills=_wanted(TermKind.skill),
    )


@portal.get("/insights/market.csv")
def insights_market_csv() -> Response:
    """The same as a table: counts, nobody's name."""
    wanted = [*_wanted(TermKind.designation), *_wanted(TermKind.skill)]
    rows = (
        (told_in_file(one.term.kind), one.term.name, one.open, one.expected, one.filled, one.musts, one.have, one.under_way)
        for one in wanted
    )  # fmt: skip
    return csv_file([[*map(told_in_file, HEADINGS)], *rows], "market.csv", for_excel=is_french())


def _wanted(kind: TermKind) -> list[Wanted]:
    return list(wanted_most(db.session(), kind, clock.today(me().zone), MOST))
