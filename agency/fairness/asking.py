"""What is asked, in which words, and what people are told before they answer."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers by name. "I’d rather not say" is always there, and is no answer."""

    name: str
    words: str
    heading: str
    answers: Mapping[str, str]


QUESTIONS = (
    Question(
        "gender",
        "Which describes you?",
        "Gender",
        {
            "woman": "A woman",
            "man": "A man",
            "non_binary": "Non-binary",
            "another": "In another way",
        },
    ),
    Question(
        "age",
        "How old are you?",
        "Age",
        {
            "under_30": "Under 30",
            "from_30": "30 to 39",
            "from_40": "40 to 49",
            "from_50": "50 or older",
        },
    ),
    Question(
        "minority",
        "Do you count yourself to a racialised or Indigenous group, or an ethnic minority?",
        "Racialised, Indigenous or minority",
        {"yes": "Yes", "no": "No"},
    ),
    Question(
        "disability",
        "Do you live with a disability?",
        "Disability",
        {"yes": "Yes", "no": "No"},
    ),
    Question(
        "newcomer",
        "Are these your first five years in this country?",
        "First five years in the country",
        {"yes": "Yes", "no": "No"},
    ),
)
BY_NAME = {question.name: question for question in QUESTIONS}
RATHER_NOT = "I’d rather not say"

WHY_ASKED = (
    "We want to know whether our suggestions treat people alike. That shows only if some of the "
    "people we know tell us which groups they belong to.",
    "It is voluntary. Leave any question out; nothing depends on it, now or later.",
    "No recruiter can see what you answer. It is never read when we look for people for a role, "
    "and never passed to an employer.",
    "It is used to count: how many of each group we suggested, contacted and put forward. Groups "
    "of fewer than ten are not shown. An outside auditor may get the counts and rows without names.",
    "You can change it or take it back here at any time. Then it is gone at once, without a trace.",
)
"""Shown to candidates above the questions, and to administrators before they switch it on."""
