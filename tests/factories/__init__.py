"""Valid and boring records by default; a test spells only what it is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import factory
from factory.alchemy import SQLAlchemyModelFactory

from agency.candidates import models as candidates
from agency.clients import models as clients
from agency.coaching import models as coaching
from agency.contact import models as contact
from agency.introductions import models as introductions
from agency.lists import models as lists
from agency.marketing import models as marketing
from agency.places import models as places
from agency.preferences import models as preferences
from agency.recontact import models as recontact
from agency.recruiters import models as recruiters
from agency.recruiters.sessions import new_token, token_hash
from agency.referrals import models as referrals
from agency.resumes import models as resumes
from agency.search import models as search
from agency.skills import models as skills
from agency.submissions import models as submissions
from agency.touches import models as touches

NOON = datetime(2026, 6, 18, 16, tzinfo=UTC)
"""Thursday 18 June 2026, noon in Toronto: when nothing else is said, tests happen now."""
TODAY = date(2026, 6, 18)

_sessions: dict[str, Any] = {}


def bind(session: Any) -> None:
    """Give every factory the session of the test."""
    _sessions["current"] = session


class _Factory(SQLAlchemyModelFactory):
    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: _sessions["current"]  # noqa: E731 - read at every use
        sqlalchemy_session_persistence = "flush"


class AgencyFactory(_Factory):
    class Meta:
        model = recruiters.Agency
        sqlalchemy_get_or_create = ("id",)

    id = 1
    name = "Harbour & Pike"
    postal_address = "40 Lantern Street, Toronto"
    phone = "416-555-0100"
    mail_from = "callback@example.com"
    zone = "America/Toronto"
    currency = "CAD"


class DeskFactory(_Factory):
    class Meta:
        model = recruiters.Desk

    name = factory.Sequence(lambda n: f"Desk {n}")


class RecruiterFactory(_Factory):
    class Meta:
        model = recruiters.Recruiter

    class Params:
        administrator = factory.Trait(access_level=recruiters.AccessLevel.administrator)
        team_lead = factory.Trait(access_level=recruiters.AccessLevel.team_lead)
        privacy_lead = factory.Trait(access_level=recruiters.AccessLevel.privacy_lead)
        disabled = factory.Trait(disabled_at=NOON)

    name = factory.Sequence(lambda n: f"Maya Lindqvist {n}" if n else "Maya Lindqvist")
    email = factory.Sequence(lambda n: f"maya{n}@example.com")
    created_at = datetime(2025, 1, 6, tzinfo=UTC)
    phone = "416-555-0117"
    zone = "America/Toronto"


class PlaceFactory(_Factory):
    class Meta:
        model = places.Place
        sqlalchemy_get_or_create = ("name", "region", "country")

    class Params:
        halifax = factory.Trait(
            name="Halifax",
            region="Nova Scotia",
            latitude=44.6488,
            longitude=-63.5752,
            zone="America/Halifax",
        )
        calgary = factory.Trait(
            name="Calgary",
            region="Alberta",
            latitude=51.0447,
            longitude=-114.0719,
            zone="America/Edmonton",
        )

    name = "Toronto"
    region = "Ontario"
    country = "CA"
    latitude = 43.6532
    longitude = -79.3832
    zone = "America/Toronto"


class TermFactory(_Factory):
    class Meta:
        model = skills.VocabularyTerm
        sqlalchemy_get_or_create = ("kind", "name")

    class Params:
        designation = factory.Trait(kind=skills.TermKind.designation)
        industry = factory.Trait(kind=skills.TermKind.industry)
        title = factory.Trait(kind=skills.TermKind.title)

    kind = skills.TermKind.skill
    name = factory.Sequence(lambda n: f"Skill {n}")
    synonyms: list[str] = []


class CandidateFactory(_Factory):
    """With an address, terms and consent: a person who may be contacted."""

    class Meta:
        model = candidates.Candidate

    full_name = "Jane Okafor"
    pronouns = "she/her"
    title = "Senior Product Manager"
    employer = "Fernhill Power"
    place = factory.SubFactory(PlaceFactory)
    owner = factory.SubFactory(RecruiterFactory)
    zone = "America/Toronto"

    @factory.post_generation
    def reachable(self, create: bool, extracted: bool | None, **_: Any) -> None:
        if create and extracted is not False:
            WayFactory(candidate=self)

    @factory.post_generation
    def terms(self, create: bool, extracted: dict[str, Any] | None, **given: Any) -> None:
        if create:
            TermsFactory(candidate=self, **{**(extracted or {}), **given})

    @factory.post_generation
    def agreed(self, create: bool, extracted: bool | None, **_: Any) -> None:
        if create and extracted is not False:
            ConsentFactory(candidate_id=self.id)


class WayFactory(_Factory):
    class Meta:
        model = candidates.WayToReach

    candidate = factory.SubFactory(CandidateFactory, reachable=False)
    kind = candidates.WayKind.email
    value = factory.Sequence(lambda n: f"jane{n}@example.com")


class TermsFactory(_Factory):
    class Meta:
        model = contact.ContactTerms

    candidate = factory.SubFactory(CandidateFactory)


class ConsentFactory(_Factory):
    class Meta:
        model = contact.ConsentEntry

    candidate_id = factory.LazyFunction(lambda: CandidateFactory(agreed=False).id)
    kind = contact.ConsentKind.contact
    answer = "yes"
    how = "call"
    at = datetime(2026, 3, 12, 15, tzinfo=UTC)


class SkillHeldFactory(_Factory):
    class Meta:
        model = candidates.SkillHeld

    candidate = factory.SubFactory(CandidateFactory)
    skill = factory.SubFactory(TermFactory)


class DesignationHeldFactory(_Factory):
    class Meta:
        model = candidates.DesignationHeld

    candidate = factory.SubFactory(CandidateFactory)
    designation = factory.SubFactory(TermFactory, designation=True)
    standing = candidates.Standing.held


class EarlierJobFactory(_Factory):
    class Meta:
        model = candidates.EarlierJob

    candidate = factory.SubFactory(CandidateFactory)
    title = "Payroll Clerk"
    employer = "Acme"
    from_on = date(2019, 1, 1)
    until_on = date(2022, 12, 31)


class ResumeFactory(_Factory):
    class Meta:
        model = candidates.Resume

    candidate_id = factory.LazyFunction(lambda: CandidateFactory().id)
    text = "Payroll clerk for three years, at home in month ends."
    source = "their email"
    added_at = NOON


class ResumeBatchFactory(_Factory):
    class Meta:
        model = resumes.ResumeBatch

    uploaded_at = NOON
    uploaded_by_id = factory.LazyFunction(lambda: RecruiterFactory().id)


class ResumeFileFactory(_Factory):
    class Meta:
        model = resumes.ResumeFile

    candidate_id = factory.LazyFunction(lambda: CandidateFactory().id)
    name = "resume.txt"
    kind = "txt"
    content = b"Jane Okafor\njane@example.com\n"
    size = 29
    state = resumes.FileState.read
    text = "Jane Okafor\njane@example.com"
    uploaded_at = NOON


class ClientFactory(_Factory):
    class Meta:
        model = clients.Client

    name = factory.Sequence(lambda n: f"Cedar Loop {n}")
    industries = ["Climate tech"]


class ClientContactFactory(_Factory):
    class Meta:
        model = clients.ClientContact

    client = factory.SubFactory(ClientFactory)
    name = "Tom Reid"
    title = "Head of Data"
    email = factory.Sequence(lambda n: f"tom{n}@example.com")


class RoleFactory(_Factory):
    class Meta:
        model = clients.Role

    client = factory.SubFactory(ClientFactory)
    owner = factory.SubFactory(RecruiterFactory)
    place = factory.SubFactory(PlaceFactory)
    title = "Product Lead, Home Energy"
    state = clients.RoleState.open
    office_days = 3
    pay_low = 130_000
    pay_high = 150_000
    pay_currency = "CAD"
    pay_period = "year"
    opened_at = datetime(2026, 6, 12, 14, tzinfo=UTC)


class RequirementFactory(_Factory):
    class Meta:
        model = clients.RoleRequirement

    role = factory.SubFactory(RoleFactory)
    term = factory.SubFactory(TermFactory)
    is_must = True


class TouchFactory(_Factory):
    """A conversation by phone, begun by the candidate's owner."""

    class Meta:
        model = touches.Touch

    class Params:
        attempt = factory.Trait(kind=touches.TouchKind.attempt, outcome=touches.Outcome.no_answer)
        from_them = factory.Trait(direction=touches.Direction.theirs)

    candidate = factory.SubFactory(CandidateFactory)
    recruiter = factory.SelfAttribute("candidate.owner")
    channel = touches.Channel.call
    kind = touches.TouchKind.conversation
    outcome = touches.Outcome.talked
    happened_at = datetime(2026, 3, 12, 15, tzinfo=UTC)


class PromiseFactory(_Factory):
    class Meta:
        model = touches.Promise

    candidate = factory.SubFactory(CandidateFactory)
    recruiter = factory.SelfAttribute("candidate.owner")
    what = "send notes on her résumé"
    due_on = TODAY


class PreferenceFactory(_Factory):
    class Meta:
        model = preferences.Preference

    candidate = factory.SubFactory(CandidateFactory)
    horizon = preferences.Horizon.now
    kind = preferences.PreferenceKind.title
    label = "Product lead"
    value = "Product lead"
    words = "I’d move for a product-lead job in climate tech, just not before June."
    said_on = date(2026, 3, 12)
    said_by = touches.Channel.call


class SubmissionFactory(_Factory):
    class Meta:
        model = submissions.Submission

    role = factory.SubFactory(RoleFactory)
    candidate = factory.SubFactory(CandidateFactory)
    recruiter_id = factory.SelfAttribute("candidate.owner_id")
    stage = submissions.Stage.submitted
    staged_at = NOON


class SuggestionFactory(_Factory):
    class Meta:
        model = recontact.Suggestion

    candidate = factory.SubFactory(CandidateFactory)
    owner = factory.SelfAttribute("candidate.owner")
    kind = recontact.SuggestionKind.role
    role = factory.SubFactory(RoleFactory, owner=factory.SelfAttribute("..candidate.owner"))
    occasion = factory.LazyAttribute(lambda made: f"role:{made.role.id}:1")
    why = "Cedar Loop opened the product-lead job Jane would move for, and the June she named is here."
    due_on = TODAY
    surfaced_at = NOON


class HotlistFactory(_Factory):
    class Meta:
        model = search.Hotlist

    name = "Ready after the summer"
    owner = factory.SubFactory(RecruiterFactory)


class SavedSearchFactory(_Factory):
    class Meta:
        model = search.SavedSearch

    name = "Climate product leads"
    owner = factory.SubFactory(RecruiterFactory)
    asked = factory.LazyFunction(lambda: {"q": ["climate"]})


class LetterBatchFactory(_Factory):
    class Meta:
        model = lists.LetterBatch

    recruiter_id = factory.LazyFunction(lambda: RecruiterFactory().id)
    begun_at = NOON


class LetterDraftFactory(_Factory):
    class Meta:
        model = lists.LetterDraft

    batch = factory.SubFactory(LetterBatchFactory)
    candidate = factory.SubFactory(CandidateFactory)
    state = lists.DraftState.draft
    subject = "From Maya"
    words = "Hello Jane, is it worth a call?"


class MarketingFactory(_Factory):
    """Begun, with the text clients would read; not approved."""

    class Meta:
        model = marketing.Marketing

    candidate = factory.SubFactory(CandidateFactory)
    recruiter_id = factory.SelfAttribute("candidate.owner_id")
    reference = factory.Sequence(lambda n: f"HP-{2217 + n}")
    began_at = NOON

    @factory.post_generation
    def profile(self, create: bool, extracted: bool | None, **_: Any) -> None:
        if create and extracted is not False:
            BlindProfileFactory(marketing_id=self.id, candidate_id=self.candidate_id)


class BlindProfileFactory(_Factory):
    class Meta:
        model = marketing.BlindProfile

    marketing_id = factory.LazyFunction(lambda: MarketingFactory(profile=False).id)
    candidate_id = factory.LazyFunction(lambda: CandidateFactory().id)
    version = 1
    title = "Product lead, Toronto"
    lines: list[str] = ["Eleven years at work"]
    made_by_id = factory.LazyFunction(lambda: RecruiterFactory().id)
    made_at = NOON


class ShowingFactory(_Factory):
    class Meta:
        model = marketing.ProfileShowing

    marketing = factory.SubFactory(MarketingFactory)
    candidate_id = factory.SelfAttribute("marketing.candidate_id")
    contact = factory.SubFactory(ClientContactFactory)
    client = factory.SelfAttribute("contact.client")
    recruiter_id = factory.SelfAttribute("marketing.recruiter_id")
    why = "They look for a product lead, and Jane lives in their town."


class IntroductionFactory(_Factory):
    """Two candidates: for the first it is a gift, and of the second it asks time."""

    class Meta:
        model = introductions.Introduction

    proposed_by = factory.SubFactory(RecruiterFactory)
    proposed_at = NOON
    once_key = factory.Sequence(str)

    @factory.post_generation
    def people(self, _create: bool, extracted: Any, **_: Any) -> None:
        for place, person in enumerate(extracted or (CandidateFactory(), CandidateFactory()), 1):
            IntroductionSideFactory(
                introduction=self, place=place, is_gift=place == 1,
                **{"candidate" if isinstance(person, candidates.Candidate) else "contact": person},
            )  # fmt: skip


class IntroductionSideFactory(_Factory):
    class Meta:
        model = introductions.IntroductionSide

    why = "They would like each other."


class ReferralLinkFactory(_Factory):
    class Meta:
        model = referrals.ReferralLink

    token_hash = factory.LazyFunction(lambda: token_hash(new_token()))
    referrer = factory.SubFactory(CandidateFactory)
    recruiter = factory.SelfAttribute("referrer.owner")
    work = "Product Lead"
    made_at = NOON
    expires_at = NOON + timedelta(days=30)


class ReferralFactory(_Factory):
    """Named, and nobody has done anything about it yet."""

    class Meta:
        model = referrals.Referral

    referrer = factory.SubFactory(CandidateFactory)
    name = "Ben Ito"
    email = factory.Sequence(lambda n: f"ben{n}@example.org")
    they_know = True
    made_at = NOON


class StoryFactory(_Factory):
    class Meta:
        model = coaching.StoryVersion

    candidate_id = factory.LazyFunction(lambda: CandidateFactory().id)
    story = coaching.Story.now
    words = "I decide what a utility gets, and what it does not."
    written_at = NOON


class QuestionFactory(_Factory):
    class Meta:
        model = coaching.Question

    words = factory.Sequence(lambda n: f"What would go wrong without you, in week {n}?")
    kind = coaching.QuestionKind.now


class InterviewFactory(_Factory):
    """Noted, a week ahead. The submission is the test's own."""

    class Meta:
        model = coaching.Interview

    candidate = factory.SubFactory(CandidateFactory)
    role = factory.SubFactory(RoleFactory)
    recruiter = factory.SelfAttribute("candidate.owner")
    happens_on = date(2026, 6, 24)


class PackFactory(_Factory):
    class Meta:
        model = coaching.Pack

    interview = factory.SubFactory(InterviewFactory)
    candidate_id = factory.SelfAttribute("interview.candidate_id")
    made_by_id = factory.SelfAttribute("interview.recruiter_id")


class DebriefFactory(_Factory):
    class Meta:
        model = coaching.Debrief

    interview = factory.SubFactory(InterviewFactory)
    candidate_id = factory.SelfAttribute("interview.candidate_id")
    recruiter_id = factory.SelfAttribute("interview.recruiter_id")
    told_at = NOON
    went = coaching.HowItWent.mixed


class PracticeFactory(_Factory):
    class Meta:
        model = coaching.Practice

    candidate = factory.SubFactory(CandidateFactory)
    recruiter = factory.SelfAttribute("candidate.owner")
    touch = factory.SubFactory(TouchFactory, candidate=factory.SelfAttribute("..candidate"))
    happened_on = TODAY


class PracticeAnswerFactory(_Factory):
    class Meta:
        model = coaching.PracticeAnswer

    practice_id = factory.SelfAttribute("practice.id")
    candidate_id = factory.SelfAttribute("practice.candidate_id")
    words = "Why us?"
    clear = 2

    class Params:
        practice = factory.SubFactory(PracticeFactory)


class ReviewFactory(_Factory):
    class Meta:
        model = coaching.Review

    candidate = factory.SubFactory(CandidateFactory)
    recruiter = factory.SelfAttribute("candidate.owner")
    kind = coaching.ReviewKind.resume
    begun_at = NOON


class TipFactory(_Factory):
    class Meta:
        model = coaching.Tip

    review = factory.SubFactory(ReviewFactory)
    candidate_id = factory.SelfAttribute("review.candidate_id")
    position = 0
    words = factory.Sequence(lambda n: f"Put a number beside job {n}.")
