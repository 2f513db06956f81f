"""``python -m bench.advertisements [work|measure] [--misses]``: the reader of advertisements against those written for it."""

import sys
import tomllib
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from agency.advertisements import AdFact, read_advertisement
from agency.touches.vocabulary import first_words

ON = date(2026, 6, 18)
SINGLE = ("title", "place", "office_days", "pay", "form", "hours", "starts")
LISTS = ("must", "nice")
_NAMES = {"contract_form": "form", "starts_on": "starts"}


def advertisements(half: str) -> list[dict[str, Any]]:
    told = tomllib.loads((Path(__file__).parent / f"{half}.toml").read_text("utf-8"))
    return list(told["ad"])


def answers(facts: tuple[AdFact, ...]) -> set[tuple[str, str]]:
    """Each fact as a line of the file tells it; requirements without a term are not counted."""
    return {_answer(fact) for fact in facts if fact.kind != "requirement" or fact.term_name}


def _answer(fact: AdFact) -> tuple[str, str]:
    if fact.kind == "requirement":
        years = f":{fact.years}" if fact.years else ""
        return ("must" if fact.is_must else "nice", f"{fact.term_name}{years}")
    if fact.kind == "pay":
        return "pay", _pay(fact)
    return _NAMES.get(fact.kind, fact.kind), fact.value


def _pay(fact: AdFact) -> str:
    amounts = [f"{one.normalize():f}" for one in (fact.amount, fact.amount_to) if one is not None]
    return f"{fact.currency} {'-'.join(amounts)} {fact.period}"


def told(ad: dict[str, Any]) -> set[tuple[str, str]]:
    single = {(name, _told(name, ad[name])) for name in SINGLE if name in ad}
    return single | {(name, one) for name in LISTS for one in ad[name]}


def _told(name: str, value: object) -> str:
    if name != "pay":
        return str(value)
    currency, amounts, period = str(value).split()
    plain = [f"{Decimal(one).normalize():f}" for one in amounts.split("-")]
    return f"{currency} {'-'.join(plain)} {period}"


def main(half: str, misses: bool) -> None:
    words, counted = first_words("CAD"), Counter[tuple[str, str]]()
    for ad in advertisements(half):
        found, wanted = answers(read_advertisement(ad["text"], ON, words)), told(ad)
        for what, ones in (
            ("right", found & wanted),
            ("wrong", found - wanted),
            ("missed", wanted - found),
        ):
            for kind, value in sorted(ones):
                for group in (kind, "all", f"all, {ad['lang']}"):
                    counted[group, what] += 1
                if misses and what != "right":
                    print(f"{what:7}{kind:12}{value:40} {ad['text'].strip().splitlines()[0][:50]}")
    print(f"{'':12}{'precision':>10}{'recall':>8}{'facts':>7}")
    for group in (*SINGLE, *LISTS, "all", "all, en", "all, fr", "all, de"):
        right = counted[group, "right"]
        said, there = right + counted[group, "wrong"], right + counted[group, "missed"]
        print(f"{group:12}{right / max(said, 1):10.3f}{right / max(there, 1):8.3f}{there:7}")


if __name__ == "__main__":
    asked = [one for one in sys.argv[1:] if not one.startswith("-")]
    main(asked[0] if asked else "work", "--misses" in sys.argv)
