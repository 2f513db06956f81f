"""``python -m bench.notes [work|measure] [--misses | --labels FILE]``: how well notes are read.

Each note goes through the function behind the log drawer and `flask notes read`, with the seeded
vocabulary and no database. `scoring` says what the figures are. With `--labels` a second person is
measured in the reader's place: FILE has their facts as `flask notes read` writes them, and only the
notes it has are counted.
"""

import argparse
import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from agency.touches.reading import fact_line, read_note
from bench.notes.corpus import WrittenNote, notes_of, seeded_vocabulary
from bench.notes.scoring import Miss, Said, Score, Tally, score

COLUMNS = (
    "expected  said   precision recall   by span: precision recall   dates   "
    "mentions: all asked told   asked in vain"
)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m bench.notes")
    words.add_argument("half", nargs="?", choices=("work", "measure"), default="measure")
    words.add_argument("--misses", action="store_true", help="what was missed or wrong")
    words.add_argument("--labels", type=Path, metavar="FILE", help="facts a second person found")
    asked = words.parse_args()
    if asked.misses and asked.half == "measure":
        words.error("the measuring half shows no notes: --misses goes with work")
    notes = notes_of(asked.half)
    if asked.labels:
        labels = _labels(asked.labels)
        notes = tuple(note for note in notes if note.id in labels)
        scored = score(notes, lambda note: labels[note.id])
    else:
        scored = score(notes, _read)
    if asked.misses:
        _say_misses(scored.misses)
    print(f"{len(notes)} notes, {asked.half} half")
    _say_score(scored)


def _read(note: WrittenNote) -> list[Said]:
    words = seeded_vocabulary()
    said = read_note(note.text, note.on, words, note.candidate_name, zone=note.zone)
    return [fact_line(fact) for fact in said]


def _labels(path: Path) -> dict[str, list[Said]]:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["facts"] for line in lines}


def _say_score(scored: Score) -> None:
    print(f"{'':16}{COLUMNS}")
    for kind, tally in sorted(scored.kinds.items()):
        print(f"{kind:16}{_row(tally)}")
    print(f"{'over all':16}{_row(scored.all)}")
    for language, tally in sorted(scored.languages.items()):
        print(f"{'in ' + language:16}{_row(tally)}")
    standing = scored.all.share("standing right", "standing")
    print(f"standing of designations right: {standing} of {standing.whole}")
    for kind in ("stop", "pause"):
        recall = scored.kinds[kind].share("found by value", "expected by value")
        print(f"{kind} recall: {recall} ({recall.part} of {recall.whole})")


def _row(tally: Tally) -> str:
    count = tally.counts
    return (
        f"{count['expected by value']:8}{count['said by value']:6}"
        f"{tally.share('right by value', 'said by value')!s:>12}"
        f"{tally.share('found by value', 'expected by value')!s:>7}"
        f"{tally.share('right by span', 'said by span')!s:>21}"
        f"{tally.share('found by span', 'expected by span')!s:>7}"
        f"{tally.share('dated right', 'dated')!s:>8}"
        f"{count['mentions']:16}{count['mentions asked']:6}{count['mentions told']:5}"
        f"{count['asked in vain']:16}"
    )


def _say_misses(misses: Iterable[Miss]) -> None:
    for note, some in groupby(misses, lambda miss: miss.note):
        print(f"{note.id} {note.on} {note.text}")
        for miss in some:
            print(f"    {miss.what:14}{miss.kind:16}{miss.told}")


if __name__ == "__main__":
    main()
