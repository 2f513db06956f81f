"""The recruiter who is signed in, at noon of the day the tests live in."""

from collections.abc import Iterator

import pytest
import time_machine
from sqlalchemy.orm import Session

from agency.recruiters.models import Recruiter
from tests.factories import NOON, AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist")
        sign_in(client, maya)
        yield maya
