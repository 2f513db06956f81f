"""Handing over at the pace of each domain, run after run."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from agency.candidates.models import WayState
from agency.config import Settings, SettingWrong
from agency.jobs.post import deliver_waiting_mail
from agency.mail.database_time import database_time
from agency.mail.event_kinds import EventKind
from agency.mail.models import MailEvent, MailPace, MailState
from tests.contact.mails import waiting_mail
from tests.factories import AgencyFactory, WayFactory
from tests.mail.letters import NOW, posted
from tests.support.smtp import Postbox

JOBS = text(
    "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver_mail' AND scheduled_at IS NOT NULL"
)


def test_letters_that_wait_for_their_turn_go_in_a_run_of_their_own(
    app: Flask, session: Session
) -> None:
    for number in range(3):
        posted(session, key=str(number), to=f"p{number}@one.example")
    with Postbox() as postbox:
        settings = replace(app.extensions["settings"], smtp=postbox.smtp)
        assert deliver_waiting_mail(session, settings, NOW) == {"sent": 1}
        assert deliver_waiting_mail(session, settings, NOW) == {}
        assert session.scalar(JOBS) == 1  # one job waits, however many runs have ended early
        session.execute(update(MailPace).values(next_at=database_time()))
        assert deliver_waiting_mail(session, settings, NOW) == {"sent": 1}


def test_local_mailbox_needs_no_pace(app: Flask, session: Session) -> None:
    for number in range(3):
        posted(session, key=str(number), to=f"p{number}@one.example")
    assert deliver_waiting_mail(session, app.extensions["settings"], NOW) == {"sent": 3}
    assert session.scalar(JOBS) == 0


def test_refused_recipient_is_written_down_and_marks_the_address(
    app: Flask, session: Session
) -> None:
    AgencyFactory()
    way = WayFactory(value="jane@example.com")
    letter = waiting_mail(session, way.candidate_id, NOW, purpose="transactional")
    letter.mail_class, letter.raw = "service", b"Subject: x\r\n\r\nHello.\r\n"
    session.commit()
    with Postbox() as postbox:
        postbox.script("RCPT", "550 5.1.1 unknown")
        settings = replace(app.extensions["settings"], smtp=postbox.smtp)
        assert deliver_waiting_mail(session, settings, NOW) == {"failed": 1}
    event = session.query(MailEvent).one()
    assert (letter.state, way.state) == (MailState.failed, WayState.hard_bounced)
    assert (event.kind, event.status) == (EventKind.hard_bounce, "5.1.1")


@pytest.mark.parametrize("address", ["bounce", "a+b@mail.example.com", "bounce@localhost", "@x.y"])
def test_bounce_address_that_cannot_be_one_stops_the_start(address: str) -> None:
    with pytest.raises(SettingWrong, match="BOUNCE_ADDRESS"):
        Settings.from_environment({"BOUNCE_ADDRESS": address, "SECRET_KEY": "x"})
    settings = Settings.from_environment(
        {"BOUNCE_ADDRESS": "bounce@mail.example.com", "SECRET_KEY": "x"}
    )
    assert settings.bounce_address == "bounce@mail.example.com"
