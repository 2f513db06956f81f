"""Going cold: two people's own rhythm, and how long it has been quiet."""

from datetime import date, timedelta

import pytest

from agency.recontact.cadence import Rhythm, quiet_sentence

TODAY = date(2026, 6, 18)


def rhythm(usual_days: float, quiet_days: int, conversations: int = 4) -> Rhythm:
    return Rhythm(conversations, usual_days, TODAY - timedelta(days=quiet_days))


@pytest.mark.parametrize(
    ("usual", "quiet", "conversations", "cold"),
    [
        pytest.param(70, 105, 4, True, id="half as long again as usual"),
        pytest.param(70, 104, 4, False, id="a day short of that"),
        pytest.param(14, 59, 4, False, id="less than two months is never cold"),
        pytest.param(14, 60, 4, True, id="two months is, for two who speak every fortnight"),
        pytest.param(70, 105, 2, False, id="two conversations are no rhythm"),
        pytest.param(241, 400, 4, False, id="two who rarely speak have no rhythm to lose"),
        pytest.param(100, 730, 4, False, id="two years later it is no longer going cold"),
    ],
)
def test_a_relationship_goes_cold_by_its_own_rhythm(
    usual: float, quiet: int, conversations: int, cold: bool
) -> None:
    assert rhythm(usual, quiet, conversations).has_gone_cold(TODAY) is cold


def test_the_sentence_says_what_is_usual_and_what_it_has_been() -> None:
    said = quiet_sentence("Seun", rhythm(70, 147), TODAY)
    assert said == "You and Seun usually talk every ten weeks and it has been twenty-one."
