"""Region by region: what a contact may rest on, with the source of every line."""

from datetime import date, timedelta
from typing import Any

import pytest

from agency.contact.law import (
    EUROPE,
    LAW,
    STRIKABLE,
    Basis,
    countries_of_number,
    laws_over,
    row_for,
)
from agency.contact.policy import (
    Address,
    Channel,
    Consent,
    ContactPolicy,
    Decision,
    LooserThanLaw,
    Origin,
    Placed,
    Purpose,
    Relation,
    RelationKind,
    Subject,
)
from agency.contact.snapshot import PROACTIVE
from tests.contact.people import EVERY_WAY, NOW, ask, jane, judge, local, ours, theirs

D = date
ROLE, PROFILE, NEWS = Purpose.recontact_role, Purpose.profile_refresh, Purpose.newsletter
ASK, SPEC, TOUCH = Purpose.consent_request, Purpose.spec_marketing, Purpose.keep_in_touch
FROM_THEM = Origin(from_them=True, on=D(2024, 1, 1))
SHOWN = Subject(name="Ana", agreed=True, knows_where=True)
SAID_YES = Consent(answer="yes", at=local(2026, 3, 12, 10))
CASL, PECR, EPRIVACY, UWG, SPAM = "CASL", "PECR reg. 22", "ePrivacy Art. 13", "UWG § 7", "CAN-SPAM"


JANUARY = D(2026, 1, 5)


def related(kind: RelationKind, on: date = JANUARY) -> dict[str, Any]:
    return {"relations": (Relation(kind=kind, on=on),)}


NOTHING: dict[str, Any] = {}
A_YES = {"consent": SAID_YES}
OWN_PAGE = {"consent": Consent(answer="yes", at=SAID_YES.at, confirmed=True)}
WROTE = {"history": (theirs(D(2026, 5, 1)),)}
ASKED_FOR_WORK = related(RelationKind.registered)
PLACED = {"placements": (Placed(on=D(2024, 6, 3), ended_on=D(2025, 1, 31), client="Cedar Loop"),)}
REFERRED = related(RelationKind.referral)
KNOWN_FIRM = related(RelationKind.organisations)
PUBLISHED = related(RelationKind.published)
AT_WORK = {"addresses": (Address(channel=Channel.email, value="j@firm.example", is_work=True),)}
AT_BOTH = {"addresses": (*AT_WORK["addresses"], EVERY_WAY[2])}

# Country, purpose, what there is, whether it is enough, and by which law.
BASES = [
    ("CA", ROLE, "nothing", NOTHING, "stop", f"{CASL} s. 6"),
    ("CA", ROLE, "a yes", A_YES, "go", f"{CASL} s. 6(1)(a)"),
    ("CA", ROLE, "a message", WROTE, "go", f"{CASL} s. 10(10)(e)"),
    ("CA", ROLE, "a placement", PLACED, "go", f"{CASL} s. 10(10)(d)"),
    ("CA", ROLE, "a referral", REFERRED, "go", "SOR/2013-221 s. 4"),
    ("CA", ROLE, "asked for work", ASKED_FOR_WORK, "stop", f"{CASL} s. 10(10): not listed"),
    ("CA", ROLE, "a work address", AT_WORK, "stop", f"{CASL} s. 6"),
    ("CA", ROLE, "a firm we know", KNOWN_FIRM, "stop", "SOR/2013-221 s. 3(a): their own business"),
    ("CA", TOUCH, "a message", WROTE, "go", f"{CASL} s. 10(10)(e)"),
    ("CA", PROFILE, "a message", WROTE, "go", f"{CASL} s. 10(10)(e)"),
    ("CA", PROFILE, "nothing", NOTHING, "stop", f"{CASL} s. 6"),
    ("CA", ASK, "nothing", NOTHING, "stop", f"{CASL} s. 1(3)"),
    ("CA", ASK, "a message", WROTE, "go", f"{CASL} s. 1(3), 10(10)(e)"),
    ("CA", NEWS, "a message", WROTE, "go", f"{CASL} s. 10(10)(e)"),
    ("CA", NEWS, "nothing", NOTHING, "stop", f"{CASL} s. 6"),
    ("CA", SPEC, "nothing", NOTHING, "stop", f"{CASL} s. 6"),
    ("CA", SPEC, "a yes", A_YES, "go", f"{CASL} s. 6(1)(a)"),
    ("CA", SPEC, "a firm we know", KNOWN_FIRM, "go", "SOR/2013-221 s. 3(a)(ii)"),
    ("CA", SPEC, "a published address", PUBLISHED, "go", f"{CASL} s. 10(9)(b)"),
    ("CA", SPEC, "a message", WROTE, "stop", "house: a client’s message is business, not spec"),
    ("GB", ROLE, "nothing", NOTHING, "stop", PECR),
    ("GB", ROLE, "a yes", A_YES, "go", PECR),
    ("GB", ROLE, "asked for work", ASKED_FOR_WORK, "go", "UK GDPR Art. 6(1)(f)"),
    ("GB", ROLE, "a message", WROTE, "stop", f"{PECR}(3): no sale"),
    ("GB", ROLE, "a work address", AT_WORK, "go", f"{PECR}: corporate subscriber"),
    ("GB", ROLE, "a work address and a private one", AT_BOTH, "stop", f"{PECR}: which is not said"),
    ("GB", PROFILE, "asked for work", ASKED_FOR_WORK, "go", "UK GDPR Art. 6(1)(f)"),
    ("GB", PROFILE, "nothing", NOTHING, "stop", PECR),
    ("GB", NEWS, "asked for work", ASKED_FOR_WORK, "stop", PECR),
    ("GB", NEWS, "a yes", A_YES, "go", PECR),
    ("GB", ASK, "asked for work", ASKED_FOR_WORK, "stop", PECR),
    ("GB", SPEC, "a work address", AT_WORK, "go", f"{PECR}: corporate subscriber"),
    ("GB", SPEC, "nothing", NOTHING, "stop", f"{PECR}: sole trader or unknown"),
    ("GB", SPEC, "a yes", A_YES, "go", PECR),
    ("IE", ROLE, "nothing", NOTHING, "stop", EPRIVACY),
    ("IE", ROLE, "a yes", A_YES, "go", EPRIVACY),
    ("IE", ROLE, "asked for work", ASKED_FOR_WORK, "go", "GDPR Art. 6(1)(f); CNIL guide"),
    ("IE", ROLE, "a message", WROTE, "stop", EPRIVACY),
    ("IE", ROLE, "a placement", PLACED, "stop", EPRIVACY),
    ("IE", ROLE, "a work address", AT_WORK, "stop", f"{EPRIVACY}: flag unknown"),
    ("IE", PROFILE, "asked for work", ASKED_FOR_WORK, "go", "GDPR Art. 6(1)(f)"),
    ("IE", NEWS, "asked for work", ASKED_FOR_WORK, "stop", EPRIVACY),
    ("IE", NEWS, "a yes", A_YES, "go", EPRIVACY),
    ("IE", SPEC, "a work address", AT_WORK, "stop", f"{EPRIVACY}: flag unknown"),
    ("FR", SPEC, "a work address", AT_WORK, "go", "CNIL: professionals may opt out"),
    ("FR", SPEC, "nothing", NOTHING, "stop", "CNIL"),
    ("FR", ROLE, "asked for work", ASKED_FOR_WORK, "go", "CNIL recruitment guide"),
    ("FR", ROLE, "a work address", AT_WORK, "stop", "CNIL recruitment guide"),
    ("NO", ROLE, "asked for work", ASKED_FOR_WORK, "stop", "EEA, and CASL as well: not relied on"),
    ("DE", ROLE, "asked for work", ASKED_FOR_WORK, "go", UWG),
    ("DE", ROLE, "nothing", NOTHING, "stop", f"{UWG}(2) no. 2"),
    ("DE", PROFILE, "asked for work", ASKED_FOR_WORK, "stop", f"{UWG}(2) no. 2"),
    ("DE", PROFILE, "a yes", A_YES, "go", f"{UWG}(2) no. 2"),
    ("DE", NEWS, "a yes on a call", A_YES, "stop", f"{UWG}: no double opt-in"),
    ("DE", NEWS, "a yes on her own page", OWN_PAGE, "go", f"{UWG}: double opt-in"),
    ("DE", ASK, "a yes on a call", A_YES, "stop", f"{UWG}: no double opt-in"),
    ("DE", SPEC, "a work address", AT_WORK, "stop", f"{UWG}: companies too"),
    ("DE", SPEC, "a yes", A_YES, "go", f"{UWG}(2) no. 2"),
    ("AT", ROLE, "asked for work", ASKED_FOR_WORK, "go", "TKG 2021 § 174"),
    ("AT", PROFILE, "asked for work", ASKED_FOR_WORK, "stop", "TKG 2021 § 174"),
    ("AT", SPEC, "a firm we know", KNOWN_FIRM, "stop", "TKG 2021 § 174"),
    ("US", ROLE, "nothing", NOTHING, "go", SPAM),
    ("US", NEWS, "nothing", NOTHING, "go", SPAM),
    ("US", PROFILE, "nothing", NOTHING, "go", SPAM),
    ("US", SPEC, "nothing", NOTHING, "go", f"{SPAM}: no exception for companies, same duties"),
    ("IN", ROLE, "a yes", A_YES, "go", "strictest"),
    ("IN", ROLE, "nothing", NOTHING, "stop", "strictest"),
    ("IN", ROLE, "a message", WROTE, "stop", "strictest"),
    ("IN", ROLE, "asked for work", ASKED_FOR_WORK, "stop", "strictest"),
    ("IN", NEWS, "a yes", A_YES, "go", "strictest"),
    ("IN", SPEC, "a published address", PUBLISHED, "stop", "strictest"),
    ("", ROLE, "a yes", A_YES, "go", "strictest"),
    ("", ROLE, "a message", WROTE, "stop", "strictest"),
    ("", ROLE, "a placement", PLACED, "stop", "strictest"),
]  # fmt: skip


def decided(facts: dict[str, Any], country: str = "CA", **more: Any) -> Decision:
    now, policy = more.pop("now", NOW), more.pop("policy", None)
    lives = {"countries": frozenset({country} - {""})}
    usual = {"consent": None, "origin": FROM_THEM, "subject": SHOWN, **lives}
    return judge(ask(**more), jane(**{**usual, **facts}), policy=policy, now=now)


@pytest.mark.parametrize(
    ("country", "purpose", "facts", "kind"),
    [
        pytest.param(c, p, facts, kind, id=f"{c or 'unknown'} {p} {words} [{source}]")
        for c, p, words, facts, kind, source in BASES
    ],
)
def test_basis(country: str, purpose: Purpose, facts: dict[str, Any], kind: str) -> None:
    decision = decided(facts, country, purpose=purpose, channel=Channel.email)
    assert (decision.kind, decision.rule) == (kind, "allowed" if kind == "go" else "no_basis")
    assert (decision.basis is not None) == (kind == "go")


TEXTS = [
    ("US", "nothing", NOTHING, "stop", "TCPA, 47 USC 227"),
    ("US", "a message", WROTE, "stop", "TCPA, 47 USC 227"),
    ("US", "a yes", A_YES, "go", "TCPA, 47 USC 227"),
    ("CA", "a message", WROTE, "go", "CASL s. 1: a text is a message too"),
    ("GB", "asked for work", ASKED_FOR_WORK, "go", "PECR reg. 22: a text is mail"),
    ("DE", "nothing", NOTHING, "stop", "UWG § 7"),
]


@pytest.mark.parametrize(
    ("country", "facts", "kind"),
    [pytest.param(c, f, kind, id=f"{c} {words} [{source}]") for c, words, f, kind, source in TEXTS],
)
def test_basis_for_a_text(country: str, facts: dict[str, Any], kind: str) -> None:
    assert decided(facts, country, channel=Channel.text).kind == kind


def test_light_of_every_channel_opens_those_that_have_a_basis() -> None:
    assert decided(NOTHING, "US").channels == ("call", "email", "linkedin")
    assert decided(A_YES, "US").channels == ("call", "email", "text", "linkedin")


# What there is, where, the last day it carries and the first day it does not.
ENDS = [
    ("six months from a message", "CA", ROLE, {"history": (theirs(D(2026, 1, 15)),)},
     D(2026, 7, 15), CASL),
    ("31 August and six months clip to 28 February", "CA", ROLE,
     {"history": (theirs(D(2026, 8, 31)),)}, D(2027, 2, 28), CASL),
    ("31 August and six months clip to a leap day", "CA", ROLE,
     {"history": (theirs(D(2027, 8, 31)),)}, D(2028, 2, 29), CASL),
    ("30 August clips too", "CA", ROLE, {"history": (theirs(D(2026, 8, 30)),)},
     D(2027, 2, 28), CASL),
    ("31 December and six months clip to 30 June", "CA", ROLE,
     {"history": (theirs(D(2025, 12, 31)),)}, D(2026, 6, 30), CASL),
    ("of two messages the newer counts", "CA", ROLE,
     {"history": (theirs(D(2026, 1, 15)), theirs(D(2026, 3, 3)))}, D(2026, 9, 3), CASL),
    ("two years from the end of a placement", "CA", ROLE, PLACED, D(2027, 1, 31), CASL),
    ("a leap day and two years clip to the 28th", "CA", ROLE,
     {"placements": (Placed(on=D(2023, 2, 1), ended_on=D(2024, 2, 29), client="C"),)},
     D(2026, 2, 28), CASL),
    ("a placement without an end counts from its first day", "CA", ROLE,
     {"placements": (Placed(on=D(2024, 9, 10), client="C"),)}, D(2026, 9, 10), CASL),
    ("of two placements the later counts", "CA", ROLE,
     {"placements": (Placed(on=D(2023, 9, 10), client="C"), Placed(on=D(2024, 5, 2), client="D"))},
     D(2026, 5, 2), CASL),
    ("a published address is looked up again after two years", "CA", SPEC,
     related(RelationKind.published, D(2025, 4, 30)), D(2027, 4, 30), "house"),
    ("two years from asking for work", "GB", ROLE,
     related(RelationKind.registered, D(2024, 7, 1)), D(2026, 7, 1), "house, as CNIL"),
    ("two years from the last sign of life", "GB", ROLE,
     {**related(RelationKind.registered, D(2024, 1, 1)),
      "history": (ours(D(2025, 2, 3), both_spoke=True),)}, D(2027, 2, 3), "house, as CNIL"),
    ("a message is a sign of life", "IE", ROLE,
     {**related(RelationKind.registered, D(2024, 1, 1)), "history": (theirs(D(2025, 6, 6)),)},
     D(2027, 6, 6), "CNIL: two years after last contact"),
    ("an unanswered letter of ours is none", "IE", ROLE,
     {**related(RelationKind.registered, D(2024, 7, 1)), "history": (ours(D(2025, 6, 6)),)},
     D(2026, 7, 1), "CNIL: two years after last contact"),
    ("a yes with an end", "DE", PROFILE,
     {"consent": Consent(answer="yes", at=SAID_YES.at, expires_on=D(2026, 10, 1))},
     D(2026, 10, 1), "GDPR Art. 7"),
    ("the longer of two grounds counts", "CA", ROLE,
     {**WROTE, "consent": Consent(answer="yes", at=SAID_YES.at, expires_on=D(2026, 8, 1))},
     D(2026, 11, 1), CASL),
]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "purpose", "facts", "end"),
    [pytest.param(c, p, f, end, id=f"{words} [{s}]") for words, c, p, f, end, s in ENDS],
)
def test_basis_holds_the_day_before_its_end_and_not_on_it_nor_after(
    country: str, purpose: Purpose, facts: dict[str, Any], end: date
) -> None:
    days = [end - timedelta(days=1), end, end + timedelta(days=1)]
    moments = [local(day.year, day.month, day.day, 12) for day in days]
    decisions = [decided(facts, country, purpose=purpose, now=now) for now in moments]
    assert [each.kind for each in decisions] == ["go", "stop", "stop"]
    assert [each.rule for each in decisions][1:] == ["no_basis", "no_basis"]
    assert decisions[0].basis_expires_on == end


def test_last_second_of_the_last_day_is_theirs_and_not_ours() -> None:
    facts = {"history": (theirs(local(2026, 1, 15, 9)),), "zone": "America/Vancouver"}
    late = decided(facts, now=local(2026, 7, 15, 2, 59))
    over = decided(facts, now=local(2026, 7, 15, 3, 0))
    assert (late.kind, over.kind) == ("go", "stop")


LAPSED = [
    ("a message", "CA", {"history": (theirs(D(2025, 12, 1)),)},
     "She wrote to us on 1 Dec 2025, which let us write until 1 Jun. "
     "Ask when she next writes, and log the answer."),
    ("a placement", "CA", {"placements": (Placed(on=D(2024, 5, 2), client="C"),)},
     "We placed her, which let us write until 2 May. "
     "Ask when she next writes, and log the answer."),
    ("asked for work", "GB", related(RelationKind.registered, D(2024, 5, 2)),
     "She asked us to find her work, which let us write until 2 May. "
     "Ask when she next writes, and log the answer."),
    ("nothing", "GB", NOTHING,
     "Jane has not said yes to being contacted. "
     "Ask when she next writes, and log the answer."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "facts", "sentence"), [pytest.param(*rest, id=words) for words, *rest in LAPSED]
)
def test_basis_that_is_over_says_what_it_was(
    country: str, facts: dict[str, Any], sentence: str
) -> None:
    assert decided(facts, country).sentence == sentence


REASONS = [
    ("CA", WROTE, {}, "She wrote to us on 1 May, which lets us write until 1 Nov."),
    ("CA", PLACED, {}, "We placed her, which lets us write until 31 Jan 2027."),
    ("CA", REFERRED, {}, "Somebody we both know named her; the first letter says who."),
    ("CA", KNOWN_FIRM, {"purpose": SPEC}, "Her organisation and ours know each other."),
    ("CA", PUBLISHED, {"purpose": SPEC},
     "Her address was made known on 5 Jan, which lets us write until 5 Jan 2028."),
    ("GB", ASKED_FOR_WORK, {},
     "She asked us to find her work, which lets us write until 5 Jan 2028."),
    ("GB", AT_WORK, {},
     "This goes to a company’s address, where we may write until she says no."),
    ("US", NOTHING, {}, "Where she lives we may write until she says no."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "facts", "request_", "sentence"), REASONS, ids=[r[3][:28] for r in REASONS]
)
def test_green_without_a_yes_says_what_it_rests_on(
    country: str, facts: dict[str, Any], request_: dict[str, Any], sentence: str
) -> None:
    assert decided(facts, country, **request_).sentence == sentence


def test_yes_that_is_no_double_opt_in_says_so() -> None:
    assert decided(A_YES, "DE", purpose=NEWS).sentence == (
        "Where she lives this needs a yes given on her own page; "
        "the yes of 12 Mar was given another way."
    )


def test_two_countries_must_both_allow() -> None:
    either = frozenset({"CA", "US"})
    assert decided({"countries": either}).kind == "stop"
    both = decided({"countries": either, **WROTE})
    assert (both.kind, both.basis, both.basis_expires_on) == ("go", "enquiry", D(2026, 11, 1))


SENDERS = [
    ("CA", "US", NOTHING, "go", "SOR/2013-221 s. 3(f): the law over there is enough"),
    ("CA", "GB", ASKED_FOR_WORK, "go", "SOR/2013-221 s. 3(f)"),
    ("CA", "IN", WROTE, "stop", "not on the schedule, so the strictest as well"),
    ("GB", "US", NOTHING, "stop", "PECR binds a sender there too"),
    ("GB", "US", A_YES, "go", "both allow"),
    ("US", "CA", WROTE, "go", "CASL s. 12: opened in Canada"),
    ("DE", "US", NOTHING, "stop", "UWG binds a sender there too"),
    ("EU", "FR", ASKED_FOR_WORK, "go", "both allow"),
    ("EU", "NO", ASKED_FOR_WORK, "go", "EEA: as the Union"),
    ("", "US", NOTHING, "stop", "a sender of nowhere keeps to the strictest"),
    ("", "US", A_YES, "go", "a yes is enough everywhere"),
]


@pytest.mark.parametrize(
    ("home", "country", "facts", "kind"),
    [pytest.param(h, c, f, k, id=f"{h or '?'} to {c}: {k} [{s}]") for h, c, f, k, s in SENDERS],
)
def test_law_of_the_sender_binds_as_well(
    home: str, country: str, facts: dict[str, Any], kind: str
) -> None:
    policy = ContactPolicy(zone="America/Toronto", home=home)
    assert decided(facts, country, policy=policy, channel=Channel.email).kind == kind


NUMBERS = [
    ("+14165550101", {"CA", "US"}), ("+442079460000", {"GB"}), ("+4930123456", {"DE"}),
    ("+431234567", {"AT"}), ("+353123456", {"IE"}), ("+420123456", {"CZ"}), ("+911234567", set()),
    ("", set()), ("extension 12", set()),
]  # fmt: skip


@pytest.mark.parametrize(("number", "countries"), NUMBERS, ids=[n or "none" for n, _ in NUMBERS])
def test_beginning_of_a_number_tells_the_country(number: str, countries: set[str]) -> None:
    assert countries_of_number(number) == countries


def test_every_row_has_a_source_a_name_of_its_own_and_something_that_is_enough() -> None:
    assert len({row.name for row in LAW}) == len(LAW)
    assert all(row.source and row.accepts and row.where and row.what for row in LAW)


def test_every_question_meets_exactly_one_row() -> None:
    for country in [*sorted(EUROPE), "CA", "GB", "US", "IN", ""]:
        for purpose in PROACTIVE:
            for channel in Channel:
                assert row_for(country, purpose, channel) in LAW


def test_unknown_row_accepts_no_more_than_any_other() -> None:
    strictest = {each.basis for each in LAW[-1].accepts}
    assert strictest == {Basis.express}


def test_laws_over_a_person_are_named_without_repetition() -> None:
    assert laws_over(frozenset({"GB"}), "CA") == ("GB",)
    assert set(laws_over(frozenset({"IN"}), "CA")) == {"IN", "CA"}
    assert set(laws_over(frozenset({"GB", "IN"}), "CA")) == {"GB", "IN", "CA"}
    assert laws_over(frozenset(), "") == ("",)


@pytest.mark.parametrize("name", ["us:confirmed", "ca-candidate:opt_out", "mars:express"])
def test_what_the_law_does_not_hold_cannot_be_chosen(name: str) -> None:
    assert name not in STRIKABLE
    with pytest.raises(LooserThanLaw):
        ContactPolicy(struck=frozenset({name}))


def test_agency_may_ask_for_more_than_the_law() -> None:
    strict = ContactPolicy(zone="America/Toronto", home="CA", struck=frozenset({"us:opt_out"}))
    assert decided(NOTHING, "US", policy=strict, channel=Channel.email).rule == "no_basis"
    assert decided(A_YES, "US", policy=strict, channel=Channel.email).may_contact
