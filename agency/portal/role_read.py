"""What was read from an advertisement, in a role's form: filled in, shown with its words, taken out again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from agency import clock
from agency.advertisements import AdFact, read_advertisement
from agency.clients.requirements import line_told
from agency.database import db
from agency.languages.speaking import N_, Language, Words, _, language
from agency.portal.face import me
from agency.portal.role_form import MOST_ASKED, RoleForm
from agency.preferences.labels import FORMS, arrangement_label, hours_label
from agency.touches.vocabulary import vocabulary_or_first_words
from agency.words import capital, money

GROUPS = Words({
    "title": N_("Title"), "place": N_("Place"), "office_days": N_("Office"), "pay": N_("Pay"), "contract_form": N_("Contract"),
    "hours": N_("Hours"), "starts_on": N_("Start"), "must": N_("Must have"), "nice": N_("Nice to have"),
})  # fmt: skip
_EMPTY: dict[str, Any] = {
    "title": None, "place": "", "office_days": "", "contract_form": "permanent", "hours_percent": 100,
    "starts_on": None, "pay_low": None, "pay_high": None, "must": "", "nice": "",
}  # fmt: skip
_FIELD_OF = {"hours": "hours_percent"}


@dataclass(frozen=True)
class ReadFact:
    """A fact as a chip shows it."""

    key: str
    group: str
    label: str
    words: str
    unsure: bool


@dataclass(frozen=True)
class Read:
    """What stands over the form: the facts by group, and the text with their words marked."""

    groups: Sequence[tuple[str, Sequence[ReadFact]]]
    text: Sequence[tuple[str, bool]]


def facts_in(text: str) -> tuple[AdFact, ...]:
    """Read with the agency's words, as of today."""
    words = vocabulary_or_first_words(db.session())
    return read_advertisement(text, clock.today(me().zone), words)


def fill(form: RoleForm, facts: Sequence[AdFact]) -> None:
    """Put each fact where nothing stands yet; what a person wrote stays."""
    for fact in facts:
        if fact.kind == "requirement":
            _add_line(form["must" if fact.is_must else "nice"], fact)
        elif fact.kind == "pay":
            _fill_pay(form, fact)
        else:
            _fill_one(form, fact)


def take_out(form: RoleForm, key: str) -> None:
    """Undo what this fact put into the form, unless it was changed since, and show it no more."""
    for fact in facts_in(form.advertisement.data or ""):
        if fact.key == key:
            _take_out(form, fact)
    form.dropped.data = " ".join([*_dropped(form), key])


def read_shown(form: RoleForm) -> Read | None:
    """The panel over the form, where the form came from an advertisement."""
    text = form.advertisement.data or ""
    if not form.was_read.data or not text:
        return None
    facts = [fact for fact in facts_in(text) if fact.key not in _dropped(form)]
    shown = [_shown(fact, text) for fact in facts]
    groups = [
        (label, [one for one in shown if one.group == group]) for group, label in GROUPS.items()
    ]
    return Read([one for one in groups if one[1]], list(_marked(text, facts)))


def _dropped(form: RoleForm) -> list[str]:
    return (form.dropped.data or "").split()[:200]


def _shown(fact: AdFact, text: str) -> ReadFact:
    group = fact.kind
    if fact.kind == "requirement":
        return ReadFact(
            fact.key,
            "must" if fact.is_must else "nice",
            line_told(fact.label),
            _words(fact, text),
            not fact.sure,
        )
    return ReadFact(fact.key, group, _called(fact), _words(fact, text), not fact.sure)


def _called(fact: AdFact) -> str:
    """The reader's label, or for a reader of another language what it is made of."""
    if language() is Language.en:
        return fact.label
    match fact.kind:
        case "contract_form":
            return _(FORMS[fact.value])
        case "hours":
            return hours_label(Decimal(fact.value))
        case "office_days":
            alone = {"0": "remote", "5": "on_site"}
            return arrangement_label(alone.get(fact.value, "hybrid"), int(fact.value))
        case "pay" if fact.amount:
            if not fact.amount_to:
                return money(fact.amount, fact.currency, fact.period)
            low = money(fact.amount, fact.currency)
            high = money(fact.amount_to, fact.currency, fact.period)
            return capital(_("%(low)s to %(high)s", low=low, high=high))
        case _:
            return fact.label


def _words(fact: AdFact, text: str) -> str:
    """The words, unless they are the label already."""
    words = " ".join(text[fact.start : fact.end].split())
    return "" if words.casefold() == fact.label.casefold() else words


def _marked(text: str, facts: Sequence[AdFact]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in sorted((fact.start, fact.end) for fact in facts):
        if start < at:
            continue
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _add_line(field: Any, fact: AdFact) -> None:
    lines = [line for line in (field.data or "").splitlines() if line.strip()]
    asked = line_told(fact.value)
    if asked not in lines and len(lines) < MOST_ASKED:
        field.data = "\n".join([*lines, asked])


def _fill_pay(form: RoleForm, fact: AdFact) -> None:
    """A currency that the form does not offer leaves pay to the recruiter."""
    offered = {choice.value for choice in form.pay_currency.choices}
    if (
        form.pay_low.data is not None
        or form.pay_high.data is not None
        or fact.currency not in offered
    ):
        return
    form.pay_low.data, form.pay_high.data = fact.amount, fact.amount_to or fact.amount
    form.pay_currency.data, form.pay_period.data = fact.currency, fact.period


def _fill_one(form: RoleForm, fact: AdFact) -> None:
    name = _FIELD_OF.get(fact.kind, fact.kind)
    if form[name].data in (None, "", _EMPTY[name]):
        form[name].data = _value(fact)


def _value(fact: AdFact) -> Any:
    if fact.kind == "starts_on":
        return fact.on
    return int(fact.value) if fact.kind == "hours" else fact.value


def _take_out(form: RoleForm, fact: AdFact) -> None:
    if fact.kind == "requirement":
        field = form["must" if fact.is_must else "nice"]
        lines = (field.data or "").splitlines()
        field.data = "\n".join(line for line in lines if line.strip() != line_told(fact.value))
    elif fact.kind == "pay":
        form.pay_low.data = form.pay_high.data = None
    else:
        name = _FIELD_OF.get(fact.kind, fact.kind)
        if form[name].data == _value(fact):
            form[name].data = _EMPTY[name]
    for name in ("must", "nice", "pay_low", "pay_high", "title", "place", "starts_on"):
        form[name].raw_data = None
