"""One JSON object read field by field, so that whatever is wrong is told with its field's name. Pure."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database can hold."""
_MOST_MONEY = 1_000_000_000
_NAMES = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list",
          dict: "an object", type(None): "nothing"}  # fmt: skip


class FieldWrong(Exception):
    """A field says something that cannot be read; the message says what and how to write it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


class Told:
    """The fields of an object. One that is missing or null reads as empty.

    ``within`` is where the object itself stands, as "wishes 2". Every method raises ``FieldWrong``.
    """

    def __init__(self, values: Mapping[str, Any], within: str = "") -> None:
        self._values, self._within = values, within
        self._asked: set[str] = set()

    @property
    def unknown(self) -> list[str]:
        """Fields that nobody has asked for."""
        return [self._place(name) for name in self._values if name not in self._asked]

    def raw(self, name: str) -> Any:
        self._asked.add(name)
        return self._values.get(name)

    def wrong(self, name: str, reason: str) -> FieldWrong:
        return FieldWrong(self._place(name), reason)

    def text(self, name: str, most: int = 300) -> str:
        return self._text(name, self.raw(name), most)

    def key(self, name: str) -> str:
        """What names a line in the outputs: text or a whole number, without spaces. Needed."""
        value = self.raw(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        key = self._text(name, value, 200)
        if not key or key.split() != [key]:
            raise self.wrong(name, "it is needed, and holds neither spaces nor nothing")
        return key

    def items(self, name: str, most: int = 200) -> list[Any]:
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, f"it is {_kind(value)}, not a list")
        if len(value) > most:
            raise self.wrong(name, f"it has {len(value)} entries; {most} is the most")
        return value

    def texts(self, name: str, most: int = 300) -> tuple[str, ...]:
        """A list of texts, each once, without empty ones."""
        read = (self._text(name, one, most) for one in self.items(name))
        return tuple(dict.fromkeys(text for text in read if text))

    def objects(self, name: str, plain: str = "") -> list["Told"]:
        """A list of objects; a text in it stands for an object with only the field ``plain``."""
        return [
            self._object(name, number, {plain: one} if plain and isinstance(one, str) else one)
            for number, one in enumerate(self.items(name), start=1)
        ]

    def whole(self, name: str, least: int, most: int) -> int | None:
        value = self._number(name)
        if value is None:
            return None
        if value != int(value) or not least <= value <= most:
            raise self.wrong(name, f"{value} is not a whole number from {least:,} to {most:,}")
        return int(value)

    def amount(self, name: str) -> Decimal | None:
        """Money, a share or a count; nought says nothing."""
        value = self._number(name)
        if value is None or value == 0:
            return None
        if not 0 < value < _MOST_MONEY:
            raise self.wrong(name, f"{value} is not an amount")
        return value

    def degrees(self, name: str, most: int) -> float:
        value = self._number(name)
        if value is None or abs(value) > most:
            raise self.wrong(name, f"it is needed, in degrees from -{most} to {most}")
        return float(value)

    def flag(self, name: str) -> bool:
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.wrong(name, f"it is {_kind(value)}, not true or false")

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.wrong(name, f"“{text}” is not a day; write it as 2026-03-12") from None

    def choice(self, name: str, choices: Mapping[str, str], usual: str | None = None) -> str:
        """One of a few words, however they are capitalised; ``usual`` where none is given."""
        said = self.text(name)
        plain = " ".join(said.casefold().replace("_", " ").replace("-", " ").split())
        if not said and usual is not None:
            return usual
        chosen = choices.get(plain)
        if chosen is None:
            raise self.wrong(name, f"“{said}” is none of {', '.join(dict.fromkeys(choices))}")
        return chosen

    def currency(self, name: str) -> str | None:
        said = self.text(name)
        if said and not re.fullmatch("[A-Za-z]{3}", said):
            raise self.wrong(name, f"“{said}” is not a currency; write three letters, as CAD")
        return said.upper() or None

    def _object(self, name: str, number: int, value: Any) -> "Told":
        if not isinstance(value, dict):
            raise self.wrong(name, f"entry {number} is {_kind(value)}, not an object")
        return Told(value, within=f"{self._place(name)} {number}")

    def _text(self, name: str, value: Any, most: int) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(name, f"it is {_kind(value)}, not text")
        text = _UNKEEPABLE.sub("", value).strip()
        if len(text) > most:
            raise self.wrong(name, f"{len(text):,} characters; {most:,} is the most")
        return text

    def _number(self, name: str) -> Decimal | None:
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(name, f"it is {_kind(value)}, not a number")
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise self.wrong(name, f"{value} is not a number") from None

    def _place(self, name: str) -> str:
        return f"{self._within}, {name}" if self._within else name


def choices_of(values: type) -> dict[str, str]:
    """An enumeration's values, each under the words people write for it."""
    return {str(one).replace("_", " "): str(one) for one in values}  # type: ignore[attr-defined]


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "something else")
