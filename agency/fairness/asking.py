"""What is asked, in which words, and what people are told before they answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from agency.languages.speaking import N_


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
        N_("Which describes you?"),
        N_("Gender"),
        {
            "woman": N_("A woman"),
            "man": N_("A man"),
            "non_binary": N_("Non-binary"),
            "another": N_("In another way"),
        },
    ),
    Question(
        "age",
        N_("How old are you?"),
        N_("Age"),
        {
            "under_30": N_("Under 30"),
            "from_30": N_("30 to 39"),
            "from_40": N_("40 to 49"),
            "from_50": N_("50 or older"),
        },
    ),
    Question(
        "minority",
        N_("Do you count yourself to a racialised or Indigenous group, or an ethnic minority?"),
        N_("Racialised, Indigenous or minority"),
        {"yes": N_("Yes"), "no": N_("No")},
    ),
    Question(
        "disability",
        N_("Do you live with a disability?"),
        N_("Disability"),
        {"yes": N_("Yes"), "no": N_("No")},
    ),
    Question(
        "newcomer",
        N_("Are these your first five years in this country?"),
        N_("First five years in the country"),
        {"yes": N_("Yes"), "no": N_("No")},
    ),
)
BY_NAME = {question.name: question for question in QUESTIONS}
RATHER_NOT = N_("I’d rather not say")

WHY_ASKED = (
    N_(
        "We want to know whether our suggestions treat people alike. That shows only if some of the "
        "people we know tell us which groups they belong to."
    ),
    N_("It is voluntary. Leave any question out; nothing depends on it, now or later."),
    N_(
        "No recruiter can see what you answer. It is never read when we look for people for a role, "
        "and never passed to an employer."
    ),
    N_(
        "It is used to count: how many of each group we suggested, contacted and put forward. Groups "
        "of fewer than ten are not shown. An outside auditor may get the counts and rows without names."
    ),
    N_(
        "You can change it or take it back here at any time. Then it is gone at once, without a trace."
    ),
)
"""Shown to candidates above the questions, and to administrators before they switch it on."""
