"""What a letter to a candidate is about, where it is more than a word on a role: the rooms that write begin with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agency.contact.snapshot import Purpose
from agency.mail.models import OutboxMessage
from agency.touches.giving import Ask, ValueGiven


@dataclass(frozen=True)
class LetterAbout:
    """How such a letter begins, what it gives and asks, and what follows once it is posted."""

    subject: str
    words: str
    purpose: Purpose = Purpose.keep_in_touch
    gave: tuple[ValueGiven, ...] = ()
    asked: tuple[Ask, ...] = ()
    """Asked by what it is about, whatever is ticked."""
    answer_at: str = ""
    """The page of one press that answers it."""
    aside: str = ""
    """The template that tells beside the draft what it is about; it gets ``about``."""
    shown: Any = None
    """What that template tells of."""
    hint: str = ""
    """What is added under the words, where it is more than the name and the agency's address."""
    wrong: Callable[[str], str] = lambda _text: ""
    """Why this text may not leave, or nothing."""
    below: Callable[[datetime], str] = lambda _now: ""
    """What is added under the words; called once, in the transaction that posts the letter."""
    posted: Callable[[OutboxMessage, datetime], object] = lambda _letter, _now: None
    """Called in the transaction that posts the letter."""
