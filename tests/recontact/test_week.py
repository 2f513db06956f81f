"""The recruiter's week, in sentences that are right for any number."""

from collections import Counter

import pytest

from agency.recontact.week import DayBar, Replies, Week


@pytest.mark.parametrize(
    ("dealt_with", "waiting", "unanswered", "sentence"),
    [
        (6, 3, 5, "9 of 14 people answered. Three of them are waiting for you."),
        (2, 1, 1, "3 of 4 people answered. One of them is waiting for you."),
        (0, 1, 3, "1 of 4 people answered and is waiting for you."),
        (0, 1, 0, "One person answered and is waiting for you."),
        (1, 0, 0, "One person answered. Nobody is waiting for you."),
        (0, 0, 1, "One person, and no answer yet. Nobody is waiting for you."),
        (0, 0, 3, "0 of 3 people answered. Nobody is waiting for you."),
        (0, 0, 0, "You have written to nobody since Monday, and nobody is waiting for you."),
    ],
)
def test_replies(dealt_with: int, waiting: int, unanswered: int, sentence: str) -> None:
    assert Replies(dealt_with, waiting, unanswered).sentence == sentence


def week(count: int = 0, usual: float = 0, gave: int = 0, asked: int = 0) -> Week:
    given = Counter({"introduction": gave})
    return Week([DayBar("Mon", count, usual, True)], given, asked, Replies(0, 0, 0))


@pytest.mark.parametrize(
    ("gave", "asked", "sentence"),
    [
        (8, 11, "You helped 8 times and asked 11 times. Three more helps and the week is even."),
        (0, 1, "You have not helped yet and asked once. One more help and the week is even."),
        (1, 0, "You helped once and asked for nothing."),
        (0, 0, "You have given nothing and asked nothing since Monday."),
    ],
)
def test_giving_and_asking(gave: int, asked: int, sentence: str) -> None:
    assert week(gave=gave, asked=asked).value_sentence == sentence


@pytest.mark.parametrize(
    ("count", "usual", "sentence"),
    [
        (17, 15, "Seventeen since Monday, two more than your usual by now."),
        (1, 3, "One since Monday, two fewer than your usual by now."),
        (0, 2, "None since Monday, two fewer than your usual by now."),
        (0, 0, "None since Monday."),
    ],
)
def test_conversations_against_the_usual(count: int, usual: float, sentence: str) -> None:
    assert week(count, usual).conversations_sentence == sentence
