"""What is taken out of a text, what stands in its place, and what may not be typed back in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.marketing.blinding import Secrets, blind, giveaways

TODAY = date(2026, 6, 18)
SECRETS = Secrets(
    names=("Marcus Bell", "Marc"),
    firms={"Northlight Software Inc.": "a firm in software", "Osprey Rail": "a company"},
    own_firms=frozenset({"Northlight Software Inc."}),
    spared=frozenset({"ottawa"}),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Took Northlight Software weekly to hourly", "Took a firm in software weekly to hourly"),
        ("Northlight Software, Inc. in Ottawa", "A firm in software in Ottawa"),
        ("Northlight’s rota", "A firm in software’s rota"),
        ("NORTHLIGHT rota", "A firm in software rota"),
        ("Moved Osprey Rail to the cloud", "Moved a company to the cloud"),
        ("Keynote, RotaConf 2025", "Keynote, an industry conference"),
        ("Spoke at the Global Rota Summit 2023", "Spoke at an industry conference"),
        ("BSc, Dalhousie University", "BSc, a school"),
        ("MSc at the University of Toronto", "MSc at a school"),
        ("Diplôme, Université Laval", "Diplôme, a school"),
        ("Platform lead, March 2019 - present", "Platform lead, for seven years"),
        ("Platform lead 2015-2018", "Platform lead for four years"),
        ("Manager since 2020", "Manager for six years"),
        ("Shipped it in May 2024", "Shipped it two years ago"),
        ("Call 613-555-0142 or +1 613 555 0142", "Call or"),
        ("See www.example.com and linkedin.com/in/marcus", "See and"),
        ("Write to marcus@example.com", "Write to"),
        ("Marcus Bell led six", "The candidate led six"),
        ("MARCUS led six", "The candidate led six"),
        ("Lives at K1A 0B1", "Lives at"),
    ],
)
def test_what_says_who_it_is_goes(text: str, left: str) -> None:
    assert blind(text, SECRETS, TODAY).text == left
    assert giveaways(text, SECRETS, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Ran the on-call rota for 300 services; pages fell by half in a year",
        "Saved $1,200,000 a year",
        "The bell rang, and the northern light fell",
        "Eleven years in infrastructure, four leading a team of six",
        "Kubernetes, Terraform, Go",
        "Taught at a night school and spoke at a conference",
    ],
)
def test_what_says_nothing_stays_as_it_is(text: str) -> None:
    assert blind(text, SECRETS, TODAY).text == text
    assert giveaways(text, SECRETS, TODAY) == []


def test_what_was_taken_out_is_told_with_what_stands_there() -> None:
    taken = blind("Keynote for Northlight at RotaConf 2025", SECRETS, TODAY).taken
    assert taken == (
        ("Northlight", "a firm in software"),
        ("RotaConf 2025", "an industry conference"),
    )


def test_a_town_that_begins_a_firms_name_stays() -> None:
    secrets = Secrets(("Ada Lee",), {}, frozenset({"Ottawa Hydro"}), frozenset({"ottawa"}))
    assert giveaways("Lives in Ottawa", secrets, TODAY) == []


WORDS = ["Marcus", "Bell", "Northlight Software", "RotaConf 2025", "since 2019", "in", "a", "rota",
         "m@x.org", "University of Toronto", "Osprey Rail", "300", "613-555-0142", "2015-2018"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_a_blinded_text_names_nobody_any_more(words: list[str]) -> None:
    left = blind(" ".join(words), SECRETS, TODAY).text
    for secret in (
        "Marcus",
        "Bell",
        "Northlight",
        "RotaConf",
        "m@x.org",
        "Toronto",
        "Osprey",
        "0142",
    ):
        assert secret not in left
