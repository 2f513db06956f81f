"""A setting that cannot be used stops the start with a sentence, not with a trace of our code."""

import os
import subprocess
import sys

import pytest

from tests.support.whole import ROOT


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"DATABASE_URL": "mysql://elsewhere"}, "DATABASE_URL must begin with postgresql://"),
        ({"PORT": "eighty"}, "PORT must be a whole number, not 'eighty'"),
        ({"BASE_URL": "callback.example"}, "BASE_URL must begin with http:// or https://"),
    ],
)
def test_a_wrong_setting_is_named(setting: dict[str, str], sentence: str) -> None:
    line = [sys.executable, "-m", "flask", "--app", "wsgi:app", "recruiters", "list"]
    run = subprocess.run(
        line, env={**os.environ, **setting}, cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert run.stderr.strip().splitlines()[-1] == f"Callback cannot start. {sentence}"
    assert "Traceback" not in run.stderr
