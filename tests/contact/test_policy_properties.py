"""What holds for every person, every question and every moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from agency.contact.house import BOUNDS
from agency.contact.law import STRIKABLE
from agency.contact.policy import (
    Address,
    AddressState,
    CallHours,
    Channel,
    Consent,
    ContactFacts,
    ContactPolicy,
    ContactRequest,
    Gone,
    Limit,
    OffLimits,
    OptOut,
    Origin,
    Outcome,
    PastContact,
    Pause,
    Placed,
    Process,
    Purpose,
    Relation,
    RelationKind,
    Sender,
    Stop,
    Subject,
    decide,
    facts_hash,
)
from agency.contact.snapshot import PROACTIVE
from agency.touches.giving import Ask

settings.register_profile("unhurried", deadline=None)  # a busy machine is no counterexample
settings.load_profile("unhurried")

# Few people and near dates, so that rules meet; far ones now and then.
ZONES = ("America/Toronto", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Apia", "Africa/Cairo")
instants = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
days = st.dates(date(2024, 1, 1), date(2028, 12, 31)) | st.dates()
people = st.none() | st.integers(1, 3)
countries = st.sampled_from(["CA", "GB", "DE", "FR", "IE", "US", "IN", "", "EU"])
texts = st.sampled_from(["", "Jane", "J{0}", "Osprey Rail"])


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


contacts = st.builds(
    PastContact,
    at=instants,
    channel=st.sampled_from(Channel),
    from_us=st.booleans(),
    both_spoke=st.booleans(),
    proactive=st.booleans(),
    by_id=people,
    by=st.none() | texts,
    evidence=st.sampled_from(["", "mail:1", "touch:2"]),
    role_id=st.none() | st.integers(1, 3),
    purpose=st.none() | st.sampled_from(Purpose),
    gave=st.booleans(),
    asked=st.frozensets(st.sampled_from(Ask), max_size=2),
)
senders = st.builds(
    Sender,
    lacks=st.sampled_from([(), ("name", "postal address")]),
    sent=st.sampled_from([0, 500]),
    counted_on=st.none() | days,
    paused=st.sampled_from(["", "Ten of the last 200 letters to candidates came back."]),
)
facts_about_anyone = st.builds(
    ContactFacts,
    person_id=st.just(7),
    name=texts,
    pronouns=st.sampled_from([None, "", "she/her", "they/them", "xe"]),
    zone=st.sampled_from([None, "", "Mars/Olympus", *ZONES]),
    countries=st.frozensets(countries, max_size=2),
    region=st.sampled_from(["", "Quebec", "Bavaria", "nowhere"]),
    origin=st.none() | st.builds(Origin, from_them=st.booleans(), on=days),
    notice_given_at=st.none() | instants,
    suppressed=st.booleans(),
    restricted_since=st.none() | instants,
    retention_ends_on=st.none() | days,
    relations=some(st.builds(Relation, kind=st.sampled_from(RelationKind), on=days)),
    subject=st.none()
    | st.builds(
        Subject,
        agreed=st.booleans(),
        knows_where=st.booleans(),
        blocks_client=st.booleans(),
        is_exclusive=st.booleans(),
        shown_here_on=st.none() | days,
    ),
    sender=senders,
    gone=st.none() | st.sampled_from(Gone),
    addresses=some(
        st.builds(
            Address,
            channel=st.sampled_from(Channel),
            value=texts,
            is_work=st.booleans(),
            state=st.sampled_from(AddressState),
            written_at=st.none() | instants,
            written_by=st.sampled_from(["", "mail:1"]),
        )
    ),
    stopped=st.none() | st.builds(Stop, at=instants),
    opt_outs=some(
        st.builds(
            OptOut,
            at=instants,
            purpose=st.none() | st.sampled_from(Purpose),
            channel=st.none() | st.sampled_from(Channel),
        )
    ),
    paused=st.none() | st.builds(Pause, since=instants, until=st.none() | days),
    consent=st.none()
    | st.builds(
        Consent,
        answer=st.sampled_from(["yes", "no"]),
        at=instants,
        expires_on=st.none() | days,
        confirmed=st.booleans(),
    ),
    limit=st.none() | st.builds(Limit, count=st.integers(1, 4), per_days=st.integers(1, 400)),
    allowed_channels=st.none() | st.frozensets(st.sampled_from(Channel)),
    only_when_fits=st.booleans(),
    never_at_work=st.booleans(),
    hours=texts,
    call_hours=st.none()
    | st.builds(
        CallHours,
        opens=st.times(max_value=time(11)),
        closes=st.times(min_value=time(12)),
        days=st.frozensets(st.integers(0, 6), min_size=1),
    ),
    not_before=st.none() | days,
    snoozed_until=st.none() | days,
    promised_at=st.none() | instants,
    processes=some(
        st.builds(
            Process,
            role_id=st.integers(1, 3),
            client=texts,
            role_title=texts,
            owner_id=people,
            owner=st.none() | texts,
        )
    ),
    placements=some(
        st.builds(
            Placed,
            on=days,
            client=texts,
            role_id=st.none() | st.integers(1, 3),
            ended_on=st.none() | days,
        )
    ),
    off_limits=some(st.builds(OffLimits, client=st.none() | texts, until=st.none() | days)),
    offered=st.frozensets(st.sampled_from(Ask), max_size=2),
    history=some(contacts, most=6),
)
# People whom nothing forbids for good, so that ambers and greens are common.
facts_about_the_willing = facts_about_anyone.map(
    lambda facts: replace(
        facts,
        gone=None,
        stopped=None,
        opt_outs=(),
        consent=Consent(answer="yes", at=datetime(2024, 1, 1, tzinfo=UTC), confirmed=True),
        origin=Origin(from_them=True, on=date(2024, 1, 1)),
        suppressed=False,
        restricted_since=None,
        retention_ends_on=None,
        subject=Subject(agreed=True, knows_where=True),
        sender=replace(facts.sender, lacks=(), paused=""),
        allowed_channels=None,
        only_when_fits=False,
        addresses=(Address(channel=Channel.email, value="jane@example.com"),),
        processes=(),
        off_limits=(),
    )
)
facts_of_all_kinds = facts_about_anyone | facts_about_the_willing
requests = st.builds(
    ContactRequest,
    person_id=st.just(7),
    purpose=st.sampled_from(Purpose),
    channel=st.none() | st.just(Channel.email) | st.sampled_from(Channel),
    address=st.none() | texts,
    role_id=st.none() | st.integers(1, 3),
    role_fits=st.none() | st.booleans(),
    asks=st.frozensets(st.sampled_from(Ask), max_size=2),
    actor=people,
    approved_by=people,
    at_hand_over=st.booleans(),
    own_evidence=st.frozensets(st.sampled_from(["mail:1", "touch:2"])),
)
proactive_requests = requests.map(lambda request: replace(request, address=None)).filter(
    lambda request: request.purpose in PROACTIVE and request.channel in (None, Channel.email)
)
policies = st.builds(
    ContactPolicy,
    zone=st.sampled_from(ZONES),
    home=st.sampled_from(["", "CA", "GB", "US", "EU"]),
    struck=st.frozensets(st.sampled_from(sorted(STRIKABLE)), max_size=3),
    gap_days=st.integers(30, 400),
    per_year=st.integers(1, 4),
    unanswered_quiet_after=st.integers(1, 2),
    unanswered_stop_after=st.integers(1, 4),
)
POLICY = ContactPolicy()


@given(requests, facts_of_all_kinds, policies, st.datetimes(timezones=st.none() | st.just(UTC)))
def test_every_question_has_an_answer_with_a_reason(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    decision = decide(request, facts, policy, now)
    assert decision.sentence.endswith(".")
    assert decision.rule
    assert decision.label
    assert (decision.allowed_from is not None) == (decision.outcome == Outcome.allow_after)
    assert bool(decision.channels) <= decision.may_contact


@given(requests, facts_of_all_kinds, policies, instants)
def test_same_question_has_the_same_answer(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    again = decide(replace(request), replace(facts), replace(policy), now)
    assert decide(request, facts, policy, now) == again


@given(requests, facts_of_all_kinds, instants, st.randoms(use_true_random=False))
def test_order_in_which_facts_were_loaded_does_not_matter(
    request: ContactRequest, facts: ContactFacts, now: datetime, random: Any
) -> None:
    at = [contact.at for contact in facts.history]
    assume(len(set(at)) == len(at))
    shuffled = list(facts.history)
    random.shuffle(shuffled)
    before = decide(request, facts, POLICY, now)
    after = decide(request, replace(facts, history=tuple(shuffled)), POLICY, now)
    assert replace(before, facts=after.facts) == after


@given(requests, facts_of_all_kinds, policies, instants)
def test_promised_date_is_true(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    decision = decide(request, facts, policy, now)
    if decision.allowed_from is not None:
        assert decision.allowed_from > now
        then = decide(request, facts, policy, decision.allowed_from)
        assert then.outcome == Outcome.allow


@settings(max_examples=300)
@given(proactive_requests, facts_about_the_willing, policies, instants)
def test_promised_date_is_true_for_people_with_many_clocks(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    decision = decide(request, facts, policy, now)
    if decision.allowed_from is not None:
        then = decide(request, facts, policy, decision.allowed_from)
        assert then.outcome == Outcome.allow
        assert then.obligations == decision.obligations


FURTHER_REFUSALS = {
    "stop": {"stopped": Stop(at=datetime(2029, 1, 1, tzinfo=UTC))},
    "open pause": {"paused": Pause(since=datetime(2029, 1, 1, tzinfo=UTC))},
    "no": {"consent": Consent(answer="no", at=datetime(2026, 1, 1, tzinfo=UTC))},
    "no answer": {"consent": None},
    "opt-out": {"opt_outs": (OptOut(at=datetime(2029, 1, 1, tzinfo=UTC)),)},
    "erasure": {"gone": Gone.erased},
    "no address": {"addresses": ()},
    "suppression": {"suppressed": True},
    "restriction": {"restricted_since": datetime(2029, 1, 1, tzinfo=UTC)},
    "retention over": {"retention_ends_on": date(2020, 1, 1)},
}


@pytest.mark.parametrize("refusal", FURTHER_REFUSALS.values(), ids=FURTHER_REFUSALS.keys())
@given(request=requests, facts=facts_of_all_kinds, now=instants)
def test_adding_a_refusal_never_allows(
    refusal: Any, request: ContactRequest, facts: ContactFacts, now: datetime
) -> None:
    request = replace(request, channel=None)
    before = decide(request, facts, POLICY, now)
    after = decide(request, replace(facts, **refusal), POLICY, now)
    assert after.may_contact <= before.may_contact
    if request.purpose in PROACTIVE:
        assert after.outcome == Outcome.refuse


@given(proactive_requests, facts_about_the_willing, instants, contacts)
def test_one_more_ask_never_brings_a_contact_forward(
    request: ContactRequest, facts: ContactFacts, now: datetime, contact: PastContact
) -> None:
    more = replace(
        contact, from_us=True, both_spoke=False, proactive=True, gave=False, evidence="touch:9"
    )
    before = decide(request, facts, POLICY, now)
    after = decide(request, replace(facts, history=(*facts.history, more)), POLICY, now)
    assert after.may_contact <= before.may_contact
    if before.allowed_from is not None and after.allowed_from is not None:
        assert after.allowed_from >= before.allowed_from


@given(requests, facts_of_all_kinds, instants, st.lists(contacts, max_size=6))
def test_caps_and_quiet_hours_never_hold_what_is_not_proactive(
    request: ContactRequest, facts: ContactFacts, now: datetime, asks: list[PastContact]
) -> None:
    assume(request.purpose not in PROACTIVE)
    more = tuple(
        replace(ask, from_us=True, both_spoke=False, gave=False, asked=frozenset()) for ask in asks
    )
    harried = replace(
        facts, history=(*facts.history, *more), limit=Limit(count=1, per_days=400),
        snoozed_until=date(2100, 1, 1), not_before=date(2100, 1, 1), consent=None,
    )  # fmt: skip
    before = decide(request, facts, POLICY, now)
    after = decide(request, harried, POLICY, now)
    assert (before.outcome, before.rule) == (after.outcome, after.rule)


@given(requests, facts_of_all_kinds, instants)
def test_whoever_wrote_to_us_just_now_may_be_answered(
    request: ContactRequest, facts: ContactFacts, now: datetime
) -> None:
    wrote = PastContact(at=now, from_us=False)
    earlier = tuple(past for past in facts.history if past.at < now)
    willing = replace(
        facts, gone=None, history=(*earlier, wrote),
        addresses=(Address(channel=Channel.email),),
        stopped=facts.stopped and Stop(at=min(facts.stopped.at, now - timedelta(seconds=1))),
        paused=facts.paused and replace(facts.paused, since=now - timedelta(days=1)),
        opt_outs=tuple(replace(each, at=now - timedelta(days=1)) for each in facts.opt_outs),
        restricted_since=facts.restricted_since and now - timedelta(days=1), sender=Sender(),
    )  # fmt: skip
    reply = replace(request, purpose=Purpose.reply, channel=Channel.email, address=None)
    assert decide(reply, willing, POLICY, now).may_contact


@given(proactive_requests, facts_about_the_willing, instants)
def test_gentler_house_numbers_never_allow_more(
    request: ContactRequest, facts: ContactFacts, now: datetime
) -> None:
    gentle = ContactPolicy(gap_days=90, per_year=2, unanswered_quiet_days=365)
    assert decide(request, facts, gentle, now).may_contact <= (
        decide(request, facts, POLICY, now).may_contact
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(facts_of_all_kinds, facts_of_all_kinds)
def test_facts_that_differ_have_hashes_that_differ(one: ContactFacts, other: ContactFacts) -> None:
    assert (facts_hash(one) == facts_hash(other)) == (one == other)


@given(requests, facts_of_all_kinds, policies, instants)
def test_nothing_proactive_rests_on_nothing_nor_outlives_what_it_rests_on(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    decision = decide(request, facts, policy, now)
    if request.purpose not in PROACTIVE or decision.outcome == Outcome.refuse:
        assert decision.basis is None
        return
    first_day = (decision.allowed_from or decision.decided_at).date()
    assert decision.basis is not None
    assert decision.evidence
    assert decision.basis_expires_on is None or first_day < decision.basis_expires_on
    assert facts.retention_ends_on is None or first_day < facts.retention_ends_on


@settings(max_examples=300)
@given(proactive_requests, facts_about_the_willing, policies, instants)
def test_no_letter_leaves_outside_mail_hours(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    leaving = replace(request, channel=Channel.email, at_hand_over=True, approved_by=1)
    decision = decide(leaving, facts, policy, now)
    if decision.outcome == Outcome.refuse:
        return
    moment = decision.allowed_from or decision.decided_at
    assert moment.weekday() < 5
    assert policy.opens <= moment.time() < policy.closes


@given(
    requests,
    facts_of_all_kinds,
    policies,
    instants,
    st.frozensets(st.sampled_from(sorted(STRIKABLE))),
)
def test_asking_for_more_than_the_law_never_allows_more(
    request: ContactRequest,
    facts: ContactFacts,
    policy: ContactPolicy,
    now: datetime,
    struck: frozenset[str],
) -> None:
    stricter = replace(policy, struck=policy.struck | struck)
    before, after = decide(request, facts, policy, now), decide(request, facts, stricter, now)
    assert after.may_contact <= before.may_contact
    if before.outcome == Outcome.refuse:
        assert after.outcome == Outcome.refuse


GENTLER = {
    "gap_days": 200,
    "per_year": 1,
    "unanswered_quiet_after": 1,
    "unanswered_quiet_days": 800,
    "unanswered_stop_after": 1,
    "placed_off_limits_months": 30,
    "wrote_first_days": 10,
    "reply_days": 3,
    "notice_days": 3,
    "reminder_working_days": 50,
    "consent_request_days": 900,
    "consent_requests": 1,
    "asks_before_giving": 1,
    "referral_days": 90,
    "spec_gap_days": 60,
    "spec_per_month": 1,
    "spec_same_days": 700,
}


def test_every_number_of_the_house_can_be_made_gentler() -> None:
    assert GENTLER.keys() == BOUNDS.keys()


@pytest.mark.parametrize("name", GENTLER)
@settings(max_examples=40)
@given(request=requests, facts=facts_of_all_kinds, policy=policies, now=instants)
def test_one_gentler_number_never_allows_more(
    name: str, request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    assume(request.purpose != Purpose.process_update)  # a placement in memory longer is news longer
    low, high = sorted((getattr(policy, name), GENTLER[name]))
    gentle, harsh = (high, low) if GENTLER[name] > getattr(ContactPolicy(), name) else (low, high)
    before = decide(request, facts, replace(policy, **{name: harsh}), now)
    after = decide(request, facts, replace(policy, **{name: gentle}), now)
    assert after.may_contact <= before.may_contact


@given(requests, facts_of_all_kinds, policies, instants, countries)
def test_one_more_country_never_allows_more(
    request: ContactRequest,
    facts: ContactFacts,
    policy: ContactPolicy,
    now: datetime,
    country: str,
) -> None:
    assume(facts.countries)
    more = replace(facts, countries=facts.countries | {country})
    before, after = decide(request, facts, policy, now), decide(request, more, policy, now)
    assert after.may_contact <= before.may_contact


@given(requests, facts_of_all_kinds, policies, instants)
def test_one_ground_fewer_never_allows_more(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    before = decide(request, facts, policy, now)
    after = decide(request, replace(facts, relations=facts.relations[1:]), policy, now)
    assert after.may_contact <= before.may_contact


@settings(max_examples=300)
@given(proactive_requests, facts_about_the_willing, policies, instants)
def test_nobody_is_called_outside_the_hours_they_named(
    request: ContactRequest, facts: ContactFacts, policy: ContactPolicy, now: datetime
) -> None:
    decision = decide(replace(request, channel=Channel.call), facts, policy, now)
    hours, at = facts.call_hours, decision.allowed_from or decision.decided_at
    if decision.outcome != Outcome.refuse and hours is not None:
        assert at.weekday() in hours.days
        assert hours.opens <= at.time() < hours.closes
