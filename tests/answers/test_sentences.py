"""What the owner reads: one sentence, what changed and what was said before."""

from datetime import date

import pytest

from agency.answers.differences import differences
from agency.answers.sentences import paused_sentence, saved_sentence, voice_of
from agency.answers.told import Answers, DesignationTold, Friend, SkillTold
from agency.candidates.models import Candidate

BEFORE = Answers(when="date", month=date(2026, 9, 1), matters=frozenset({"helps"}))
PMP = DesignationTold(id=1, name="PMP", standing="in_progress", expected_on=date(2026, 9, 12))


def sentence(after: Answers, before: Answers = BEFORE, pronouns: str = "she/her") -> str:
    voice = voice_of(Candidate(id=1, full_name="Hannah Sørby", goes_by="", pronouns=pronouns))
    return saved_sentence(voice, differences(before, after), before, after)


def changed(**values: object) -> Answers:
    from dataclasses import replace

    return replace(BEFORE, **values)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(
            BEFORE, "Hannah looked at everything she told us, and it is still right.", id="nothing"
        ),
        pytest.param(
            changed(month=date(2026, 7, 6)),
            "Hannah moved her own date forward: free from 6 July 2026 instead of September 2026.",
            id="forward",
        ),
        pytest.param(
            changed(month=date(2027, 2, 1)),
            "Hannah moved her own date back: free from February 2027 instead of September 2026.",
            id="back",
        ),
        pytest.param(
            changed(when="now", month=None),
            "Hannah could move now, where it had been from September 2026.",
            id="now",
        ),
        pytest.param(
            changed(when="not_looking", month=None),
            "Hannah is not looking any more and will write when that changes.",
            id="not looking",
        ),
        pytest.param(
            changed(often="fits", channels=frozenset({"call", "linkedin"})),
            "Hannah wants to hear from us only when a job fits what she wrote; also new: how we may get in touch.",
            id="two",
        ),
        pytest.param(
            changed(channels=frozenset({"call", "linkedin"})),
            "Hannah chose how we may be in touch: call and LinkedIn.",
            id="ways",
        ),
        pytest.param(
            changed(market="without_name"),
            "Hannah answered whether we may mention her to employers: yes, without the name.",
            id="market",
        ),
        pytest.param(
            changed(friend=Friend(name="Ben Ito", email="ben@example.org")),
            "Hannah names Ben Ito, who knows of it, as somebody we should help.",
            id="friend",
        ),
        pytest.param(
            changed(matters=frozenset({"course"})),
            "Hannah told us what matters: added: a course paid for; no longer: work that helps.",
            id="ticks",
        ),
        pytest.param(
            changed(never="Night shifts."), "Hannah now rules out: Night shifts.", id="never"
        ),
    ],
)
def test_sentence(after: Answers, expected: str):
    assert sentence(after) == expected


def test_without_known_pronouns_the_name_stands_again():
    after = changed(month=date(2026, 7, 1))
    expected = (
        "Hannah moved Hannah’s own date forward: free from July 2026 instead of September 2026."
    )
    assert sentence(after, pronouns="") == expected


def test_designations_and_skills():
    before = Answers(designations=(PMP,), skills=(SkillTold(id=2, name="Go", years=3),))
    held = DesignationTold(id=1, name="PMP", standing="held")
    after = Answers(designations=(held,), skills=(SkillTold(id=2, name="Go", gone=True),))
    assert sentence(after, before) == "Hannah brought PMP up to date: held; also new: skills."
    assert [change.line for change in differences(before, after)] == [
        "Go: Taken off your list",
        "PMP: Held (was: in progress, expected 12 September 2026)",
    ]


def test_pause():
    voice = voice_of(Candidate(id=1, full_name="Sam Low", goes_by="", pronouns="they/them"))
    assert paused_sentence(voice, None) == "Sam paused contact until they say otherwise."
    assert paused_sentence(voice, date(2026, 7, 18)) == "Sam paused contact until 18 July."
