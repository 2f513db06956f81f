"""``flask notes read``, as an agency tests the reader on its own notes."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from agency.commands import notes
from agency.touches.reading import lines
from tests.factories import AgencyFactory, PlaceFactory, TermFactory


def read(app: Flask, folder: Path, *lines: str | bytes) -> Result:
    written = [line if isinstance(line, bytes) else line.encode() for line in lines]
    (folder / "notes.jsonl").write_bytes(b"\n".join(written))
    args = ["notes", "read", "--in", str(folder / "notes.jsonl"), "--out", str(folder / "facts")]
    return app.test_cli_runner().invoke(args=args)


def note(number: int = 1, text: str = "Called, not now, free after June", **more: Any) -> str:
    return json.dumps(
        {"id": number, "text": text, "on": "2026-03-12", "zone": "America/Toronto", **more}
    )


def answers(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "facts").read_text().splitlines()]


def facts(folder: Path) -> set[tuple[str, str]]:
    return {(fact["kind"], fact["value"]) for line in answers(folder) for fact in line["facts"]}


def test_each_note_becomes_one_line_of_facts_in_its_order(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    done = read(app, tmp_path, note(7), "", note(3, "nothing much"))
    assert done.exit_code == 0, done.output
    assert "Read 2 notes" in done.output
    first, second = answers(tmp_path)
    assert (first["id"], second) == (7, {"id": 3, "facts": []})
    [free] = [fact for fact in first["facts"] if fact["kind"] == "available_from"]
    assert free == {
        "kind": "available_from", "value": "2026-07-01", "from": "2026-07-01", "until": None,
        "certainty": "sure", "negated": False, "start": 22, "end": 32, "words": "after June",
        "label": "From 1 Jul 2026", "horizon": None, "must": False, "standing": None,
    }  # fmt: skip


def test_zones_are_looked_for_once_however_many_notes(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def zones() -> set[str]:
        asked.append(1)
        return {"America/Toronto"}

    lines.known_zones.cache_clear()
    monkeypatch.setattr(lines, "available_timezones", zones)
    assert read(app, tmp_path, *(note(number) for number in range(5))).exit_code == 0
    lines.known_zones.cache_clear()
    assert len(asked) == 1


def test_a_pause_says_until_when_and_pay_has_its_currency_and_period(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    assert read(app, tmp_path, note(1, "Call me in the autumn. €85.000 a year")).exit_code == 0
    pause, pay = answers(tmp_path)[0]["facts"]
    assert (pause["kind"], pause["from"], pause["until"]) == ("pause", None, "2026-09-01")
    assert (pay["kind"], pay["value"], pay["certainty"]) == ("pay", "EUR 85000 year", "sure")


def test_the_words_are_the_agencys_own(app: Flask, session: Session, tmp_path: Path) -> None:
    AgencyFactory(currency="GBP")
    TermFactory(designation=True, name="QZW", synonyms=["Quality Zorber"])
    PlaceFactory(name="Zorbville", country="GB")
    session.flush()
    done = read(app, tmp_path, note(1, "Quality Zorber in progress, wants Zorbville, 60k"))
    assert done.exit_code == 0, done.output
    assert facts(tmp_path) == {
        ("designation", "QZW"), ("place", "Zorbville"), ("pay", "GBP 60000 year"),
    }  # fmt: skip


def test_an_agency_without_words_reads_with_those_of_the_product(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    assert read(app, tmp_path, note(1, "PMP in progress, wants Halifax")).exit_code == 0
    assert facts(tmp_path) == {("designation", "PMP"), ("place", "Halifax")}


def test_a_moment_is_the_day_it_was_where_the_person_is(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    late = note(1, "call her tomorrow", on="2026-03-13T02:00:00+00:00")
    assert read(app, tmp_path, late).exit_code == 0
    assert ("callback_on", "2026-03-13") in facts(tmp_path)


def test_the_candidates_own_name_is_no_month(app: Flask, session: Session, tmp_path: Path) -> None:
    assert read(app, tmp_path, note(1, "Spoke to June", candidate_name="June Park")).exit_code == 0
    assert not [kind for kind, _ in facts(tmp_path) if kind == "available_from"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "Line 2: it is not JSON", id="not JSON"),
        pytest.param("[" * 100_000, "Line 2: it is not JSON", id="nested too deep"),
        pytest.param("[]", "Line 2: it is not a note", id="no object"),
        pytest.param(b"\xff{}", "Line 2: it is not UTF-8", id="not UTF-8"),
        pytest.param('{"text": "x", "on": "2026-03-12"}', "Line 2: it has no id", id="no id"),
        pytest.param(note(1, on="2026-13-12"), "Line 2: its on is no day", id="no day"),
        pytest.param(note(1, on=20260312), "Line 2: its on is missing", id="a day in figures"),
        pytest.param(note(1, zone="Mars/Base"), "Line 2: its zone is unknown", id="no zone"),
        pytest.param('{"id": 1, "on": "2026-03-12"}', "its text is missing", id="no text"),
        pytest.param(note(1, candidate_name=5), "its candidate_name is", id="name no text"),
        pytest.param("x" * notes.LONGEST_LINE, "Line 2: it is longer than", id="too long"),
    ],
)
def test_a_line_that_is_no_note_is_named_and_nothing_is_written(
    line: str | bytes, reason: str, app: Flask, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "facts").write_text("older\n")
    refused = read(app, tmp_path, note(), line, note())
    assert refused.exit_code == 1
    assert "Nothing was written." in refused.output
    assert reason in refused.output
    assert (tmp_path / "facts").read_text() == "older\n"
    assert {file.name for file in tmp_path.iterdir()} == {"notes.jsonl", "facts"}


def test_many_bad_lines_are_counted(app: Flask, session: Session, tmp_path: Path) -> None:
    assert "And 5 more." in read(app, tmp_path, *["{"] * 25).output


def test_the_notes_themselves_are_never_written_over(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "notes.jsonl").write_text(note())
    same = str(tmp_path / "notes.jsonl")
    refused = app.test_cli_runner().invoke(args=["notes", "read", "--in", same, "--out", same])
    assert refused.exit_code == 1
    assert (tmp_path / "notes.jsonl").read_text() == note()


def test_a_folder_that_is_not_there_is_said(app: Flask, session: Session, tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text(note())
    args = ["notes", "read", "--in", str(tmp_path / "notes.jsonl")]
    refused = app.test_cli_runner().invoke(args=[*args, "--out", str(tmp_path / "no" / "facts")])
    assert refused.exit_code == 1
    assert "was not written: No such file or directory." in refused.output


def test_notes_read_by_all_processors_are_read_the_same(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [note(number, f"free in {number} weeks, \ud800 \x00") for number in range(1, 9)]
    assert read(app, tmp_path, *some).exit_code == 0
    alone = (tmp_path / "facts").read_text()
    monkeypatch.setattr(notes, "WORTH_SHARING", 1)
    monkeypatch.setattr(notes, "BATCH", 4)
    assert read(app, tmp_path, *some).exit_code == 0
    assert (tmp_path / "facts").read_text() == alone
