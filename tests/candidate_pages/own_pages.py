"""A person with a past, their link, and reading the letters they get."""

from dataclasses import dataclass
from datetime import date, timedelta
from re import search

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.mail.models import LocalMail, OutboxMessage
from agency.mail.queries import ReadLetter, read_letter
from agency.preferences.models import Horizon, PreferenceKind
from agency.touches.models import Channel
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    SkillHeldFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient

WORDS = "I’d move for a product-lead job in climate tech. Two office days, Toronto."


@dataclass
class Person:
    """Hannah, and the token of a letter that we began."""

    candidate: Candidate
    token: str

    @property
    def path(self) -> str:
        return f"/c/{self.token}"


def hannah(
    session: Session, purpose: LinkPurpose = LinkPurpose.still_right, **more: object
) -> Person:
    """Wants a product-lead job, not before the first of a month four months away."""
    AgencyFactory()
    TermFactory(name="Climate tech", industry=True)
    TermFactory(name="Product Lead", title=True)
    TermFactory(name="Oil and gas", industry=True)
    candidate = CandidateFactory(full_name="Hannah Sørby", best_time="After 16:30", **more)
    touch = TouchFactory(candidate=candidate, quote=WORDS, happened_at=clock.now() - timedelta(90))
    said = {"candidate": candidate, "words": WORDS, "touch": touch, "said_by": Channel.call}
    PreferenceFactory(label="Product lead", value="Product Lead", **said)
    PreferenceFactory(
        kind=PreferenceKind.timing,
        horizon=Horizon.later,
        label="From September",
        value="",
        not_before=month_ahead(4),
        **said,
    )
    PreferenceFactory(
        kind=PreferenceKind.industry,
        horizon=Horizon.never,
        label="Oil and gas",
        value="Oil and gas",
        words="",
        candidate=candidate,
    )
    SkillHeldFactory(candidate=candidate, skill=TermFactory(name="Product management"), years=9)
    DesignationHeldFactory(
        candidate=candidate,
        designation=TermFactory(name="PMP", designation=True),
        standing="in_progress",
        expected_on=clock.today("America/Toronto") + timedelta(80),
    )
    session.flush()
    new = make_link(session, candidate.id, candidate.ways[0].value, clock.now(), purpose)
    session.commit()
    return Person(candidate, new.token)


def month_ahead(months: int) -> date:
    """The first day of a month to come."""
    today = clock.today("America/Toronto")
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)


def letters(session: Session) -> list[ReadLetter]:
    """Every letter posted, the newest first."""
    found = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()))
    return [
        read_letter(
            LocalMail(id=1, received_at=clock.now(), to_address=one.to_address, raw=one.raw)
        )
        for one in found
    ]


def code_in(letter: ReadLetter) -> str:
    found = search(r"^    ([2-9A-Z]{4} [2-9A-Z]{4})$", letter.text.replace("\r", ""), 8)
    assert found
    return found[1]


def press(client: AuditedClient, person: Person, what: str, data: dict[str, object] | None = None):
    """Press a button of the letter's page."""
    return client.post_form(f"{person.path}/{what}", data, page=person.path)


def open_whole_page(client: AuditedClient, session: Session, person: Person) -> None:
    """Ask for the code, read the letter, type it."""
    assert press(client, person, "opening").location == f"{person.path}/code"
    typed = {"code": code_in(letters(session)[0])}
    answer = client.post_form(f"{person.path}/code", typed, page=f"{person.path}/code")
    assert answer.location == f"{person.path}/profile"


def as_shown(client: AuditedClient, person: Person) -> dict[str, object]:
    """The form's fields as a browser would send them back untouched."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.fields: dict[str, object] = {}
            self.area = self.select = ""

        def put(self, name: str, value: str, many: bool = False) -> None:
            if many:
                self.fields.setdefault(name, [])
                self.fields[name].append(value)  # type: ignore[attr-defined]
            else:
                self.fields[name] = value

        def handle_starttag(self, tag, attrs) -> None:
            found = {key: value or "" for key, value in attrs}
            name, kind = found.get("name", ""), found.get("type", "text")
            if tag == "textarea":
                self.area = name
                self.fields[name] = ""
            elif tag == "select":
                self.select = name
            elif tag == "option" and "selected" in found:
                self.put(self.select, found["value"])
            elif tag == "input" and name and name != "csrf_token":
                if kind in ("checkbox", "radio"):
                    if "checked" in found:
                        self.put(name, found["value"], many=kind == "checkbox")
                else:
                    self.put(name, found.get("value", ""))

        def handle_endtag(self, tag) -> None:
            if tag == "textarea":
                self.area = ""

        def handle_data(self, data) -> None:
            if self.area:
                self.fields[self.area] = f"{self.fields[self.area]}{data}".lstrip("\r\n")

    reader = Reader()
    reader.feed(client.get(f"{person.path}/profile").get_data(as_text=True))
    return reader.fields
