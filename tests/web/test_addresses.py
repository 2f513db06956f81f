"""Addresses that templates write are those of Flask, in whatever request they are asked for."""

import pytest
from flask import Flask, url_for

NUMBERS = {"candidate": 7, "suggestion": None, "role": 3}


@pytest.mark.parametrize(
    "values", [{}, NUMBERS, {"candidate": True}, {"channel": "call"}, {"gave": ["a", "b"]}]
)
def test_the_address_is_flasks_own(app: Flask, values: dict[str, object]) -> None:
    address = app.jinja_env.globals["url_for"]
    for root in ("/", "/agency"):
        for _ in range(2):
            with app.test_request_context(environ_overrides={"SCRIPT_NAME": root.rstrip("/")}):
                asked = url_for("portal.log_touch", **values)
                assert address("portal.log_touch", **values) == asked


def test_a_number_is_not_taken_for_a_truth(app: Flask) -> None:
    address = app.jinja_env.globals["url_for"]
    with app.test_request_context():
        assert address("portal.log_touch", candidate=1) == "/touches/new?candidate=1"
        assert address("portal.log_touch", candidate=True) == "/touches/new?candidate=True"


def test_the_whole_address_is_asked_for_as_ever(app: Flask) -> None:
    address = app.jinja_env.globals["url_for"]
    with app.test_request_context():
        assert address("portal.today", _external=True).startswith("http")
