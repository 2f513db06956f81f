"""The story that most of these tests begin with."""

import pytest
from sqlalchemy.orm import Session

from tests.support.story import Story, tell_story


@pytest.fixture
def story(session: Session) -> Story:
    return tell_story(session)
