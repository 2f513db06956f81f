"""Boolean strings: what is understood, what is read back, and where a string cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import text

from agency.search.boolean import Unreadable, asked_for, in_words, read, tsquery
from agency.search.tokens import quoted, stems_of


def back(asked: str) -> str:
    part = read(asked)
    assert part is not None
    return "".join(f"*{piece}*" if is_word else piece for piece, is_word in in_words(part))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("climate", "mentions *climate*"),
        ("product manager", "mentions *product*, and *manager*"),
        ("product and manager", "mentions *product*, and *and*, and *manager*"),
        (
            '("product lead" OR "head of product") AND climate NOT "oil and gas"',
            "mentions *product lead* or *head of product*, and *climate*, but not *oil and gas*",
        ),
        ("a OR b c", "mentions *a* or (*b* and *c*)"),
        ("a AND (b OR c)", "mentions *a*, and *b* or *c*"),
        ("a OR (b OR c)", "mentions *a* or *b* or *c*"),
        ("a -b", "mentions *a*, but not *b*"),
        ("a AND NOT (b OR c)", "mentions *a*, but not (*b* or *c*)"),
        ("a | b", "mentions *a* or *b*"),
        ("a & b", "mentions *a*, and *b*"),
        ("+python +sql", "mentions *python*, and *sql*"),
        ("“head of product”", "mentions *head of product*"),
        ("climat*", "mentions *climat…*"),
        ('"product man*"', "mentions *product man…*"),
        ("python NEAR/3 django", "mentions *python* near *django*"),
        ('title:("product lead" OR cpo) AND skills:python', "mentions *product lead* in the record or *cpo* in the record, and *python* in the record"),
        ("AND-gate", "mentions *AND-gate*"),
        ("C++ OR C#", "mentions *C++* or *C#*"),
        ("node.js", "mentions *node.js*"),
        ("self-employed", "mentions *self-employed*"),
    ],
)  # fmt: skip
def test_is_understood_and_read_back(asked, said):
    assert back(asked) == said


@pytest.mark.parametrize(
    ("asked", "reason", "place"),
    [
        ('"product lead', "not closed", '"product lead'),
        ("(a OR b", "bracket is not closed", "(a OR b"),
        ("a OR b)", "never opened", ")"),
        ("a AND", "missing after this", "AND"),
        ("a OR OR b", "needs words on both sides", "OR"),
        ("OR a", "needs words on both sides", "OR"),
        ("()", "missing after this", "("),
        ("NOT", "missing after this", "NOT"),
        ('""', "no word here", '""'),
        ("!!!", "missing after this", "!"),
        ("a NEAR (b OR c)", "NEAR stands between", "NEAR"),
        ("(" * 60 + "a" + ")" * 60, "Too many brackets", "("),
        ("x" * 2_001, "At most 2,000", "x"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(asked, reason, place):
    with pytest.raises(Unreadable) as refused:
        read(asked)
    assert reason in refused.value.reason
    assert asked[refused.value.start : refused.value.end] == place


def test_nothing_asked_is_nothing():
    assert read("") is None
    assert read("   \n ") is None


def test_what_is_not_wanted_is_not_marked():
    part = read("a NOT (b OR c) d")
    assert [one.text for one in asked_for(part)] == ["a", "d"]


_PIECES = some.sampled_from(
    ["AND", "OR", "NOT", "(", ")", '"', "a", "b'c", "d\\", "é*", "title:", "NEAR/2", "-", "x:y", "&", "'", ":*", "<->", "\0", "🚲", "ﬁ"]
)  # fmt: skip


@given(some.lists(_PIECES | some.text(max_size=6), max_size=12).map(" ".join))
def test_every_string_is_read_or_refused(asked):
    part, place = None, (0, 0)
    try:
        part = read(asked)
    except Unreadable as refused:
        place = refused.start, refused.end
    assert 0 <= place[0] <= place[1] <= len(asked)
    if part is not None:
        assert tsquery(part)
        assert in_words(part)


def test_whatever_is_read_the_database_understands(session):
    asked = [
        "a",
        "b'c d\\",
        "é*",
        '"x y"',
        "(p OR q) AND NOT r",
        "s NEAR/2 t",
        "title:u",
        "c++ c# a:b",
    ]
    for one in asked:
        part = read(one)
        session.execute(text("SELECT CAST(:asked AS tsquery)"), {"asked": tsquery(part)}).one()


@pytest.mark.parametrize(
    ("asked", "said", "finds"),
    [
        ("managers", "She managed a manager's team", True),
        ('"product lead"', "I'd move for a product-lead job", True),
        ('"product lead"', "lead of the product", False),
        ("résumé", "Resume attached", True),
        ("Geneve", "Genève", True),
        ("climat*", "in climate tech", True),
        ("lead NEAR/4 climate", "climate is where to lead", True),
        ("lead NEAR/3 climate", "climate is where to lead", False),
        ("rail NOT oil", "rail and oil", False),
        ("C++", "C and C# only", False),
        ("C#", "C and C# only", True),
        ("ecole OR school", "École Polytechnique", True),
    ],
)
def test_text_and_question_are_read_alike(session, asked, said, finds):
    words = " ".join(f"{quoted(stem)}:{at}" for at, stem in enumerate(stems_of(said), start=1))
    query = text("SELECT CAST(:said AS tsvector) @@ CAST(:asked AS tsquery)")
    found = session.execute(query, {"said": words, "asked": tsquery(read(asked))}).scalar()
    assert found is finds
