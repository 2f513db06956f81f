"""What flows between us and a person: what they got out of a contact, and what we asked of them."""

from enum import StrEnum


class ValueGiven(StrEnum):
    """What the person got out of it."""

    introduction = "introduction"
    resume_tip = "resume_tip"
    linkedin_tip = "linkedin_tip"
    course_advice = "course_advice"
    salary_check = "salary_check"
    market_brief = "market_brief"
    interview_practice = "interview_practice"
    feedback = "feedback"
    """What a client said of them."""
    referral_news = "referral_news"


class Ask(StrEnum):
    """What we asked of them. ``time`` is an hour for a job of ours, above all."""

    time = "time"
    referral = "referral"
    reference = "reference"
    resume = "resume"
