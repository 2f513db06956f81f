"""The suppression list: keyed hashes of the addresses of people who were erased.

It tells that an address is on it and nothing else. Work phones are left out, for colleagues share
them. Whoever adds people asks here first.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from sqlalchemy import ARRAY, Select, Text, any_, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.candidates.models import Suppression
from agency.database import keyed_hash
from agency.languages.speaking import N_, _


class AddressSuppressed(Exception):
    """Somebody with this address was erased and is not to come back by our doing."""

    sentence = N_(
        "Somebody with one of these addresses was erased here, so they are not added again and "
        "nothing was stored. If they have come back to you themselves, ask your privacy lead to "
        "take the address off the list."
    )

    def __str__(self) -> str:
        return _(self.sentence)


def suppress(session: Session, hashes: Iterable[str], at: datetime) -> None:
    """Put hashed addresses on the list; those on it already stay as they are."""
    rows = [{"address_hash": one, "at": at} for one in sorted(set(hashes))]
    if rows:
        session.execute(insert(Suppression).values(rows).on_conflict_do_nothing())


def suppressed_among(session: Session, addresses: Iterable[str]) -> set[str]:
    """Which of these addresses, in the form they are kept in, are on the list."""
    hashes = {keyed_hash(session, one): one for one in addresses if one}
    found = session.scalars(_suppressed(), {"hashes": list(hashes)}) if hashes else ()
    return {hashes[one] for one in found}


@cache
def _suppressed() -> Select[str]:
    among = any_(bindparam("hashes", type_=ARRAY(Text)))
    return select(Suppression.address_hash).where(Suppression.address_hash == among)


def suppressed_since(session: Session, addresses: Iterable[str], at: datetime) -> bool:
    """Whether one of these addresses was put on the list then or later."""
    hashes = [keyed_hash(session, one) for one in addresses if one]
    query = select(Suppression.at).where(Suppression.address_hash.in_(hashes), Suppression.at >= at)
    return session.scalar(query.limit(1)) is not None


def refuse_suppressed(session: Session, addresses: Iterable[str]) -> None:
    """Raise ``AddressSuppressed`` if one of them is on the list."""
    if suppressed_among(session, addresses):
        raise AddressSuppressed


def take_off(session: Session, address: str) -> bool:
    """They came back of their own accord; whether the address was on the list."""
    mine = Suppression.address_hash == keyed_hash(session, address)
    gone = session.execute(delete(Suppression).where(mine).returning(Suppression.at))
    return gone.scalar() is not None
