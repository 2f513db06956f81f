"""nDCG, average precision, and the naive rankings that ours are held against."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from agency.meaning.stems import stems


def ndcg(ranked: Sequence[str], gains: Mapping[str, int], first: int = 10) -> float:
    """Gain 2^g - 1, discount log2(rank + 1), over the best there could be (Burges et al. 2005)."""
    ideal = sorted(gains.values(), reverse=True)
    best = _discounted(ideal[:first])
    return _discounted([gains.get(one, 0) for one in ranked[:first]]) / best if best else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(rank + 2) for rank, gain in enumerate(gains))


def average_precision(ranked: Sequence[str], relevant: Collection[str]) -> float:
    hits, found = 0, 0.0
    for rank, one in enumerate(ranked, start=1):
        if one in relevant:
            hits += 1
            found += hits / rank
    return found / len(relevant) if relevant else 0.0


def naive(
    candidates: Sequence[Mapping[str, Any]], roles: Sequence[Mapping[str, Any]]
) -> dict[str, list[str]]:
    """Share of title words plus share of must-haves ticked verbatim: what most products do."""
    words = {one["id"]: _words(one["title"]) for one in candidates}
    held = {one["id"]: {skill.lower() for skill in one["skills"]} for one in candidates}
    found = {}
    for role in roles:
        asked, must = _words(role["title"]), {skill.lower() for skill in role["must"]}
        scores = {
            one: len(asked & words[one]) / max(1, len(asked))
            + len(must & held[one]) / max(1, len(must))
            for one in words
        }
        found[role["id"]] = sorted(scores, key=lambda one: -scores[one])
    return found


def bm25(
    candidates: Sequence[Mapping[str, Any]], roles: Sequence[Mapping[str, Any]]
) -> dict[str, list[str]]:
    """Everything written of a person against everything written of the role, k1 1.2, b 0.75."""
    texts = {one["id"]: Counter(stems(_all_of(one))) for one in candidates}
    average = sum(sum(one.values()) for one in texts.values()) / len(texts)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, counted in texts.items():
        for stem in counted:
            holders[stem].append(key)
    lengths = {key: sum(counted.values()) for key, counted in texts.items()}
    found = {}
    for role in roles:
        scores: Counter[str] = Counter()
        for stem in set(stems(_all_of(role))):
            held = len(holders[stem])
            rarity = math.log(1 + (len(texts) - held + 0.5) / (held + 0.5))
            for key in holders[stem]:
                times = texts[key][stem]
                damped = times + 1.2 * (0.25 + 0.75 * lengths[key] / average)
                scores[key] += rarity * times * 2.2 / damped  # type: ignore[assignment]
        found[role["id"]] = [key for key, _ in scores.most_common()]
    return found


def _all_of(one: Mapping[str, Any]) -> str:
    lists = (*one.get("previous_titles", ()), *one.get("skills", ()), *one.get("must", ()))
    return " ".join([one["title"], *lists, one["text"]])


def _words(title: str) -> set[str]:
    return set(re.findall(r"[a-z]+", title.lower())) - {"a", "an", "and", "of", "the", "for", "in"}
