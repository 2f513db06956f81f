"""An agency to write letters for."""

import pytest

from tests.factories import AgencyFactory


@pytest.fixture(autouse=True)
def agency(session: object) -> object:
    return AgencyFactory()
