"""Decides the judged pairs of `wishes.jsonl` through the product's own code."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from agency.evaluating.people import read_person
from agency.evaluating.roles import read_role
from agency.evaluating.running import Evaluation
from agency.evaluating.told import Told
from agency.matching.reasons_listed import horizon_of

FILE = Path(__file__).parent / "wishes.jsonl"


def judged_pairs(part: str) -> list[dict[str, Any]]:
    pairs = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [pair for pair in pairs if pair["part"] == part]


def decide(session: Session, pairs: Sequence[dict[str, Any]], currency: str) -> dict[str, str]:
    """now, later or never by pair, each on its own day."""
    evaluation = Evaluation(session, date(2026, 1, 1), currency, "UTC")
    people = [
        {
            "id": pair["id"],
            **pair["person"],
            "said_on": pair["said_on"],
            "wishes": [
                {"words": pair["words"], "said_on": pair["said_on"], **wish}
                for wish in pair["wishes"]
            ],
        }
        for pair in pairs
    ]
    roles = [{"id": pair["id"], **pair["role"]} for pair in pairs]
    list(evaluation.load_people([read_person(Told(one)) for one in people]))
    list(evaluation.load_roles([read_role(Told(one)) for one in roles]))
    return {
        pair["id"]: horizon_of(
            evaluation.judge(pair["id"], pair["id"], date.fromisoformat(pair["today"]))
        )
        for pair in pairs
    }


def confusion(pairs: Sequence[dict[str, Any]], decided: dict[str, str]) -> Counter[tuple[str, str]]:
    return Counter((pair["verdict"], decided[pair["id"]]) for pair in pairs)
