"""Every message is said in every language, and a finished surface says nothing but messages."""

import ast
import re
from collections import Counter

import pytest

from agency.contact.snapshot import ContactFacts
from agency.contact.wording import voice
from agency.languages.catalogues import TRANSLATED, catalogue, read
from agency.languages.finding import ROOT, messages
from agency.languages.literals import literals_in_code, literals_in_template
from agency.languages.speaking import Language
from agency.languages.surfaces import SURFACES, files_of, literals_in
from agency.languages.updating import in_step

PRONOUNS = {
    f"%({word})s" for word in voice(ContactFacts(person_id=1, name="")).keys() - {"name", "Name"}
}
"""English says who with a word where French has "son" and "sa", and a verb that goes with it."""
HOLES = re.compile(r"%\(\w+\)s|%%|\{\w*\}")
TAGS = re.compile(r"</?\w+|&\w+;")
UNFINISHED: set[str] = set()
"""What is English only so far. Take away what you finish; add nothing."""


def test_there_is_a_file_for_every_language_but_the_one_of_the_code() -> None:
    assert set(TRANSLATED) == {one.value for one in Language} - {"en"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_files_of_messages_are_in_step_with_the_code(language: str) -> None:
    kept = {(one.context, one.id) for one in read(language) if one.id}
    wanted = {(one.context, one.id) for one in in_step(language) if one.id}
    assert kept == wanted, "run `make languages` and translate what is new"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_sure(language: str) -> None:
    wanting = [
        one.id
        for one in read(language)
        if one.id and (one.fuzzy or not all([one.string] if one.string == "" else one.string))
    ]
    assert wanting == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_what_goes_into_a_message_and_its_tags(language: str) -> None:
    for message in read(language):
        if not message.id:
            continue
        if message.pluralizable:
            is_counted = "%(" not in str(message.id)
            for form in message.string[2:] if is_counted else ():
                assert form.count("{}") == 1, message.id
        else:
            said, meant = str(message.string), str(message.id)
            assert not Counter(HOLES.findall(said)) - Counter(HOLES.findall(meant)), meant
            left_out = set(HOLES.findall(meant)) - set(HOLES.findall(said))
            assert left_out <= PRONOUNS, meant
            assert sorted(TAGS.findall(said)) == sorted(TAGS.findall(meant)), meant


def test_french_keeps_its_spaces_and_quotes() -> None:
    """A thin space before ; ! and ?, a whole one before a colon and inside « », none of which breaks."""
    for message in read("fr"):
        forms = [message.string] if isinstance(message.string, str) else message.string
        for said in [re.sub(r"<[^>]*>", "", form) for form in forms if message.id]:
            assert not re.search(r"(?<!\u202f)[;!?]", said), said
            assert not re.search(r"(?<!\u00a0):(?!\d)", said), said
            assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", said), said
            assert not re.search(r"[\"“”']", said), said


def test_messages_are_compiled_as_they_are_written() -> None:
    assert catalogue("fr").npgettext("count", "person", "people", 1) == "une personne"


def test_unfinished_surfaces_are_the_ones_we_know_of() -> None:
    assert {one.name for one in SURFACES if not one.is_finished} == UNFINISHED


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_surface_is_finished_if_and_only_if_it_says_nothing_but_messages(surface) -> None:
    left = {str(path): found for path in files_of(surface) if (found := literals_in(path))}
    assert list(files_of(surface)), "it names no file"
    if surface.is_finished:
        assert left == {}
    else:
        assert left, "nothing is left of it: it is finished"


def test_text_of_a_template_that_is_no_message_is_found() -> None:
    page = """{# Not this #}{% macro press(title="Look at this again") %}{{ title }}{% endmacro %}
    <p title="A hint" class="cb-card">{{ name }} is here</p>{{ "Open it now" if x else _("Marked") }}
    {% trans %}Marked too{% endtrans %}{{ n|count_words("person", "people") }}<style>.a { color: red }</style>"""
    found = set(literals_in_template(page))
    assert found == {"A hint", "is here", "Open it now", "Look at this again"}


def test_sentence_of_a_module_that_is_no_message_is_found() -> None:
    module = '''"""A docstring of the module."""
KEY = "some_key"
SAID = {"a": N_("Marked later."), "b": "Not marked at all."}
def f(name):
    """Another docstring."""
    log.warning("Something for us")
    return _("Marked %(name)s", name=name) + f"Paused until {name}"
'''
    assert literals_in_code(module) == ["Not marked at all.", "Paused until "]


def test_messages_are_found_with_their_context_and_plural() -> None:
    found = {(one.context, one.id) for one in messages()}
    assert ("count", ("role", "roles")) in found


def test_where_messages_are_said_nothing_else_is_called_so() -> None:
    """``for _, name in ...`` in a module that says ``_("...")`` takes the word out of its mouth."""
    found = []
    for path in sorted((ROOT / "agency").rglob("*.py")):
        names = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Name)]
        used = [one for one in names if one.id == "_"]
        if any(isinstance(one.ctx, ast.Load) for one in used):
            found += [
                f"{path.relative_to(ROOT)}:{one.lineno}"
                for one in used
                if isinstance(one.ctx, ast.Store)
            ]
    assert found == []
