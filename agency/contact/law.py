"""What a proactive contact may rest on, by country, purpose and channel: the law as one table.

A row is data with its source, so that counsel can correct it without a programmer. The first row
that names the country, the purpose and the channel holds. An agency can strike out what a row
accepts, and can add nothing to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agency.contact.snapshot import PROACTIVE, RECONTACT, SPEC, Channel, Purpose
from agency.languages.speaking import N_


class Basis(StrEnum):
    """What a contact may rest on."""

    express = "express"
    """Their yes on the ledger, until they take it back or it runs out."""
    confirmed = "confirmed"
    """The same, given on their own page, behind a link that went to their address."""
    contract = "contract"
    """We placed them: while they work there, and so many months after it ended."""
    enquiry = "enquiry"
    """They applied, wrote or called: so many months from that day."""
    referral = "referral"
    """Somebody who knows both sides named them: the first message only, with that person's name."""
    registered = "registered"
    """They asked us to find them work: so many months after their last sign of life."""
    company_address = "company_address"
    """The address is a company's: legitimate interest, with the notice given or enclosed."""
    organisations = "organisations"
    """The two organisations know each other, and the message is about theirs."""
    published = "published"
    """They made a business address known, without a note against mail, and it fits their work."""
    opt_out = "opt_out"
    """None is needed until they say no."""


@dataclass(frozen=True)
class Accepted:
    """One basis that a row accepts, and for how many months where it lapses."""

    basis: Basis
    months: int | None = None


@dataclass(frozen=True)
class Row:
    """What counts in some countries, for some purposes, by some channels."""

    name: str
    where: str
    countries: frozenset[str]
    """ISO 3166 alpha-2, and ``EU`` where only that much is known; none: wherever no other row holds."""
    what: str
    purposes: frozenset[Purpose]
    accepts: tuple[Accepted, ...]
    source: str
    channels: frozenset[Channel] = frozenset(Channel)
    note: str = ""
    """What the house adds to the source."""


CANADA, BRITAIN, STATES = frozenset({"CA"}), frozenset({"GB"}), frozenset({"US"})
STRICT = frozenset({"DE", "AT"})
"""Members where mail to companies needs a yes as well."""
B2B_OPT_OUT = frozenset({"FR"})
"""Members where mail about somebody's work may go to a company address until they say no."""
UNION = frozenset(
    ("EU", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
     "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
)  # fmt: skip
EUROPE = UNION | {"IS", "LI", "NO"}
NOTICE_LAW = EUROPE | BRITAIN
"""Where somebody whose details came from elsewhere must be told so."""
RELIES_ON = {"CA": UNION | BRITAIN | STATES}
"""A sender there may keep to the law of these countries instead (SOR/2013-221 s. 3(f), schedule)."""

HOME_OF_CURRENCY = {"CAD": "CA", "GBP": "GB", "USD": "US", "EUR": "EU"}
"""Where an agency is taken to be until an administrator says so."""

PROFILE = frozenset({Purpose.profile_refresh})
NEWS = frozenset({Purpose.consent_request, Purpose.newsletter})
TO_CANDIDATES = RECONTACT | PROFILE | NEWS
EXPRESS = Accepted(Basis.express)
CONFIRMED = Accepted(Basis.confirmed)
REGISTERED = Accepted(Basis.registered, 24)
_CASL = "CASL, S.C. 2010 c. 23"
_PECR = "PECR 2003 reg. 22; UK GDPR Art. 6(1)(f)"
_EPRIVACY = "ePrivacy Directive Art. 13; GDPR Art. 6, 21"
_UWG = "UWG (DE) § 7(2) no. 2; TKG 2021 (AT) § 174"
_MONTHS = N_("24 months are the house’s")
_CAN_SPAM = "CAN-SPAM, 15 USC 7704; 16 CFR 316"

LAW = (
    Row("ca-candidate", N_("Canada"), CANADA, N_("Candidates"), TO_CANDIDATES,
        (EXPRESS, Accepted(Basis.contract, 24), Accepted(Basis.enquiry, 6), Accepted(Basis.referral)),
        f"{_CASL} ss. 1(3), 6, 10(9)-(10), 11; SOR/2013-221 s. 4 (referral)"),
    Row("ca-client", N_("Canada"), CANADA, N_("Clients"), SPEC,
        (EXPRESS, Accepted(Basis.organisations), Accepted(Basis.published, 24)),
        f"{_CASL} s. 10(9)(b)-(c); SOR/2013-221 s. 3(a)(ii)", note=_MONTHS),
    Row("gb-candidate", N_("United Kingdom"), BRITAIN, N_("Candidates, about work"), RECONTACT | PROFILE,
        (EXPRESS, REGISTERED, Accepted(Basis.company_address)),
        _PECR, note=_MONTHS),
    Row("gb-news", N_("United Kingdom"), BRITAIN, N_("Newsletter, asking for a yes"), NEWS, (EXPRESS,),
        "PECR 2003 reg. 22(2)", note=N_("the soft opt-in of reg. 22(3) needs a sale, so it is not used")),
    Row("gb-client", N_("United Kingdom"), BRITAIN, N_("Clients"), SPEC,
        (EXPRESS, Accepted(Basis.company_address)), _PECR),
    Row("strict-candidate", N_("Germany, Austria"), STRICT, N_("Candidates, about work"), RECONTACT,
        (EXPRESS, REGISTERED), _UWG),
    Row("strict-profile", N_("Germany, Austria"), STRICT, N_("Bringing a profile up to date"), PROFILE,
        (EXPRESS,), _UWG),
    Row("strict-news", N_("Germany, Austria"), STRICT, N_("Newsletter, asking for a yes"), NEWS,
        (CONFIRMED,), _UWG, note=N_("a yes by double opt-in is the proof courts ask for")),
    Row("strict-client", N_("Germany, Austria"), STRICT, N_("Clients"), SPEC, (EXPRESS,), _UWG),
    Row("eu-candidate", N_("European Union"), EUROPE, N_("Candidates, about work"), RECONTACT | PROFILE,
        (EXPRESS, REGISTERED), _EPRIVACY,
        note=N_("CNIL recruitment guide: two years after last contact")),
    Row("eu-news", N_("European Union"), EUROPE, N_("Newsletter, asking for a yes"), NEWS, (EXPRESS,),
        _EPRIVACY),
    Row("fr-client", N_("France"), B2B_OPT_OUT, N_("Clients"), SPEC,
        (EXPRESS, Accepted(Basis.company_address)),
        _EPRIVACY, note=N_("CNIL on prospecting professionals by mail")),
    Row("eu-client", N_("European Union"), EUROPE, N_("Clients"), SPEC, (EXPRESS,), _EPRIVACY),
    Row("us-text", N_("United States"), STATES, N_("Everybody, by text"), PROACTIVE, (EXPRESS,),
        "TCPA, 47 USC 227; 47 CFR 64.1200", frozenset({Channel.text})),
    Row("us", N_("United States"), STATES, N_("Everybody"), PROACTIVE,
        (EXPRESS, Accepted(Basis.opt_out)), _CAN_SPAM),
    Row("unknown", N_("Anywhere else, or unknown"), frozenset(), N_("Everybody"), PROACTIVE, (EXPRESS,),
        N_("The strictest of the above")),
)  # fmt: skip

PREFIXES = {
    "+1": ("CA", "US"), "+30": ("GR",), "+31": ("NL",), "+32": ("BE",), "+33": ("FR",),
    "+34": ("ES",), "+351": ("PT",), "+352": ("LU",), "+353": ("IE",), "+354": ("IS",),
    "+356": ("MT",), "+357": ("CY",), "+358": ("FI",), "+359": ("BG",), "+36": ("HU",),
    "+370": ("LT",), "+371": ("LV",), "+372": ("EE",), "+385": ("HR",), "+386": ("SI",),
    "+39": ("IT",), "+40": ("RO",), "+420": ("CZ",), "+421": ("SK",), "+423": ("LI",),
    "+43": ("AT",), "+44": ("GB",), "+45": ("DK",), "+46": ("SE",), "+47": ("NO",),
    "+48": ("PL",), "+49": ("DE",),
}  # fmt: skip
"""What the beginning of a number (E.164) says of a country; where it may be two, both must allow."""


def struck_name(row: Row, basis: Basis) -> str:
    """ "ca-candidate:enquiry": how a basis that an agency struck out of a row is kept."""
    return f"{row.name}:{basis}"


STRIKABLE = frozenset(struck_name(row, accepted.basis) for row in LAW for accepted in row.accepts)


@lru_cache(maxsize=4096)
def row_for(country: str, purpose: Purpose, channel: Channel) -> Row:
    """The row that holds; the last one holds wherever no other does."""
    return next(
        row
        for row in LAW
        if (country in row.countries or not row.countries)
        and purpose in row.purposes
        and channel in row.channels
    )


def laws_over(countries: Iterable[str], home: str) -> tuple[str, ...]:
    """The countries whose rows must all allow: the person's, and the sender's where it still binds."""
    theirs = tuple(sorted(countries)) or ("",)
    leave = RELIES_ON.get(home, frozenset())
    return theirs if all(country in leave for country in theirs) else tuple({*theirs, home})


def countries_of_number(number: str) -> frozenset[str]:
    """The countries a phone number may be from; none where its beginning says nothing."""
    for length in (4, 3, 2):
        if number[:length] in PREFIXES:
            return frozenset(PREFIXES[number[:length]])
    return frozenset()
