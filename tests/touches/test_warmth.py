"""How warm a relationship is, in bars and words."""

from datetime import date, timedelta

import pytest

from agency.touches.warmth import warmth_of

TODAY = date(2026, 6, 18)


@pytest.mark.parametrize(
    ("days_quiet", "attempts", "bars", "words"),
    [
        pytest.param(0, 0, 5, "Warm: last spoke then", id="today"),
        pytest.param(45, 1, 5, "Warm: last spoke then", id="one try says nothing yet"),
        pytest.param(46, 0, 4, "Warm: last spoke then", id="a season"),
        pytest.param(121, 0, 3, "Cooling: last spoke then", id="half a year"),
        pytest.param(300, 0, 2, "Cool: last spoke then", id="a year"),
        pytest.param(900, 0, 1, "Cold: last spoke then", id="long ago"),
        pytest.param(10, 2, 3, "Cooling: last spoke then, twice tried since", id="silence since"),
        pytest.param(900, 5, 1, "Cooling: last spoke then, 5 times tried since", id="never below one"),
    ],
)  # fmt: skip
def test_the_last_conversation_and_silence_since(
    days_quiet: int, attempts: int, bars: int, words: str
) -> None:
    warmth = warmth_of(TODAY - timedelta(days=days_quiet), attempts, "then", TODAY)
    assert (warmth.bars, warmth.words) == (bars, words)


@pytest.mark.parametrize(
    ("attempts", "words"), [(0, "Never spoken"), (1, "Never spoken, tried once")]
)
def test_people_never_spoken_with_are_not_warm(attempts: int, words: str) -> None:
    assert warmth_of(None, attempts, "", TODAY).words == words
