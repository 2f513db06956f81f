"""Insights, the other half of the bargain: what we gave, what we asked, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response, render_template

from agency.coaching.told import CoachingTold, coaching_told
from agency.database import db
from agency.insights.giving import AdviceTaken, Balance, advice_taken, balance_of
from agency.insights.scope import PERIODS, Scope
from agency.introductions.told import IntroductionsTold, introductions_told
from agency.marketing.told import Marketed, marketed
from agency.portal import giving_answers
from agency.portal.csv_files import figures_file
from agency.portal.face import portal
from agency.portal.insight_report import asked_for, how_many_colleagues
from agency.portal.insights import chosen
from agency.portal.touch_form import ASKS, VALUES
from agency.referrals.told import ReferralsTold, referrals_told

HEADINGS = ("question", "what", "number")
Line = tuple[str | int | float, ...]


@dataclass(frozen=True)
class Given:
    """Every answer of the page."""

    scope: Scope
    colleagues: int
    balance: Balance
    advice: AdviceTaken
    coaching: CoachingTold
    introductions: IntroductionsTold
    referrals: ReferralsTold
    marketed: Marketed


@portal.get("/insights/giving")
def insights_giving() -> str:
    return render_template(
        "portal/insights_giving.html",
        report=_given(asked_for()),
        chosen=chosen(),
        periods=PERIODS,
        answers=giving_answers,
    )


@portal.get("/insights/giving.csv")
def insights_giving_csv() -> Response:
    """The same as a table: counts, no candidate's name."""
    return figures_file(_as_rows(_given(asked_for())), "giving.csv", VALUES, ASKS)


def _given(scope: Scope) -> Given:
    session = db.session()
    asked = (session, scope.recruiter_id, scope.begins, scope.ends)
    return Given(
        scope=scope,
        colleagues=how_many_colleagues(session),
        balance=balance_of(session, scope),
        advice=advice_taken(session, scope),
        coaching=coaching_told(*asked),
        introductions=introductions_told(*asked),
        referrals=referrals_told(*asked),
        marketed=marketed(*asked),
    )


def _as_rows(found: Given) -> Iterator[Line]:
    yield HEADINGS
    for gift, count in found.balance.given.items():
        yield "given", gift.value, count
    for ask, count in found.balance.asked.items():
        yield "asked", ask.value, count
    rooms = {
        "course advice": found.advice,
        "coaching": found.coaching,
        "introductions": found.introductions,
        "referrals": found.referrals,
        "marketed": found.marketed,
    }
    for question, told in rooms.items():
        for what, number in vars(told).items():
            yield question, what, "" if number is None else round(number, 2)
