"""What an evaluation writes: a run as trec_eval reads it, and one reason a line. Pure."""

import json
from collections.abc import Iterator

from agency.evaluating.running import Ranking
from agency.evaluating.wordings import Wordings
from agency.matching.reasons_listed import Reason, listed_reasons

SYSTEM = "callback"
STEP = 1e-6
"""The least by which a score falls from one rank to the next, so that equal ones keep their order."""


def run_lines(ranking: Ranking) -> Iterator[str]:
    """ "role Q0 candidate rank score callback", the score strictly falling."""
    last = float("inf")
    for rank, (key, placed) in enumerate(ranking.placed, start=1):
        last = min(placed.score, last - STEP)
        yield f"{ranking.role} Q0 {key} {rank} {last:.6f} {SYSTEM}\n"


def reason_lines(ranking: Ranking, wordings: Wordings) -> Iterator[str]:
    """Every reason of everybody in the run, and why the others are out."""
    for key, placed in (*ranking.placed, *ranking.out):
        for reason in listed_reasons(placed.found):
            line = _plain(ranking.role, key, reason, wordings)
            yield f"{json.dumps(line, ensure_ascii=False)}\n"


def _plain(role: str, candidate: str, reason: Reason, wordings: Wordings) -> dict[str, object]:
    line: dict[str, object] = {
        "role": role,
        "candidate": candidate,
        "kind": reason.kind,
        "statement": reason.statement,
        "evidence": reason.evidence,
        "fact": reason.fact,
        "close": reason.close._asdict() if reason.close else None,
    }
    if reason.kind in ("want", "deal_breaker"):
        line["horizon"] = reason.horizon
    if reason.requirement is not None:
        line |= {
            "evidence": reason.evidence and wordings.said(candidate, reason.evidence),
            "how": reason.how,
            "requirement": wordings.asked(role, reason.requirement.name),
            "is_must": reason.requirement.is_must,
        }
    return line
