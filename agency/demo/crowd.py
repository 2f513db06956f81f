"""The crowd around the scripted people: drawn from a seeded generator, out of hand-written parts.

Nobody here carries a date that has just arrived, nor a rhythm that has just broken: the good
reasons of the first visit belong to the scripted people.
"""

from dataclasses import replace
from random import Random
from typing import Any

from agency.demo.scripts import InProcess, Person, Promised, Said, Terms, Wished, read, wished_from

MODES = {"quiet": 34, "recent": 36, "later": 18, "limited": 6, "paused": 3, "stopped": 3}
"""How things stand with somebody, and how many in a hundred."""
CHANNELS = ("call", "email", "linkedin", "text")


def crowd(draw: Random, taken: set[str]) -> list[Person]:
    """Everybody who is not written by hand; names in ``taken`` are not given again."""
    functions = [*read("crowd/technology")["function"], *read("crowd/operations")["function"]]
    people = []
    for function in functions:
        for number in range(function["count"]):
            people.append(_person(draw, function, number, taken))
    return people


def runners_up(draw: Random, people: list[Person]) -> list[Person]:
    """The same people, two of them for each filled role as its silver medallists."""
    chosen = {}
    for role in read("roles")["role"]:
        if "runners" not in role:
            continue
        titles = _titles_of(role["runners"])
        able = [
            p for p in people if p.title in titles and p.owner == role["owner"] and not p.process
        ]
        for person in draw.sample(able, 2):
            ended = draw.choice(_everyone()["ended"])
            ago = draw.randint(60, 130)
            chosen[person.name] = InProcess(
                role=role["key"], stage="not_going_on", ago=ago, why=ended
            )
    return [replace(p, process=chosen[p.name]) if p.name in chosen else p for p in people]


def _person(draw: Random, function: dict[str, Any], number: int, taken: set[str]) -> Person:
    everyone = _everyone()
    mode = draw.choices(list(MODES), list(MODES.values()))[0]
    title, thousands = draw.choice(function["titles"])
    now = thousands * 1000 + draw.randrange(-4, 5) * 1000
    wanted = round(now * draw.uniform(1.05, 1.18) / 1000) * 1000
    touches, key = _touches(draw, mode)
    place = draw.choices(*zip(*everyone["places"], strict=True))[0]
    wish = wished_from(
        {k: v for k, v in function["wishes"][number % len(function["wishes"])].items() if k != "q"}
    )
    quote = function["wishes"][number % len(function["wishes"])]["q"]
    touches[key] = _key_touch(draw, touches[key], wish, quote, wanted)
    name, pronouns = _new_name(draw, taken)
    return Person(
        name=name,
        owner=function["owner"],
        place=place,
        pronouns=pronouns,
        title=title,
        employer=draw.choice(_split(function.get("employers", everyone["employers"]), "|")),
        skills=_skills(draw, function),
        designations=_designations(draw, function),
        pay=(now, wanted),
        notice=draw.choice((14, 14, 30, 30, 30, 60)),
        languages=_languages(draw, place),
        best=draw.choice(everyone["best"]),
        source=draw.choice(everyone["sources"]),
        terms=_terms(draw, mode),
        touches=tuple(touches),
        wishes=tuple(_wishes(draw, mode, wish, wanted, key)),
        promises=tuple(_kept(draw, touches[key])),
    )


def _touches(draw: Random, mode: str) -> tuple[list[Said], int]:
    """The newest first, and which of them is the talk that the wishes were said in."""
    everyone = _everyone()
    last = _days_since(draw, mode)
    first = last + draw.randint(120, 420)
    touches = [Said(a=last, by=draw.choice(("call", "call", "meeting", "email")))]
    for ago in sorted(draw.sample(range(last + 20, first - 20), draw.randint(0, 3))):
        touches.append(_between(draw, ago, mode))
    by, note = draw.choice(everyone["first"])
    touches.append(
        Said(a=first, by=by, min=draw.randint(8, 30) if by == "call" else None, note=note)
    )
    return touches, 0


def _between(draw: Random, ago: int, mode: str) -> Said:
    """Something that happened on the way. Only people we still speak with have many talks."""
    everyone = _everyone()
    if draw.random() < 0.2:
        by, note = draw.choice(everyone["attempts"])
        return Said(a=ago, by=by, note=note, is_attempt=True)
    if draw.random() < 0.25 and mode == "recent":
        by, note = draw.choice(everyone["theirs"])
        return Said(a=ago, by=by, note=note, sender="them")
    able = [m for m in everyone["middle"] if mode == "recent" or m[0] in ("email", "linkedin")]
    by, note, gave, asked = draw.choice(able)
    is_talk = mode == "recent"
    minutes = draw.randint(6, 35) if is_talk and by == "call" else None
    return Said(
        a=ago, by=by, note=note, gave=gave, asked=asked, min=minutes, is_attempt=not is_talk
    )


def _days_since(draw: Random, mode: str) -> int:
    if mode == "recent":
        return draw.choice((1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 14, 16, 18, 20, 22, 24, 27))
    return draw.randint(45, 150) if mode == "limited" else draw.randint(34, 320)


def _key_touch(draw: Random, touch: Said, wish: Wished, quote: str, wanted: int) -> Said:
    label = (
        f"{wish.label}, {wish.cond}"
        if wish.cond and wish.cond.split()[0] in ("after", "once")
        else wish.label
    )
    note = draw.choice(_everyone()["key"]).format(label=label)
    minutes = draw.randint(9, 40) if touch.by in ("call", "meeting") else None
    return replace(
        touch,
        min=minutes,
        note=note,
        q=f"{quote} {draw.choice(_everyone()['tails'])}",
        out="not_now" if wish.h == "later" else "talked",
        learn=f"{wish.label.lower()}; ${wanted // 1000}k",
        gave=draw.choice(("", "", "", "salary_check", "market_brief", "resume_tip")),
    )


def _wishes(draw: Random, mode: str, wish: Wished, wanted: int, key: int) -> list[Wished]:
    horizon = "later" if mode == "later" else wish.h
    wishes = [replace(wish, h=horizon, t=key, said=True)]
    if draw.random() < 0.7:
        label = f"${wanted:,} or more"
        wishes.append(Wished(h="now", k="pay", label=label, amount=wanted, t=key))
    if mode == "later":
        when = f"m+{draw.randint(1, 9)}"
        wishes.append(Wished(h="later", k="timing", label=f"From {{{when}}}", since=when, t=key))
    if draw.random() < 0.12:
        field, words = draw.choice(sorted(_everyone()["never"].items()))
        wishes.append(Wished(h="never", k="industry", label=field, v=field, words=words, t=key))
    return wishes


def _kept(draw: Random, touch: Said) -> list[Promised]:
    """Promises of the past, all kept; those still open belong to the scripted people."""
    if touch.a < 12 or draw.random() < 0.75:
        return []
    what = draw.choice(_everyone()["promises"])
    return [Promised(what=what, due=f"d-{touch.a - 7}", kept=True)]


def _terms(draw: Random, mode: str) -> Terms:
    if mode == "limited":
        return Terms(limit=(1, 183), channels=("email",))
    if mode == "paused":
        return Terms(paused=f"m+{draw.randint(1, 5)}")
    if mode == "stopped":
        return Terms(stopped=True)
    if mode == "quiet" and draw.random() < 0.2:
        return Terms(agreed="unknown")
    channels = tuple(c for c in CHANNELS if draw.random() < 0.6) if draw.random() < 0.7 else ()
    limit = draw.choice(((2, 91), (1, 31), (1, 61), (4, 365))) if draw.random() < 0.45 else None
    return Terms(channels=channels or (), limit=limit, never_at_work=draw.random() < 0.15)


def _skills(draw: Random, function: dict[str, Any]) -> str:
    names = draw.sample(_split(function["skills"], ";"), draw.randint(3, 6))
    return "; ".join(
        f"{name}:{draw.randint(1, 12)}" if draw.random() < 0.6 else name for name in names
    )


def _designations(draw: Random, function: dict[str, Any]) -> str:
    if not function["designations"] or draw.random() < 0.45:
        return ""
    name = draw.choice(function["designations"])
    chance = draw.random()
    if chance < 0.6:
        return f"{name} held"
    return f"{name} in_progress m+{draw.randint(1, 10)}" if chance < 0.85 else f"{name} considering"


def _languages(draw: Random, place: str) -> tuple[str, ...]:
    if place in ("Montréal", "Québec City", "Laval", "Sherbrooke", "Gatineau"):
        return ("French", "English")
    return (
        ("English", draw.choice(("French", "Punjabi", "Mandarin", "Spanish", "Tagalog")))
        if draw.random() < 0.3
        else ("English",)
    )


def _new_name(draw: Random, taken: set[str]) -> tuple[str, str]:
    """A name nobody has yet, and the pronouns its owner told us, if they did."""
    given, family = _everyone()["given"], _split(_everyone()["family"])
    pronouns = draw.choices(list(given), [12, 12, 2])[0]
    while True:
        name = f"{draw.choice(_split(given[pronouns]))} {draw.choice(family)}"
        if name not in taken:
            taken.add(name)
            return name, pronouns if draw.random() < 0.8 else ""


def _titles_of(function_name: str) -> set[str]:
    functions = [*read("crowd/technology")["function"], *read("crowd/operations")["function"]]
    return {title for f in functions if f["name"] == function_name for title, _ in f["titles"]}


def _everyone() -> dict[str, Any]:
    return read("crowd/everyone")


def _split(words: str, sign: str | None = None) -> list[str]:
    parts = words.replace("\n", sign or " ").split(sign)
    return [part.strip() for part in parts if part.strip()]
