"""What a reader hands back (`Fact`), and the draft it makes first (`Finding`)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "channel",
    "kind",
    "outcome",
    "title",
    "seniority",
    "place",
    "remote",
    "office_days",
    "pay",
    "contract_form",
    "hours",
    "industry",
    "employer",
    "skill",
    "designation",
    "available_from",
    "callback_on",
    "notice",
    "promise",
    "referral",
    "stop",
    "pause",
    "condition",
]
Period = Literal["hour", "day", "month", "year"]
Standing = Literal["held", "in_progress", "considering"]
Horizon = Literal["now", "later", "never"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a note says, with the exact words: `text[start:end] == words`.

    `sure` is False where a person should look (dashed chip, question mark). `negated` says the
    words refuse or end the thing. The other fields are documented per kind in the package.
    """

    kind: Kind
    value: str
    label: str
    words: str
    start: int
    end: int
    sure: bool = True
    negated: bool = False
    must: bool = False
    term_id: int | None = None
    amount: Decimal | None = None
    amount_to: Decimal | None = None
    currency: str | None = None
    period: Period | None = None
    on: date | None = None
    standing: Standing | None = None
    horizon: Horizon | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact in the making: positions count in the normal text, and evidence may be in pieces.

    `spans` are the pieces the finding rests on; two findings compete only where pieces meet.
    """

    kind: Kind
    value: str
    label: str
    spans: tuple[Span, ...]
    sure: bool = True
    negated: bool = False
    must: bool = False
    term_id: int | None = None
    amount: Decimal | None = None
    amount_to: Decimal | None = None
    currency: str | None = None
    period: Period | None = None
    on: date | None = None
    standing: Standing | None = None
    horizon: Horizon | None = None

    @property
    def start(self) -> int:
        return min(self.spans)[0]

    @property
    def end(self) -> int:
        return max(end for _, end in self.spans)

    @property
    def length(self) -> int:
        return self.end - self.start

    def doubted(self) -> "Finding":
        return replace(self, sure=False)
