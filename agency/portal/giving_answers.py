"""The answers about giving as sentences, and the rows that their plots take."""

from agency.insights.giving import AdviceTaken, Balance
from agency.languages.speaking import _
from agency.portal.touch_form import ASKS, VALUES
from agency.words import capital, count_words, inside, number

CountRow = tuple[str, int, str]
"""Name, count and the class of its bar, as ``insight_bars.count_rows`` draws them."""


def balance(found: Balance) -> str:
    if not found.gave and not found.asks:
        return _("Nothing was given and nothing asked in these weeks.")
    asked = number(found.asks) if found.asks else _("nothing")
    words = {"gave": count_words(found.gave, "useful thing"), "asked": asked}
    if found.gave > found.asks:
        return _("Yes. We gave %(gave)s and asked for %(asked)s.", **words)
    if found.gave == found.asks:
        return _("As much as we ask. We gave %(gave)s and asked for %(asked)s.", **words)
    return _("No. We gave %(gave)s and asked for %(asked)s.", **words)


def balance_rows(found: Balance) -> list[CountRow]:
    given = [(VALUES[kind], count, "p-a") for kind, count in found.given.items()]
    return given + [(ASKS[kind], count, "p-hollow-n") for kind, count in found.asked.items()]


def balance_described(found: Balance) -> str:
    given = ", ".join(f"{inside(VALUES[kind])} {count}" for kind, count in found.given.items())
    asked = ", ".join(f"{inside(ASKS[kind])} {count}" for kind, count in found.asked.items())
    none = _("nothing")
    return _("Given: %(given)s. Asked: %(asked)s.", given=given or none, asked=asked or none)


def advice(found: AdviceTaken) -> str:
    if not found.advised:
        return _("Nobody was given course advice in these weeks.")
    people = capital(count_words(found.advised, "person", "people"))
    if not found.took_it:
        return _("Not yet. %(people)s had course advice, and none has begun since.", people=people)
    said = _(
        "%(people)s had course advice. Since then %(begun)s began a designation and %(reached)s reached one.",
        people=people,
        begun=count_words(found.under_way),
        reached=count_words(found.reached),
    )
    roles = capital(count_words(found.roles, "role"))
    opened = (
        _("%(roles)s of ours asks for it, and %(count)s of them were put forward for one.")
        if found.roles == 1
        else _("%(roles)s of ours ask for them, and %(count)s of them were put forward for one.")
    )
    return f"{said} {opened % {'roles': roles, 'count': count_words(found.put_forward)}}"
