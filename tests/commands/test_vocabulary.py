"""``flask vocabulary``, as an administrator runs it."""

import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from agency.skills.importing.storing import Storing
from agency.skills.models import TermKind, VocabularyImport, VocabularyTerm
from agency.skills.queries import term_called
from tests.factories import SkillHeldFactory
from tests.support.classifications import esco_folder, esco_zips, onet_folder


def run(app: Flask, *words: str) -> str:
    result = app.test_cli_runner().invoke(args=["vocabulary", *words])
    assert result.exit_code == 0, result.output
    return str(result.output)


def refused(app: Flask, *words: str) -> str:
    result = app.test_cli_runner().invoke(args=["vocabulary", *words])
    assert result.exit_code == 1
    return str(result.output)


@pytest.fixture
def nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Into an empty vocabulary: writing our own thousands of entries first proves nothing more here."""
    command = sys.modules["agency.commands.vocabulary"]
    monkeypatch.setattr(command, "seed_vocabulary", lambda _session: [])


def test_both_classifications_go_in_are_listed_and_come_out(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    esco = run(app, "import-esco", *map(str, esco_zips(tmp_path)))
    assert "This service uses the ESCO classification of the European Commission." in esco
    assert "ESCO 1.1.1 is import" in esco
    assert "O*NET 29.2 Database" in run(app, "import-onet", str(onet_folder(tmp_path / "onet")))
    listed = run(app, "list-imports")
    assert listed.index("O*NET 29.2") < listed.index("ESCO 1.1.1")
    before = session.query(VocabularyTerm).filter(VocabularyTerm.import_id.is_not(None)).count()
    assert before > 4
    for brought in session.query(VocabularyImport).all():
        assert "terms removed." in run(app, "undo-import", str(brought.id))
    assert session.query(VocabularyTerm).filter(VocabularyTerm.import_id.is_not(None)).count() == 0
    assert "undone" in run(app, "list-imports")


@pytest.mark.usefixtures("nothing_of_ours")
def test_what_is_in_use_is_kept_and_said(app: Flask, session: Session, tmp_path: Path) -> None:
    run(app, "import-esco", str(esco_folder(tmp_path)))
    debugging = term_called(session, TermKind.skill, "find bugs")
    assert debugging
    SkillHeldFactory(skill=debugging)
    session.commit()
    brought = session.query(VocabularyImport).one()
    said = run(app, "undo-import", str(brought.id))
    assert "Kept as our own, for they are in use: debug software." in said
    assert "No import" in refused(app, "undo-import", str(brought.id))


@pytest.mark.usefixtures("nothing_of_ours")
def test_an_import_that_was_killed_goes_on_when_it_is_run_again(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = Storing.take

    def die(self: Storing, session: Session, step: object) -> None:
        if step.what == "links":  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        take(self, session, step)  # type: ignore[arg-type]

    monkeypatch.setattr(Storing, "take", die)
    folder = str(esco_folder(tmp_path))
    app.test_cli_runner().invoke(args=["vocabulary", "import-esco", folder])
    assert "not finished: run it again to go on" in run(app, "list-imports")
    monkeypatch.undo()
    run(app, "import-esco", folder)
    brought = session.query(VocabularyImport).one()
    assert brought.finished_at is not None
    assert brought.progress["related"] == 4


def test_a_wrong_folder_says_what_is_expected(app: Flask, session: Session, tmp_path: Path) -> None:
    assert "Nothing was imported. There is no file for skills" in refused(
        app, "import-esco", str(tmp_path)
    )
    assert session.query(VocabularyImport).count() == 0


def test_add_new_brings_what_is_new_once(app: Flask, session: Session) -> None:
    assert "new: " in run(app, "add-new")
    assert run(app, "add-new") == "Nothing is new.\n"
