"""``python -m bench.quality --onet FOLDER --esco ZIP ZIP [--seeds 11 12 13] [--only ...]``: how good fit is.

Every ranking goes through `flask match evaluate` in databases of its own. O*NET and ESCO are read
where their publishers' files were put; neither is part of the product. Prints one line a figure.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from agency import embedded_postgres
from agency.app import create_app
from agency.config import Settings
from agency.database import db
from agency.evaluating.scratch import borrow_words
from bench.quality.doors import KEPT, Door
from bench.quality.esco_tasks import reason_task, title_task, withhold_half
from bench.quality.figures import average_precision, bm25, naive, ndcg
from bench.quality.onet_task import Task, make_task
from bench.quality.wish_pairs import confusion, decide, judged_pairs

WORK = KEPT / "quality-files"


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m bench.quality")
    words.add_argument("--onet", type=Path, help="the folder with the tables of O*NET (.xlsx)")
    words.add_argument("--esco", type=Path, nargs="+", help="the zip files of ESCO")
    words.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    words.add_argument("--only", nargs="+", default=["wishes", "reasons", "titles", "onet"])
    asked = words.parse_args()
    server = embedded_postgres.start(KEPT / "quality")
    try:
        if "wishes" in asked.only:
            _wishes(server)
        if asked.esco and {"reasons", "titles"} & set(asked.only):
            _with_half_withheld(server, asked.esco, asked.only, asked.seeds[0])
        if asked.onet and "onet" in asked.only:
            _onet(server, asked.onet, asked.esco, asked.seeds)
    finally:
        server.stop()


def _wishes(server: embedded_postgres.Server) -> None:
    Door(server, "quality_wishes")
    address = server.url("quality_wishes")
    app = create_app(
        Settings(
            address, "bench", "http://localhost", ("localhost",), False, 0, None, KEPT, "bench"
        )
    )
    with app.app_context():
        for part in ("work", "measure"):
            pairs, decided = _decided(app, part)
            right = mean(decided[pair["id"]] == pair["verdict"] for pair in pairs)
            wrong = {k: n for k, n in confusion(pairs, decided).items() if k[0] != k[1]}
            _say(f"wishes, {part} half", f"{len(pairs)} pairs, {right:.3f} right; wrong: {wrong}")


def _decided(_app: Flask, part: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    pairs = judged_pairs(part)
    with Session(db.engine) as session:
        borrow_words(db.engine, session)
        return pairs, decide(session, pairs, "CAD")


def _with_half_withheld(
    server: embedded_postgres.Server, esco: Sequence[Path], only: Sequence[str], seed: int
) -> None:
    halved = withhold_half(esco, WORK / "esco-half")
    door = Door(server, "quality_half")
    door.flask("vocabulary", "import-esco", str(WORK / "esco-half"))
    if "titles" in only:
        titles = title_task(halved.occupations, seed)
        run, _ = door.evaluate(
            WORK / "titles", titles.candidates, titles.roles, "--limit", "100000"
        )
        precision = mean(
            average_precision(run[key], titles.relevant[key]) for key in titles.relevant
        )
        _say("titles alone, ESCO imported", f"MAP {precision:.3f} on {len(titles.roles)} roles")
    if "reasons" in only:
        reasons = reason_task(halved.skills, seed)
        _, lines = door.evaluate(
            WORK / "reasons", reasons.candidates, reasons.roles, "--limit", "100000"
        )
        _say_reasons(lines, reasons.true)


def _say_reasons(lines: Sequence[Mapping[str, Any]], true: set[tuple[str, str, str]]) -> None:
    facts, all_said = set(), set()
    for line in lines:
        if line["kind"] == "skill" and line["how"] in ("has", "close"):
            said = (line["role"], line["candidate"], line["requirement"])
            all_said.add(said)
            if line["fact"]:
                facts.add(said)
    precision = len(facts & true) / max(1, len(facts))
    found, right = len(all_said & true) / len(true), len(all_said & true) / max(1, len(all_said))
    both = 2 * found * right / (found + right)
    _say(
        "reasons said as fact",
        f"precision {precision:.3f}, recall {len(facts & true) / len(true):.3f}",
    )
    _say("reasons with close ones", f"precision {right:.3f}, recall {found:.3f}, F1 {both:.3f}")


def _onet(
    server: embedded_postgres.Server, onet: Path, esco: Sequence[Path] | None, seeds: Sequence[int]
) -> None:
    tasks = {seed: make_task(onet, seed) for seed in seeds}
    for seed, task in tasks.items():
        _say(
            f"O*NET {seed}, naive", f"nDCG@10 {_ndcg(naive(task.candidates, task.roles), task):.3f}"
        )
        _say(f"O*NET {seed}, BM25", f"nDCG@10 {_ndcg(bm25(task.candidates, task.roles), task):.3f}")
    _ranked(Door(server, "quality_own"), tasks, "own vocabulary")
    if esco:
        door = Door(server, "quality_esco")
        door.flask("vocabulary", "import-esco", *(str(path) for path in esco))
        _ranked(door, tasks, "with ESCO")


def _ranked(door: Door, tasks: Mapping[int, Task], words: str) -> None:
    for seed, task in tasks.items():
        began = time.perf_counter()
        run, _ = door.evaluate(WORK / "onet", task.candidates, task.roles, "--limit", "100")
        took = time.perf_counter() - began
        _say(f"O*NET {seed}, {words}", f"nDCG@10 {_ndcg(run, task):.3f} in {took:.0f} s")


def _ndcg(run: Mapping[str, Sequence[str]], task: Task) -> float:
    return mean(ndcg(run.get(role, ()), gains) for role, gains in task.gains.items())


def _say(what: str, figure: str) -> None:
    print(f"{what:36}{figure}", flush=True)


if __name__ == "__main__":
    main()
