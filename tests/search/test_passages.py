"""The passage that says why somebody was found."""

from hypothesis import given
from hypothesis import strategies as some

from agency.search.boolean import Words, asked_for, read
from agency.search.passages import LONGEST, Told, best_passage, marked


def wanted(asked: str) -> list[Words]:
    return asked_for(read(asked))


def shown(passage) -> str:
    return "".join(f"*{text}*" if is_marked else text for text, is_marked in passage.pieces)


def test_the_text_that_mentions_most_wins_and_of_equals_the_first():
    texts = [
        Told("Climate only.", is_quote=True),
        Told("A product lead in climate tech.", is_quote=True),
        Told("The product leads of climate."),
    ]
    passage = best_passage(texts, wanted('"product lead" climate'))
    assert shown(passage) == "A *product lead* in *climate* tech."


def test_nothing_is_shown_where_nothing_is_said():
    assert best_passage([Told("Rail.")], wanted("climate")) is None
    assert best_passage([], wanted("climate")) is None


def test_a_long_text_is_cut_around_the_words_where_words_end():
    text = f"{'before ' * 60}the climate matters {'after ' * 90}"
    passage = best_passage([Told(text)], wanted("climate"))
    assert passage.text.startswith("…before")
    assert passage.text.endswith("after…")
    assert "*climate*" in shown(passage)
    assert len(passage.text) <= LONGEST + 2


def test_what_is_told_in_another_language_is_shown_in_its_place():
    told = Told("Remote only", told_as="À distance seulement")
    assert shown(best_passage([told], wanted("remote"))) == "À distance seulement"
    assert shown(best_passage([told], wanted("remote OR distance"))) == "À *distance* seulement"
    assert shown(best_passage([told], wanted("seulement"))) == "À distance *seulement*"


def test_words_are_marked_as_they_are_written():
    assert marked("Ingénieur, C++ and CLIMATES", wanted("ingenieur* c++ climate")) == (
        ("Ingénieur", True),
        (", ", False),
        ("C++", True),
        (" and ", False),
        ("CLIMATES", True),
    )


@given(
    some.text(max_size=400),
    some.text(some.characters(categories=["L", "Nd"]), min_size=1, max_size=5),
)
def test_the_pieces_are_always_the_text(text, word):
    words = [Words(word)]
    if not words[0].stems:
        return
    assert "".join(piece for piece, _ in marked(text, words)) == text
    passage = best_passage([Told(text)], words)
    if passage is not None:
        assert any(is_marked for _, is_marked in passage.pieces)
        assert passage.text.strip("…") in text
