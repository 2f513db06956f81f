"""What the law has us say to somebody who was sent to us, by where they live: one table.

``letter`` stands under the one letter that says who named them. Where no law lets us write about work to
somebody who was only named, the letter is the notice itself and offers nothing. ``agreement`` is what
somebody says yes to who comes by a forwarded link.
"""

from dataclasses import dataclass
from datetime import date, datetime

from agency.candidates.models import Candidate
from agency.contact.keeping import NAMED_KEPT
from agency.contact.law import BRITAIN, CANADA, EUROPE, STATES
from agency.contact.snapshot import Purpose
from agency.languages.speaking import N_, _
from agency.recruiters.models import Agency
from agency.words import day, local

EDITION = "2026-1"


@dataclass(frozen=True)
class Region:
    """One row: where, on what footing the letter goes, and its sentences with their source."""

    name: str
    countries: frozenset[str]
    purpose: Purpose
    letter: tuple[str, ...]
    agreement: tuple[str, ...]
    source: str

    @property
    def version(self) -> str:
        """Under which an agreement stands on the ledger."""
        return f"referral {EDITION} {self.name}"

    @property
    def is_notice(self) -> bool:
        return self.purpose == Purpose.legal_notice


_ONCE = N_(
    "This is the only letter of this kind. If you do not answer, you get no other, and we erase your name and address on %(until)s at the latest."
)
_SAID = N_(
    "%(referrer)s gave us your name and this address on %(day)s and told us that you know. We hold nothing else about you."
)
_RIGHTS = N_(
    "We keep them to ask whether we may help you, which is our legitimate interest (%(article)s). You may see, correct, take away or erase them, restrict what we do with them, or object, at any time, and complain to %(authority)s."
)
_YES = N_(
    "%(agency)s, %(address)s, may keep my details and contact me about work, by email and by phone. I can take that back at any time, with one press in every letter."
)
_KEPT = N_(
    "My details are kept to find work that suits me (%(article)s), %(months)s months after we last spoke at most. Nobody outside the agency sees them unless I agree to a role. A program orders people by how well a role suits them; a person decides. I may see, correct, take away or erase my details, restrict their use, or object, and complain to %(authority)s."
)

REGIONS = (
    Region(
        "CA", CANADA, Purpose.keep_in_touch,
        (
            N_("%(referrer)s, who knows you and has dealt with us, referred you to us. That is why this letter goes to you."),
            _ONCE,
        ),
        (_YES,),
        N_("CASL, S.C. 2010 c. 23 ss. 6(2), 10(1); SOR/2013-221 s. 4"),
    ),
    Region(
        "US", STATES, Purpose.keep_in_touch,
        (
            N_("%(referrer)s, who knows you, referred you to us. This letter is an advertisement for the services of a recruitment agency."),
            _ONCE,
        ),
        (_YES,),
        N_("CAN-SPAM, 15 USC 7704(a)(5)"),
    ),
    Region(
        "GB", BRITAIN, Purpose.legal_notice,
        (_SAID, _RIGHTS, _ONCE),
        (_YES, _KEPT),
        N_("UK GDPR Art. 13, 14(1)-(3); PECR 2003 reg. 22"),
    ),
    Region(
        "EU", EUROPE, Purpose.legal_notice,
        (_SAID, _RIGHTS, _ONCE),
        (_YES, _KEPT),
        N_("GDPR Art. 13, 14(1)-(3); ePrivacy Directive Art. 13"),
    ),
    Region(
        "unknown", frozenset(), Purpose.legal_notice,
        (_SAID, _RIGHTS, _ONCE),
        (_YES, _KEPT),
        N_("The strictest of the above"),
    ),
)  # fmt: skip
_NAMES = {
    "GB": (N_("UK GDPR"), N_("the Information Commissioner’s Office")),
    "EU": (N_("GDPR"), N_("your data protection authority")),
}


def region_of(country: str) -> Region:
    """The first row that names the country; the last holds wherever no other does."""
    return next(region for region in REGIONS if country in region.countries or not region.countries)


def letter_lines(
    region: Region, agency: Agency, referrer: Candidate, named_at: datetime, today: date
) -> list[str]:
    """What stands under the letter, in the language that is spoken."""
    words = _words(region, agency, "f")
    words |= {
        "referrer": referrer.full_name,
        "day": day(local(named_at, agency.zone).date()),
        "until": day(today + NAMED_KEPT),
    }
    return [_(sentence, **words) for sentence in region.letter]


def agreement_lines(region: Region, agency: Agency) -> list[str]:
    """What somebody agrees to who comes by themselves."""
    words = _words(region, agency, "a")
    return [_(sentence, **words) for sentence in region.agreement]


def _words(region: Region, agency: Agency, ground: str) -> dict[str, str]:
    """``ground`` is the letter of Art. 6(1): ``a`` a yes, ``f`` a legitimate interest."""
    law, authority = _NAMES.get(region.name, _NAMES["EU"])
    return {
        "agency": agency.name,
        "address": ", ".join(agency.postal_address.splitlines()),
        "months": str(agency.retention_months),
        "article": _("%(law)s Art. 6(1)(%(ground)s)", law=_(law), ground=ground),
        "authority": _(authority),
    }
