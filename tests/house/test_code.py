"""The rules of the house that a linter does not know."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from agency.jobs.tasks import TASKS
from agency.queue.timetable import timetable

ROOT = Path(__file__).parent.parent.parent
AGENCY = ROOT / "agency"
MAY_COMMIT = ("portal", "candidate_pages", "client_pages", "jobs", "web", "commands", "__main__.py")
"""The faces; the rate counters and sessions of the web commit on connections of their own."""
READS_THE_CLOCK = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")
SAYS_NOTHING = {"utils.py", "helpers.py", "common.py", "services.py", "managers.py", "misc.py"}


def modules() -> Iterator[Path]:
    yield from sorted(AGENCY.rglob("*.py"))


def test_nothing_commits_below_the_faces() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.relative_to(AGENCY).parts[0] not in MAY_COMMIT and ".commit(" in path.read_text()
    ]
    assert found == []


def test_the_clock_is_read_in_one_module() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.name != "clock.py" and READS_THE_CLOCK.search(path.read_text())
    ]
    assert found == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        str(p.relative_to(ROOT))
        for p in modules()
        if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []


def test_no_module_is_named_after_nothing() -> None:
    assert [path.name for path in modules() if path.name in SAYS_NOTHING] == []


def test_every_template_compiles(app: Flask) -> None:
    names = [name for name in app.jinja_env.list_templates() if not name.startswith("bootstrap")]
    assert len(names) > 40
    for name in names:
        app.jinja_env.get_template(name)


def test_templates_hold_no_style_no_script_and_nothing_unescaped() -> None:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if "email" in path.parts:
            continue
        text = path.read_text()
        for forbidden in (r' style="', r"\son\w+=", r"<script>", r"\|\s*safe\b", r"javascript:"):
            assert not re.search(forbidden, text), (path.name, forbidden)


@pytest.mark.parametrize("entry", timetable("UTC"), ids=lambda entry: entry.id)
def test_every_timetable_entry_names_a_task_that_some_test_runs(entry: object) -> None:
    task = entry.task  # type: ignore[attr-defined]
    assert task in TASKS
    tests = " ".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    assert f'"{task}"' in tests or f"{task}(" in tests, f"no test runs {task}"
