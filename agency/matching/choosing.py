"""Which weights count in this agency: what it chose last, every choice before, and choosing anew."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.matching.look import look
from agency.matching.models import FitWeights, WeightsSource
from agency.matching.weights import PARTS, STANDARD, Weights
from agency.recruiters.models import Agency


class ChosenMeanwhile(Exception):
    """Somebody chose other weights since the page was opened."""


class NothingChanges(Exception):
    """These are the weights that count already."""


def current_weights(session: Session) -> Weights:
    """What counts now: read it once for an act, never once for a person."""
    now = look(session)
    if now.weights_number is None:
        return STANDARD
    modes, points = ([said[part] for part in PARTS] for said in (now.modes, now.points))
    return Weights.of(modes, points, now.weights_number)


def weights_chosen(session: Session) -> list[FitWeights]:
    """Every choice with who made it, the newest first. What the product came with is not among them."""
    query = select(FitWeights).options(joinedload(FitWeights.chosen_by))
    return list(session.scalars(query.order_by(FitWeights.number.desc())))


def weights_numbered(session: Session, number: int) -> Weights | None:
    """One choice of the past; number 0 is what the product came with."""
    if number == 0:
        return STANDARD
    row = session.get(FitWeights, number)
    return row.weights if row else None


def choose_weights(
    session: Session,
    wanted: Weights,
    seen: int,
    by_id: int,
    now: datetime,
    note: str,
    source: WeightsSource = WeightsSource.by_hand,
) -> Weights:
    """Let these weights count from now on. Never commits; the caller has open roles matched anew.

    ``seen`` is the number of the choice that was in force on the page. Raises ``ChosenMeanwhile``,
    ``NothingChanges`` or ``NothingCounts``, having changed nothing.
    """
    session.execute(select(Agency.id).with_for_update())  # one choice after the other
    present = current_weights(session)
    if present.number != seen:
        raise ChosenMeanwhile
    if wanted.counts_like(present):
        raise NothingChanges
    if source is WeightsSource.by_hand and wanted.counts_like(STANDARD):
        source = WeightsSource.standard
    row = FitWeights(
        number=present.number + 1,
        modes=dict(zip(PARTS, wanted.modes, strict=True)),
        points=dict(zip(PARTS, wanted.chosen, strict=True)),
        source=source,
        note=note,
        chosen_at=now,
        chosen_by_id=by_id,
    )
    session.add(row)
    session.flush()
    return replace(wanted, number=row.number)
