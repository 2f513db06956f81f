"""What a refusal in words rules out of a role: kinds of work, titles, skills, managing people.

Pure. A refusal takes people off lists, so only what a role plainly says counts: words that stand
there without a "no" before them, or a fixed table of other words for the same thing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from agency.matching.facts import RoleFacts
from agency.matching.titles import LEVEL_WORDS, known_title, read_title, tokens

ALTERNATIVES = re.compile(r"\s*(?:,|;|/|\bor\b|\bnor\b)\s*", re.IGNORECASE)
MANAGING_PEOPLE = frozenset({"people", "line", "staff", "team", "direct", "report", "person"})
MANAGES = frozenset({"manager", "manage", "supervisor", "supervising", "supervision"})
PEOPLE_MANAGERS = re.compile(
    r"\b(?:managers?|supervisors?|team lead(?:er)?s?|foreman|forewoman|forepersons?|head of|"
    r"directors?|managing|\d+ (?:direct )?reports|line management|people management)\b",
    re.IGNORECASE,
)
MANAGE_THINGS = re.compile(
    r"\b(?:project|product|program(?:me)?|account|case|brand|category|community|relationship|"
    r"contracts?|campaign|(?:social|digital) media|property|bid|release|portfolio|risk|change|"
    r"configuration|assets?|fund|investment|wealth|content|events?|partnerships?|"
    r"customer success|supply chain|vendor|demand|pricing|proposal|stakeholder|traffic|"
    r"information|data|knowledge|quality|compliance|territory|key account|sales account) "
    r"(?:manager|director|management)s?\b|\b(?:art|creative|film|music|funeral) directors?\b",
    re.IGNORECASE,
)
"""Titles that manage a thing, often alone: no sign that people report to them."""


class Work(NamedTuple):
    """One kind of work: how people refuse it, and how a role says it."""

    refused: re.Pattern[str]
    said: re.Pattern[str]


def _work(refused: str, said: str) -> Work:
    return Work(
        re.compile(rf"\b(?:{refused})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{said})(?!\w)", re.IGNORECASE),
    )


KINDS_OF_WORK = (
    _work("nights?|night[- ]shifts?|overnight", "nights?|overnight"),
    _work(
        r"weekly travel|travel(?:l?ing)?|being away|being on the road",
        r"\d+ ?% (?:of )?travel|travel(?:l?ing)? (?:of )?\d+ ?%|(?:weekly|frequent|extensive|heavy|"
        r"constant|regular|international|daily) travel|travell?ing|on the road|nights? away|"
        r"away from home",
    ),
    _work(
        r"(?:at|to) sea|sea|offshore|ships?|boats?|vessels?",
        r"at sea|sea[- ]?going|vessels?|aboard|on board|offshore (?:rotation|shift|platform)s?|"
        r"rotation offshore|trawlers?|deckhand|seafarer",
    ),
    _work("weekends?|saturdays?|sundays?", "weekends?|saturdays?|sundays?"),
    _work("evenings?|late shifts?|lates", "evenings?|late shifts?|lates|twilight"),
    _work(
        "early (?:shifts?|mornings?|starts?)|earlies",
        r"early (?:shifts?|mornings?|starts?)|earlies",
    ),
    _work(
        r"on[- ]call|call[- ]?outs?|stand[- ]?by|pager duty",
        r"on[- ]call|call[- ]?outs?|stand[- ]?by|pager duty|out[- ]of[- ]hours",
    ),
    _work(
        "shifts?|shift[- ]?work|rotas?|rotating shifts?",
        r"shifts?|shift[- ]?work|(?:two|three|four|2|3|4)[- ]shifts?|rotating|nights?",
    ),
    _work(
        "animal (?:work|testing|experiments?|models?|research|handling)|animals|lab animals",
        r"in[- ]vivo|mouse|mice|rats?|rodents?|primates?|animal (?:testing|experiments?|models?|handling|studies|technicians?|facility|house|unit)|murine|vivarium",
    ),
    _work(
        r"cold[- ]call(?:s|ing)?|calling strangers",
        r"cold[- ]call(?:s|ing)?|outbound (?:sales|calls?|calling)|telesales|telemarketing|"
        r"door[- ]to[- ]door",
    ),
    _work("door[- ]to[- ]door|doorstep(?: selling)?", "door[- ]to[- ]door|doorstep"),
    _work(
        "passengers?|passenger (?:work|transport|driving)",
        "passengers?|bus|buses|coach|coaches|taxi|minibus",
    ),
    _work(
        "lorr(?:y|ies)|trucks?|hgv|haulage", "lorr(?:y|ies)|trucks?|hgv|lgv|haulage|artic|tanker"
    ),
    _work("commission(?:[- ]only)?|commission[- ]based", "commission[- ]only|commission[- ]based"),
    _work(
        "heights?|work(?:ing)? at heights?|ladders|scaffold(?:ing|s)?",
        "heights?|rope access|scaffold(?:ing|er)?|roof(?:er|ing)?|steeplejack|rigging",
    ),
    _work("heavy lifting|lifting", "heavy lifting|manual handling"),
    _work(
        "call cent(?:re|er)s?|contact cent(?:re|er)s?|phones?|phone work",
        "call cent(?:re|er)s?|contact cent(?:re|er)s?|telephone|(?:on|by) (?:the )?phones?|inbound calls",
    ),
    _work("overtime|long hours", "overtime|long hours|12[- ]hour"),
    _work("driving", "driver|driving"),
)
"""Work that people refuse by one word and roles name by another; the first that is refused counts,
so "night shifts" are nights, and not any shifts."""

FILLERS = frozenset(
    [
        "work",
        "working",
        "job",
        "role",
        "shift",
        "hour",
        "any",
        "anything",
        "more",
        "much",
        "many",
        "lot",
        "all",
        "every",
        "day",
        "week",
        "weekly",
        "daily",
        "regular",
        "regularly",
        "constant",
        "constantly",
        "department",
        "dept",
        "team",
        "kind",
        "type",
        "sort",
        "stuff",
        "related",
        "no",
        "not",
        "never",
        "be",
        "being",
        "do",
        "doing",
        "having",
        "heavy",
    ]
)
_NOT_SAID = re.compile(
    r"(?:\b(?:no|non|not|never|without|zero|free of|instead of|rather than|occasional|some|rare|"
    r"limited|minimal|little)[ -](?:\w+[ -]){0,2}|\b(?:no|without) [\w ,-]{0,30}\bor |\bdays? or )$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^(?:[- ](?:free|off)\b| not (?:required|needed)\b|: none\b)", re.IGNORECASE
)


def alternatives(text: str) -> tuple[str, ...]:
    """ "Bus or coach driver" names two: "Bus driver" and "coach driver"; "Head or VP" names both.

    What stands before an "or" borrows the last word, unless it is a title on its own.
    """
    parts = [part for part in ALTERNATIVES.split(text.strip()) if part]
    if len(parts) < 2:
        return (text,)
    *_, head = parts[-1].split()
    borrows = len(parts[-1].split()) > 1
    return tuple(
        f"{part} {head}" if borrows and part is not parts[-1] and not _stands_alone(part) else part
        for part in parts
    )


def _stands_alone(part: str) -> bool:
    return known_title(part) or bool(tokens(part) & LEVEL_WORDS)


@lru_cache(maxsize=1 << 14)
def refuses_title(refused: str, title: str) -> bool:
    """Whether a refused title names this one, by its words or by the vocabulary's other spellings."""
    if refuses_managing_people(refused):
        return manages_people(title)
    return any(_names(one, title) for one in alternatives(refused))


def _names(refused: str, title: str) -> bool:
    words = tokens(refused)
    if not words:
        return False
    if words <= tokens(title):
        return True
    if not words & LEVEL_WORDS <= tokens(title):
        return False
    wordings = {one.words for one in read_title(refused).wordings if len(one.words) > 1}
    return any(words <= other.words for words in wordings for other in read_title(title).wordings)


@lru_cache(maxsize=1 << 12)
def refuses_managing_people(refused: str) -> bool:
    """ "People management", "line manager", "managing people", "management", "direct reports"."""
    words = tokens(refused) - FILLERS
    if words & {"report"} and words <= MANAGING_PEOPLE | MANAGES:
        return True
    says_management = bool(re.search(r"manag(?:ement|ing)|supervis(?:ion|ing)", refused.casefold()))
    if says_management and words <= MANAGES:
        return True
    return bool(words & MANAGES and words & MANAGING_PEOPLE) and words <= MANAGES | MANAGING_PEOPLE


@lru_cache(maxsize=1 << 14)
def manages_people(title: str) -> bool:
    """Whether a title is one of those that others report to; a project manager's need not be."""
    return bool(PEOPLE_MANAGERS.search(MANAGE_THINGS.sub(" ", title)))


def said_of_work(role: RoleFacts, refused: str, *, everywhere: bool = True) -> str | None:
    """The role's own words for the work that is refused: of its title, or of what it asks for.

    `everywhere` reads all that is written of the role; else only what it insists on counts.
    """
    if refuses_managing_people(refused):
        return role.title if manages_people(role.title) else None
    kind = next((kind for kind in KINDS_OF_WORK if kind.refused.search(refused)), None)
    if kind is None:
        every = (_every_word(role, one) for one in alternatives(refused))
        return next(filter(None, every), None)
    texts = (role.title, *_musts(role), *([role.text] if everywhere else []))
    return next(filter(None, (_said(kind.said, text) for text in texts)), None)


def _musts(role: RoleFacts) -> Iterator[str]:
    return (one.name for one in role.requirements if one.is_must)


def _every_word(role: RoleFacts, refused: str) -> str | None:
    """The title or the must that has every word of the refusal."""
    wanted = tokens(refused) - FILLERS
    if not wanted or max(map(len, wanted)) < 3:
        return None
    for text in (role.title, *_musts(role)):
        if wanted <= tokens(text) and not any(
            _is_denied(word, text) for word in _words(text, wanted)
        ):
            return text
    return None


def _words(text: str, wanted: frozenset[str]) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text) if tokens(word) & wanted]


def _is_denied(word: str, text: str) -> bool:
    found = re.search(rf"\b{re.escape(word)}\b", text)
    return found is not None and not _is_said(found, text)


def _said(pattern: re.Pattern[str], text: str) -> str | None:
    """The first mention that is not a denial: "call-outs", but not "no call-out rota"."""
    for found in pattern.finditer(text):
        if _is_said(found, text):
            return found.group()
    return None


def _is_said(found: re.Match[str], text: str) -> bool:
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() :]
    return not _NOT_SAID.search(before) and not _NOT_AFTER.search(after)
