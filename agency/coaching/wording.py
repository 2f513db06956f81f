"""Stories, kinds of questions, levels, ratings and reviews in words, for recruiters and for the people themselves."""

from agency.coaching.models import HowItWent, Level, QuestionKind, ReviewKind, Story
from agency.languages.speaking import N_, Words

STORIES = Words(
    {
        Story.history: N_("Work history"),
        Story.now: N_("What I do now"),
        Story.next: N_("What I want next"),
    }
)
STORY_HINTS = Words(
    {
        Story.history: N_("Where you come from, in two minutes: the turns, and why you took them."),
        Story.now: N_("What you do all day, for somebody who has never seen it, with one number."),
        Story.next: N_("What you would move for, when, and what you will not do again."),
    }
)
KINDS = Words(
    {
        QuestionKind.history: N_("Work history"),
        QuestionKind.now: N_("What I do now"),
        QuestionKind.next: N_("What I want next"),
        QuestionKind.behaviour: N_("How they behave"),
        QuestionKind.technical: N_("Their trade"),
        QuestionKind.client: N_("The client"),
    }
)
LEVELS = Words(
    {
        Level.starting: N_("Starting out"),
        Level.experienced: N_("Experienced"),
        Level.leading: N_("Leading"),
    }
)
WENT = Words(
    {
        HowItWent.well: N_("Well"),
        HowItWent.mixed: N_("Mixed"),
        HowItWent.badly: N_("Badly"),
    }
)
REVIEWS = Words(
    {
        ReviewKind.resume: N_("Résumé review"),
        ReviewKind.linkedin: N_("LinkedIn review"),
    }
)
REVIEWED = Words(
    {
        ReviewKind.resume: N_("Your résumé"),
        ReviewKind.linkedin: N_("Your LinkedIn profile"),
    }
)
"""The same, said to the person."""
