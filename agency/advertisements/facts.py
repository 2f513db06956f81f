"""What the reader of advertisements hands back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import blake2s
from typing import Literal

Kind = Literal[
    "title", "place", "office_days", "pay", "starts_on", "contract_form", "hours", "requirement",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class AdFact:
    """One thing an advertisement says of a role. The words are text[start:end].

    ``value`` is what a form would hold; the other fields are documented by kind in the package.
    """

    kind: Kind
    value: str
    label: str
    start: int
    end: int
    sure: bool = True
    is_must: bool = True
    term_id: int | None = None
    term_name: str = ""
    """Of a requirement that the vocabulary knows."""
    years: int | None = None
    amount: Decimal | None = None
    amount_to: Decimal | None = None
    currency: str = ""
    period: str = ""
    on: date | None = None

    @property
    def key(self) -> str:
        """The same for the same thing in the same text."""
        told = f"{self.kind}|{self.value}|{self.start}|{self.end}"
        return blake2s(told.encode(), digest_size=8).hexdigest()
