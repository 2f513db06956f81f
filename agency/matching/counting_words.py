"""Counts in how many records each word stands, so that rare words may count more."""

from datetime import datetime

import numpy as np
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agency.matching.look import look
from agency.matching.models import MatchFacts, WordsCounted
from agency.matching.reading_alike import Record, WordStatistics, count_records

RECORDS_COUNTED = 50_000
"""A sample this large tells rare from common; the people with the lowest numbers, always the same."""

_COUNTS = np.dtype([("word", "<u4"), ("people", "<u4")])
_kept: dict[str, tuple[object, WordStatistics]] = {}
_NONE = WordStatistics()


def count_words_on_record(session: Session, now: datetime) -> int:
    """Count anew; how many records were read."""
    query = select(MatchFacts.words, MatchFacts.meaning).where(MatchFacts.words.is_not(None))
    rows = session.execute(query.order_by(MatchFacts.candidate_id).limit(RECORDS_COUNTED))
    counted = count_records([Record(words or b"", meaning or b"") for words, meaning in rows])
    stored = b"" if counted.counts is None else counted.counts.tobytes()
    session.execute(delete(WordsCounted))
    session.add(
        WordsCounted(
            counted_at=now,
            people=counted.people,
            average_words=counted.average_words,
            counts=stored,
        )
    )
    session.flush()
    return counted.people


def word_statistics(session: Session) -> WordStatistics:
    """The newest count; before there is one, every word is as rare as any other."""
    now = look(session)
    if now.words_id is None:
        return _NONE
    newest = (now.words_id, now.words_people, now.average_words)
    if "last" not in _kept or _kept["last"][0] != newest:
        query = select(WordsCounted.counts).where(WordsCounted.id == now.words_id)
        counts = np.frombuffer(session.scalars(query).one(), _COUNTS)
        _kept["last"] = (newest, WordStatistics(now.words_people, now.average_words, counts))
    return _kept["last"][1]
