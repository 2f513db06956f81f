"""A mail forwarded within the text: whose it is, to whom and when, in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.inbox.forwarded import day_and_hour, forwarded_in, people_in, without_prefix

JANE = ("Jane Okafor", "jane@example.com")
FORMS = {
    "Gmail": ("Fwd: A role", "See below.\n\n---------- Forwarded message ---------\nFrom: Jane Okafor <jane@example.com>\nDate: Mon, Jun 1, 2026 at 10:03 AM\nSubject: A role\nTo: Maya <maya@agency.example>\n\nNot before June."),
    "Apple Mail": ("Fwd: A role", "See below.\n\nBegin forwarded message:\n\nFrom: Jane Okafor <jane@example.com>\nSubject: A role\nDate: June 1, 2026 at 10:03:00 AM EDT\nTo: Maya <maya@agency.example>\n\nNot before June."),
    "Outlook": ("FW: A role", "See below.\n\n________________________________\nFrom: Jane Okafor <jane@example.com>\nSent: Monday, June 1, 2026 10:03 AM\nTo: Maya <maya@agency.example>\nSubject: A role\n\nNot before June."),
    "Outlook, old": ("FW: A role", "See below.\n\n-----Original Message-----\nFrom: Jane Okafor [mailto:jane@example.com]\nSent: Monday, June 1, 2026 10:03 AM\nTo: Maya\nSubject: A role\n\nNot before June."),
    "Thunderbird": ("Fwd: A role", "See below.\n\n-------- Forwarded Message --------\nSubject: A role\nDate: Mon, 1 Jun 2026 10:03:00 -0400\nFrom: Jane Okafor <jane@example.com>\nTo: Maya <maya@agency.example>\n\nNot before June."),
    "French": ("TR: A role", "See below.\n\nDe : Jane Okafor <jane@example.com>\nEnvoyé : lundi 1 juin 2026 10:03\nÀ : Maya <maya@agency.example>\nObjet : A role\n\nNot before June."),
    "French, web": ("Fwd: A role", "See below.\n\n---------- Message transféré ---------\nDe : Jane Okafor <jane@example.com>\nDate: lun. 1 juin 2026 à 10:03\nSubject: A role\nTo: Maya <maya@agency.example>\n\nNot before June."),
    "German": ("WG: A role", "See below.\n\nVon: Jane Okafor <jane@example.com>\nGesendet: Montag, 1. Juni 2026 10:03\nAn: Maya <maya@agency.example>\nBetreff: A role\n\nNot before June."),
    "German, Apple": ("Fwd: A role", "See below.\n\nAnfang der weitergeleiteten Nachricht:\n\nVon: Jane Okafor <jane@example.com>\nBetreff: A role\nDatum: 1. Juni 2026 um 10:03:00 MESZ\nAn: Maya <maya@agency.example>\n\nNot before June."),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forwarded_mail_is_taken_apart(form: str) -> None:
    found = forwarded_in(*FORMS[form])
    assert found is not None
    assert (found.sender, found.subject, found.text) == (JANE, "A role", "Not before June.")
    assert found.remark == "See below."
    assert found.at is not None
    assert found.at.isoformat().startswith("2026-06-01T10:03:00")
    assert found.recipients[0][0] == "Maya"


def test_answer_that_quotes_a_header_is_not_forwarded() -> None:
    _, text = FORMS["Outlook"]
    assert forwarded_in("RE: A role", text) is None


def test_name_without_an_address_is_kept_as_a_name() -> None:
    subject, text = FORMS["Outlook"]
    found = forwarded_in(subject, text.replace(" <jane@example.com>", ""))
    assert found is not None
    assert found.sender == ("Jane Okafor", "")


def test_several_recipients_are_told_apart() -> None:
    line = "Maya Lindqvist <maya@agency.example>; 'Bo' <bo@example.com>, cy@example.com"
    assert list(people_in(line)) == [
        ("Maya Lindqvist", "maya@agency.example"), ("Bo", "bo@example.com"), ("", "cy@example.com"),
    ]  # fmt: skip


MOMENTS = {
    "Mon, 1 Jun 2026 10:03:00 -0400": "2026-06-01T10:03:00-04:00",
    "Mon, 1 Jun 2026 10:03:00 +0000": "2026-06-01T10:03:00+00:00",
    "Monday, June 1, 2026 10:03 PM": "2026-06-01T22:03:00",
    "Monday, June 1, 2026 12:03 AM": "2026-06-01T00:03:00",
    "lundi 1 juin 2026 à 10h03": "2026-06-01T10:03:00",
    "Mittwoch, 3. März 2027 09:15": "2027-03-03T09:15:00",
    "01.06.2026 10:03": "2026-06-01T10:03:00",
    "1 août 2026": "2026-08-01T12:00:00",
    "31 February 2026 10:00": None,
    "yesterday": None,
    "": None,
}  # fmt: skip


@pytest.mark.parametrize("text", MOMENTS)
def test_moment_is_read_as_it_is_written(text: str) -> None:
    found = day_and_hour(text)
    assert (found and found.isoformat()) == MOMENTS[text]


def test_prefix_goes_and_the_subject_stays() -> None:
    assert without_prefix("Fwd: Re: A role") == "Re: A role"
    assert without_prefix("Forward planning") == "Forward planning"


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_is_looked_at_without_failing(subject: str, text: str) -> None:
    forwarded_in(subject, text)
    forwarded_in(f"Fwd: {subject}", f"From: {subject}\nDate: {subject}\nTo: {text}")
