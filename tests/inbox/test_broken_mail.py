"""However a mail is broken, the looker goes on and nothing is lost: what cannot be read is kept as it came."""

import json
from contextlib import suppress
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from agency import clock
from agency.candidates.models import Candidate
from agency.inbox.child import MailReader
from agency.inbox.models import Fate, ReceivedMail
from agency.inbox.reading import NotReadable, read_mail
from agency.recruiters.models import Recruiter
from tests.inbox.broken import corpus, damaged
from tests.inbox.conftest import Inbox
from tests.inbox.mails import mail

DROP = "drop+1.aaaaaaaaaaaaaaaaaaaaaaaaaa@agency.example"
HOW_MANY, FILED = 1_000, 250


def fates(inbox: Inbox) -> list[Fate]:
    return list(inbox.session.scalars(select(ReceivedMail.fate)))


def test_every_kind_of_broken_mail_comes_through_the_mailbox_and_the_good_one_after_it_is_filed(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    broken = corpus(inbox.drop(maya))
    counts = inbox.take(*broken.values(), mail("Not before June.", to=inbox.drop(maya)))
    assert counts["stored"] == len(broken) + 1
    assert Fate.new not in fates(inbox)
    assert "Not before June." in [touch.quote for touch in inbox.touches]
    unreadable = [each for each in inbox.mails if each.fate is Fate.unreadable]
    assert len(unreadable) >= 4
    assert all(each.raw and each.why for each in unreadable)
    assert {each.recruiter_id for each in unreadable} == {maya.id}


def test_a_thousand_damaged_mails_never_stop_the_reader() -> None:
    refused = []
    with MailReader() as reader:
        for raw in damaged(DROP, HOW_MANY):
            try:
                reader.read(raw)
            except NotReadable as reason:
                refused.append(str(reason))
    assert len(refused) < HOW_MANY / 10
    assert [each for each in refused if "taken apart" in each] == []  # only limits refuse


def test_damaged_mails_are_filed_or_kept_and_none_is_lost(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    now = clock.now()
    raws = list(damaged(inbox.drop(maya), FILED, seed=2))
    rows: list[dict[str, Any]] = [
        {"mailbox": "one", "uidvalidity": 1, "uid": uid, "arrived_at": now, "raw": raw,
         "sha256": sha256(raw).digest(), "size": len(raw)}
        for uid, raw in enumerate(raws)
    ]  # fmt: skip
    inbox.session.execute(ReceivedMail.__table__.insert(), [{**_defaults(), **row} for row in rows])
    counts = inbox.look()
    assert sum(counts.values()) == FILED
    assert len(fates(inbox)) == FILED
    assert Fate.new not in fates(inbox)
    unfiled = [each for each in inbox.mails if each.fate in (Fate.unreadable, Fate.waiting)]
    assert all(sha256(each.raw).digest() == each.sha256 for each in unfiled)
    assert not [each for each in inbox.mails if "could not be filed" in each.why]


def _defaults() -> dict[str, Any]:
    return {"fate": "new", "why": "", "is_twin": False, "subject": "", "remark": "", "words": "",
            "parties": [], "mentioned": [], "asked_to_stop": False}  # fmt: skip


@pytest.mark.parametrize("kind", corpus(DROP))
def test_broken_mail_is_read_or_refused_with_a_sentence(kind: str) -> None:
    _read_or_refuse(corpus(DROP)[kind])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _read_or_refuse(raw)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(corpus(DROP).values())),
    st.integers(0, 2_000), st.binary(max_size=60), st.integers(0, 200),
)  # fmt: skip
def test_any_damage_to_a_broken_mail_is_read_or_refused(
    raw: bytes, at: int, put: bytes, taken: int
) -> None:
    _read_or_refuse(raw[:at] + put + raw[at + taken : 6_000])


def _read_or_refuse(raw: bytes) -> None:
    with suppress(NotReadable):
        assert "\\u0000" not in json.dumps(read_mail(raw))
