"""What a row alone tells of how well its person will do for a role: it orders a crowd, and decides nothing.

The parts of fit as near as a row can say them. Where fewer come through the net than are weighed,
it changes nothing.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, cast, func, literal, or_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from agency.matching.asked import HALF_A_YEAR_DAYS, LATER_COUNTS, YEAR_AND_A_HALF_DAYS
from agency.matching.facts import RoleFacts
from agency.matching.models import MatchProfile
from agency.matching.parts.pay import AT_TOP_OF_BAND, JUST_ABOVE, NEUTRAL_SHARE, YEARLY
from agency.matching.parts.place import NEAR_KM
from agency.matching.parts.skills import COVERAGE_SAYS
from agency.matching.parts.want import ALIKE, DIRECTIONS, SAME_JOB, UNSAID_SHARE
from agency.matching.rows import box, has_any, moves, musts_of, reach_km, weight_held
from agency.matching.titles import THE_SAME
from agency.matching.weights import POINTS

NEAR, NEAR_SAYS, ALIKE_SAYS = 0.7, 0.8, 0.6
USUAL_READING = 0.5
"""How far a record reads like a role of its own trade, before anybody has read it."""

Share = ColumnElement[float]


def promise(role: RoleFacts, tied: Mapping[int, float], today: date) -> Share:
    """About as many points as the scorer would give; `tied` as in `pool.could_be_listed`."""
    shares = {
        "want": _want(role, tied, today),
        "skills": _skills(role),
        "timing": _timing(role),
        "place": _place(role),
        "pay": _pay(role),
    }
    parts = [share * literal(float(POINTS[part])) for part, share in shares.items()]
    return sum(parts[1:], start=parts[0])


def _want(role: RoleFacts, tied: Mapping[int, float], today: date) -> Share:
    counts = _strength(today)
    wanted = _nearness(MatchProfile.wish_titles, tied) * counts
    done = _nearness(MatchProfile.titles, tied)
    fields = cast([name.casefold() for name in role.industries], ARRAY(Text))
    field = case((MatchProfile.industries.op("&&")(fields), 1.0), else_=0.0) * counts
    title, industry = DIRECTIONS["title"], DIRECTIONS["industry"]
    both = title + industry
    names_a_title = func.cardinality(MatchProfile.wish_titles) > 0
    names_a_field = func.cardinality(MatchProfile.industries) > 0
    return case(
        (and_(names_a_title, names_a_field), (wanted * title + field * industry) / both),
        (names_a_title, wanted),
        (names_a_field, (done * (title * SAME_JOB) + field * industry) / both),
        else_=done * UNSAID_SHARE,
    )


def _nearness(column: object, tied: Mapping[int, float]) -> Share:
    steps = ((THE_SAME, 1.0), (NEAR, NEAR_SAYS), (ALIKE, ALIKE_SAYS))
    near = [
        (has_any(column, [number for number, alike in tied.items() if alike >= least]), says)  # type: ignore[arg-type]  # a column of the row
        for least, says in steps
    ]
    return case(*((has, literal(says)) for has, says in near), else_=0.0)


def _strength(today: date) -> Share:
    """As `asked.strength` has it."""
    said, wanted_from = MatchProfile.wished_on, MatchProfile.wished_from
    age = case(
        (said <= today - timedelta(days=YEAR_AND_A_HALF_DAYS), 0.5),
        (said <= today - timedelta(days=HALF_A_YEAR_DAYS), 0.75),
        else_=1.0,
    )
    return age * case((wanted_from > today, LATER_COUNTS), else_=1.0)


def _skills(role: RoleFacts) -> Share:
    musts = musts_of(role)
    if not musts:
        return literal(NEUTRAL_SHARE)
    held = weight_held(musts) / literal(sum(must.weight for must in musts))
    usual = (1 - COVERAGE_SAYS) * USUAL_READING
    return case((MatchProfile.has_record, held * COVERAGE_SAYS + usual), else_=held)


def _timing(role: RoleFacts) -> Share:
    if role.starts_on is None:
        return literal(1.0)
    return case((MatchProfile.available_on > role.starts_on, 0.5), else_=1.0)


def _place(role: RoleFacts) -> Share:
    if role.office_days == 0 or role.location is None:
        return literal(1.0)
    near, far = box(role.location, NEAR_KM), box(role.location, reach_km(role))
    return case((near, 1.0), (or_(far, moves()), 0.5), else_=0.0)


def _pay(role: RoleFacts) -> Share:
    band = role.pay
    if band is None:
        return literal(NEUTRAL_SHARE)
    least = MatchProfile.pay_yearly
    low, high = band.low * YEARLY[band.period], band.high * YEARLY[band.period]
    within = 1 - (least - low) * ((1 - AT_TOP_OF_BAND) / max(high - low, 1.0))
    return case(
        (least.is_(None), NEUTRAL_SHARE),
        (MatchProfile.pay_currency != band.currency, NEUTRAL_SHARE),
        (least <= low, 1.0),
        (least <= high, within),
        (least <= high * JUST_ABOVE, 0.2),
        else_=0.0,
    )
