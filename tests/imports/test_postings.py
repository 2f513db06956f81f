"""Roles as careers pages publish them: JSON-LD, pages, HR-XML and feeds, hostile ones too."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, Role, RoleState
from agency.history import changes_of
from agency.imports.faults import FileRefused
from agency.imports.files import guess
from agency.imports.models import ImportKind
from agency.imports.postings import are_postings, lines_in
from agency.imports.postings.page_text import page_text
from agency.imports.postings.posting import COLUMNS
from agency.imports.uploading import keep_file
from agency.recruiters.models import Recruiter
from tests.factories import AgencyFactory, PlaceFactory, RecruiterFactory, TermFactory
from tests.imports.taking import take

ROLES = ImportKind.roles
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
POSTING: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Rail Signalling Engineer",
    "description": "<p>Our office is in <b>Winnipeg</b>.</p><h3>Requirements</h3><ul><li>5 years of Python</li></ul><h3>Nice to have</h3><ul><li>SQL</li></ul>",
    "identifier": {"@type": "PropertyValue", "value": "R-17"},
    "datePosted": "2026-06-02",
    "validThrough": "2026-09-18T00:00",
    "employmentType": ["FULL_TIME", "CONTRACTOR"],
    "hiringOrganization": {"@type": "Organization", "name": "Osprey Rail"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Winnipeg", "addressRegion": "MB", "addressCountry": {"name": "CA"}}},
    "baseSalary": {"currency": "CAD", "value": {"minValue": 100000, "maxValue": 120000, "unitText": "YEAR"}},
    "totalJobOpenings": 2,
}  # fmt: skip
PAGE = """<!DOCTYPE html><html><head><title>Careers</title>
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">%s</script></head><body>Join us</body></html>"""
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Careers at Osprey Rail</title>
<item><title>Welder</title><guid>77</guid><pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Weld.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Red Seal&lt;/li&gt;&lt;/ul&gt;</description>
<location>Winnipeg, MB, Canada</location><salary>$30 - $35 per hour CAD</salary></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Osprey Rail jobs</title><entry><title>Driver</title>
<id>urn:1</id><link href="https://x.example/1"/><updated>2026-06-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;Drive&lt;/p&gt;</content></entry></feed>"""
BOARD = b"""<source><publisher>Osprey Rail</publisher><job><title><![CDATA[Planner]]></title><referencenumber>9</referencenumber>
<city>Winnipeg</city><state>MB</state><country>CA</country><salary>80k-90k CAD a year</salary><jobtype>permanent</jobtype>
<remotetype>Fully remote</remotetype><description><![CDATA[<p>Plan</p>]]></description></job></source>"""
HR_XML = b"""<PositionOpening xmlns="http://ns.hr-xml.org/3"><DocumentID>PO-1</DocumentID><PositionRequisition>
<PositionTitle>Clerk</PositionTitle><OrganizationName>Osprey Rail</OrganizationName></PositionRequisition><PositionProfile>
<PositionLocation><Address><CityName>Winnipeg</CityName><CountrySubDivisionCode>MB</CountrySubDivisionCode></Address></PositionLocation>
<OfferedRemunerationPackage><RemunerationRange><MinimumAmount currencyID="CAD">50000</MinimumAmount>
<MaximumAmount currencyID="CAD">60000</MaximumAmount></RemunerationRange></OfferedRemunerationPackage>
<PositionFormattedDescription><Content>&lt;p&gt;File things&lt;/p&gt;</Content></PositionFormattedDescription></PositionProfile></PositionOpening>"""


@pytest.fixture
def owner(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(email="maya@harbourpike.example")


def told(content: bytes | str) -> list[dict[str, str]]:
    """Each posting by column, empty cells left out."""
    columns, *rows = lines_in(BytesIO(content.encode() if isinstance(content, str) else content))
    return [{name: cell for name, cell in zip(columns, row, strict=True) if cell} for row in rows]


def posting(**changed: Any) -> str:
    return json.dumps({**POSTING, **changed})


def test_json_ld_becomes_a_row_of_a_roles_file() -> None:
    (row,) = told(posting())
    assert row == {
        "reference": "posting:osprey rail|R-17",
        "client": "Osprey Rail",
        "title": "Rail Signalling Engineer",
        "city": "Winnipeg",
        "region": "MB",
        "country": "CA",
        "pay low": "100000.00",
        "pay high": "120000.00",
        "currency": "CAD",
        "period": "year",
        "contract": "contract",
        "openings": "2",
        "opened": "2026-06-02",
        "valid until": "2026-09-18",
        "advertisement": "Our office is in Winnipeg.\nRequirements\n- 5 years of Python\nNice to have\n- SQL",
    }


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param(json.dumps([POSTING]), id="a list"),
        pytest.param(json.dumps({"@graph": [{"@type": "Organization"}, POSTING]}), id="a graph"),
        pytest.param(
            json.dumps({"@type": "ItemList", "itemListElement": [{"item": POSTING}]}), id="items"
        ),
        pytest.param(PAGE % json.dumps(POSTING), id="a page, one block of it broken"),
        pytest.param("\ufeff" + json.dumps(POSTING), id="a byte-order mark"),
        pytest.param(posting(**{"@type": "https://schema.org/JobPosting"}), id="a whole address"),
    ],
)
def test_postings_are_found_however_they_are_wrapped(wrapped: str) -> None:
    assert [row["title"] for row in told(wrapped)] == ["Rail Signalling Engineer"]


def test_remote_weekly_pay_skills_and_what_is_asked() -> None:
    (row,) = told(
        posting(
            jobLocationType="TELECOMMUTE",
            baseSalary={"currency": "cad", "value": {"value": "1,000", "unitText": "WEEK"}},
            skills=["Python", {"name": "Airflow"}],
            qualifications="A licence",
            experienceRequirements={"monthsOfExperience": 60},
        )
    )
    assert (row["office days"], row["must have"]) == ("0", "Python; Airflow")
    assert (row["pay low"], row["pay high"], row["currency"], row["period"]) == (
        "52000.00", "52000.00", "CAD", "year",
    )  # fmt: skip
    assert row["advertisement"].endswith("Requirements\nA licence\n5 years of experience")


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (
            RSS,
            {"client": "Osprey Rail", "title": "Welder", "city": "Winnipeg", "period": "hour", "pay high": "35.00", "opened": "2026-06-02", "advertisement": "Weld.\n- Red Seal"},
        ),
        (
            ATOM,
            {"client": "Osprey Rail", "title": "Driver", "reference": "posting:osprey rail|urn:1", "advertisement": "Drive"},
        ),
        (
            BOARD,
            {"title": "Planner", "office days": "0", "pay low": "80000.00", "currency": "CAD", "contract": "permanent"},
        ),
        (
            HR_XML,
            {"title": "Clerk", "client": "Osprey Rail", "city": "Winnipeg", "pay high": "60000.00", "currency": "CAD", "advertisement": "File things"},
        ),
    ],
)  # fmt: skip
def test_feeds_and_hr_xml_are_read(feed: bytes, expected: dict[str, str]) -> None:
    (row,) = told(feed)
    assert expected.items() <= row.items()


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>',
            id="a file of the machine",
        ),
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>', id="a bomb"
        ),
        pytest.param(b"<rss>" + b"<a>" * 100 + b"</a>" * 100 + b"</rss>", id="deep"),
        pytest.param(b"<rss><item><title>Open", id="cut off"),
        pytest.param(b'{"@type": "JobPosting", ', id="JSON cut off"),
        pytest.param(b"[" * 100_000, id="brackets"),
        pytest.param(b'{"@type": "Person", "name": "Ada"}', id="no posting"),
        pytest.param(b"<html><body>No jobs</body></html>", id="a page without any"),
        pytest.param(b"<a/>" + b" " * (10 * 1024 * 1024), id="large"),
    ],
)
def test_what_is_no_list_of_roles_is_refused_with_a_sentence(hostile: bytes) -> None:
    with pytest.raises(FileRefused, match=r"[A-Z].*\."):
        list(lines_in(BytesIO(hostile)))


def test_tables_are_no_postings() -> None:
    assert not are_postings(BytesIO(b"client,title\nAcme,Clerk\n"))
    assert guess(BytesIO(b"client,title\nAcme,Clerk\n")).format == "csv"
    assert guess(BytesIO(posting().encode())).format == "postings"


def test_page_text_keeps_items_and_drops_scripts() -> None:
    marked = "<p>One</p><script>alert(1)</script><ul><li>two</li><li>three &amp; four</li></ul>"
    assert page_text(marked) == "One\n- two\n- three & four"
    assert page_text("&lt;p&gt;One&lt;/p&gt;") == "One"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*POSTING, "value", "address", "name", "@graph"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*POSTING, "skills", "qualifications"]), json_values))
def test_any_posting_becomes_cells_of_text(facts: dict[str, Any]) -> None:
    for row in told(json.dumps({**facts, "@type": "JobPosting"})):
        assert all(isinstance(cell, str) for cell in row.values())
        assert len(row.get("advertisement", "")) <= 20_000


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"<", b"{", b"[{", b"<html>", RSS[:300], HR_XML[:200]]),
)
def test_any_bytes_are_postings_or_refused(content: bytes, begin: bytes) -> None:
    with suppress(FileRefused):
        assert all(len(cells) == len(COLUMNS) for cells in lines_in(BytesIO(begin + content)))


def role(session: Session) -> Role:
    return session.scalars(select(Role)).one()


def test_posting_becomes_a_role_with_what_its_text_asks_for(
    session: Session, owner: Recruiter
) -> None:
    PlaceFactory(name="Winnipeg", region="Manitoba", country="CA")
    TermFactory(name="Python")
    TermFactory(name="SQL")
    session.flush()
    assert take(session, ROLES, posting().encode()).sentence.startswith("1 new")
    made = role(session)
    assert (made.title, made.client.name, made.openings) == (
        "Rail Signalling Engineer", "Osprey Rail", 2,
    )  # fmt: skip
    assert made.place is not None
    assert made.place.name == "Winnipeg"
    assert (made.pay_low, made.contract_form) == (Decimal(100000), "contract")
    assert [(one.term and one.term.name, one.years, one.is_must) for one in made.requirements] == [
        ("Python", 5, True),
        ("SQL", None, False),
    ]


def test_same_posting_again_is_brought_up_to_date_and_not_doubled(
    session: Session, owner: Recruiter
) -> None:
    take(session, ROLES, posting().encode())
    made = role(session)
    made.state = RoleState.on_hold
    session.flush()
    again = take(session, ROLES, posting(title="Senior Rail Signalling Engineer").encode())
    assert again.sentence.startswith("0 new")
    session.expire_all()
    made = role(session)
    assert (made.title, made.state) == ("Senior Rail Signalling Engineer", RoleState.on_hold)
    assert changes_of(session, made)[0].before["title"] == "Rail Signalling Engineer"
    before = len(changes_of(session, made))
    take(session, ROLES, posting(title="Senior Rail Signalling Engineer").encode())
    assert len(changes_of(session, made)) == before


def test_posting_of_another_firm_with_the_same_number_is_another_role(
    session: Session, owner: Recruiter
) -> None:
    other = posting(hiringOrganization={"name": "Polder Systems"})
    take(session, ROLES, f"[{posting()}, {other}]".encode())
    assert session.scalar(select(func.count()).select_from(Role)) == 2
    assert session.scalar(select(func.count()).select_from(Client)) == 2


def test_posting_that_is_over_stays_out(session: Session, owner: Recruiter) -> None:
    run = take(session, ROLES, posting(validThrough="2026-01-31").encode())
    assert run.refused == ["Line 2, valid until: it was open until 2026-01-31"]


def test_postings_are_not_people(session: Session, owner: Recruiter) -> None:
    with pytest.raises(FileRefused, match="not people"):
        keep_file(session, ImportKind.candidates, "x.json", BytesIO(posting().encode()), None)


def test_example_of_a_careers_page_goes_in_whole(session: Session, owner: Recruiter) -> None:
    run = take(session, ROLES, (EXAMPLES / "careers.html").read_bytes())
    assert run.sentence == "2 new, 0 already here, 0 refused"
    starts = session.scalars(select(Role.starts_on)).all()
    assert date(2031, 9, 1) in starts
