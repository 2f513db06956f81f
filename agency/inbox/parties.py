"""Whose mail it is: who wrote to whom, when, and what, as far as the mail itself says. Pure.

What a colleague forwards is the mail within; what a colleague wrote is ours; everything else is theirs.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from agency.inbox.reading import says_automatic
from agency.touches.models import Direction


@dataclass(frozen=True)
class Party:
    """Somebody who is no colleague. A forwarded mail may give only their name."""

    name: str
    address: str


@dataclass(frozen=True)
class Told:
    """A mail as a person would tell it. ``others`` are those it is about."""

    direction: Direction
    others: tuple[Party, ...]
    mentioned: tuple[str, ...]
    at: datetime | None
    subject: str
    words: str
    remark: str
    is_automatic: bool


def told_by(read: dict[str, Any], colleagues: Collection[str], our_mailbox: str, zone: str) -> Told:
    """``read`` as ``reading.read_mail`` gives it; ``zone`` is where a clock without a zone is read."""
    by_colleague = read["sender"][1] in colleagues
    mail, remark = read, ""
    if by_colleague and read["forwarded"]:
        mail = read["forwarded"]
        remark = mail["remark"]
    sender = Party(*mail["sender"])
    recipients = [Party(*each) for each in mail["recipients"]]
    outsiders = [each for each in recipients if not _is_ours(each, colleagues, our_mailbox)]
    is_ours = _is_ours(sender, colleagues, our_mailbox)
    everybody = [sender, *recipients, *(Party(*each) for each in read["recipients"])]
    return Told(
        direction=Direction.ours if is_ours else Direction.theirs,
        others=_once(outsiders if is_ours else [sender]),
        mentioned=tuple(
            sorted(
                {
                    each.address
                    for each in everybody
                    if each.address and not _is_ours(each, colleagues, our_mailbox)
                }
            )
        ),
        at=_moment(mail, zone) or _moment(read, zone),
        subject=mail["subject"] or read["subject"],
        words=mail["words"],
        remark=remark,
        is_automatic=read["is_automatic"] or says_automatic(mail["subject"]),
    )


def _is_ours(party: Party, colleagues: Collection[str], our_mailbox: str) -> bool:
    name, _, domain = party.address.rpartition("@")
    return party.address in colleagues or f"{name.partition('+')[0]}@{domain}" == our_mailbox


def _once(parties: list[Party]) -> tuple[Party, ...]:
    known: dict[str, Party] = {}
    for party in parties:
        known.setdefault(party.address or party.name, party)
    return tuple(known.values())


def _moment(mail: dict[str, Any], zone: str) -> datetime | None:
    if mail.get("at"):
        return datetime.fromisoformat(mail["at"])
    if mail.get("clock"):
        return datetime.fromisoformat(mail["clock"]).replace(tzinfo=ZoneInfo(zone))
    return None
