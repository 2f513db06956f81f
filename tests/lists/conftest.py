"""An agency whose people can be searched."""

import pytest

from tests.factories import AgencyFactory


@pytest.fixture(autouse=True)
def agency(session: object) -> object:
    return AgencyFactory()
