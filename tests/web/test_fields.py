"""What forms accept of what people type."""

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from wtforms import FieldList, PasswordField, SelectChoice, SelectField, StringField

from agency.web.fields import (
    AmountField,
    DayField,
    EmailField,
    Form,
    LineField,
    TextField,
    choices_of,
    needed,
)


class _Form(Form):
    title = LineField("Title", [needed("Give it a title.")], most=20)
    note = TextField("Note", most=50)
    email = EmailField("Email")
    starts_on = DayField("Starts")
    pay = AmountField("Pay")
    password = PasswordField("Password")
    many = FieldList(StringField("One of many"))


def filled(app: Flask, **typed: str) -> _Form:
    with app.test_request_context(method="POST", data={"title": "x", **typed}):
        form = _Form(meta={"csrf": False})
        form.validate()
        return form


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Product lead ", "Product lead"),
        ("Product\x00 lead\x07", "Product lead"),
        ("Product\u202e lead\u2028", "Product lead"),
        ("\ud800Product".encode("utf-8", "surrogatepass").decode("utf-8", "ignore"), "Product"),
        ("Zoë 🐟", "Zoë 🐟"),
    ],
)
def test_text_is_cleaned(app: Flask, typed: str, kept: str) -> None:
    form = filled(app, title=typed)
    assert form.title.data == kept
    assert not form.errors


def test_list_of_texts_is_cleaned_and_passwords_are_not(app: Flask) -> None:
    form = filled(app, **{"many-0": " a\x00 ", "password": " as typed "})
    assert form.many.data == ["a"]
    assert form.password.data == " as typed "


def test_lines_of_a_text_are_kept(app: Flask) -> None:
    assert filled(app, note="one\r\ntwo\rthree").note.data == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "   ", "Give it a title."),
        ("title", "x" * 21, "At most 20 characters, please; this has 21."),
        ("title", "one\ntwo", "Keep this on one line, please."),
        ("note", "x" * 51, "At most 50 characters, please; this has 51."),
        ("email", "jane@", "That is not a complete address: name@example.com."),
        (
            "email",
            "a@b.example\nBcc: c@d.example",
            "That is not a complete address: name@example.com.",
        ),
        ("starts_on", "soon", "Write the day as year-month-day, 2026-09-01 for instance."),
        ("starts_on", "2026-02-30", "Write the day as year-month-day, 2026-09-01 for instance."),
        ("starts_on", "0000-01-01", "Write the day as year-month-day, 2026-09-01 for instance."),
        ("starts_on", "9999-12-31", "Choose a day from 1940 to 2100."),
        ("starts_on", "1066-10-14", "Choose a day from 1940 to 2100."),
    ],
)
def test_refused_with_a_sentence(app: Flask, field: str, typed: str, words: str) -> None:
    form = filled(app, **{field: typed})
    assert words in form.errors[field]
    assert form[field]() is not None


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-09-01", date(2026, 9, 1)), ("", None), (" ", None)]
)
def test_day(app: Flask, typed: str, day: date | None) -> None:
    form = filled(app, starts_on=typed)
    assert form.starts_on.data == day
    assert not form.errors


def test_length_is_told_to_the_browser(app: Flask) -> None:
    form = filled(app)
    assert 'maxlength="20"' in form.title()
    assert 'type="email"' in form.email()


def test_choices_may_be_pairs(app: Flask) -> None:
    class _Choosing(Form):
        weight = SelectField(choices=[("nice", "Nice"), SelectChoice("must", "A must")])
        day = SelectField()

    with app.test_request_context():
        form = _Choosing()
        form.day.choices = choices_of([("mon", "Monday")])
        assert '<option value="nice">Nice</option>' in form.weight()
        assert '<option value="mon">Monday</option>' in form.day()


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("130k", 130_000), ("$130,000", 130_000), ("62.50", Decimal("62.5")), ("1.2M", 1_200_000)],
)
def test_money_is_read_as_people_write_it(app: Flask, typed: str, amount: Decimal | int) -> None:
    form = filled(app, pay=typed)
    assert form.pay.data == amount
    assert form.pay._value() == typed


@pytest.mark.parametrize("typed", ["lots", "k", "-5", "0", "NaN", "1e12"])
def test_what_is_no_money_is_refused_and_given_back(app: Flask, typed: str) -> None:
    form = filled(app, pay=typed)
    assert form.pay.errors
    assert form.pay._value() == typed
