"""What a recruiter reads on Today about answers given: one sentence, what changed and what was said. Pure."""

from collections.abc import Sequence
from datetime import date

from agency.answers.differences import Difference, listed, month_words, ways
from agency.answers.told import Answers
from agency.candidates.models import Candidate
from agency.contact import wording
from agency.contact.snapshot import ContactFacts
from agency.words import named_day

FIRST = (
    "when", "move", "never", "market", "often", "channels", "friend", "add", "designation",
    "skill", "matters", "best_time", "call_hours",
    "refused",
)  # fmt: skip
"""What matters most to the owner comes first."""
_ALSO = {
    "when": "date",
    "move": "what would make a move",
    "never": "what is ruled out",
    "market": "whether we may mention them to employers",
    "often": "how often we may write",
    "channels": "how we may get in touch",
    "best_time": "the best time to call",
    "call_hours": "the hours for calls",
    "refused": "what not to write about",
    "matters": "what matters",
    "skill": "skills",
    "designation": "designations",
    "add": "skills",
    "friend": "somebody to help",
}


_OFTEN = {
    "fits": "only when a job fits what {they} wrote",
    "quarter": "at most twice in three months",
    "month": "at most once a month",
}
_MARKET = {
    "without_name": "yes, without the name",
    "ask_each_time": "ask each time",
    "no": "no",
    "yes": "yes",
}


def voice_of(candidate: Candidate) -> dict[str, str]:
    """The words to speak of somebody with: pronouns if known, otherwise the name again."""
    return wording.voice(
        ContactFacts(
            person_id=candidate.id, name=candidate.first_name, pronouns=candidate.pronouns or None
        )
    )


def saved_sentence(
    voice: dict[str, str], changes: Sequence[Difference], before: Answers, after: Answers
) -> str:
    """ "Hannah moved her own date forward: free from July 2026 instead of September 2026."."""
    if not changes:
        return (
            f"{voice['name']} looked at everything {voice['they']} told us, and it is still right."
        )
    ordered = sorted(changes, key=lambda change: FIRST.index(change.field))
    lead = _lead(voice, ordered[0], before, after)
    others = dict.fromkeys(
        _ALSO[change.field] for change in ordered[1:] if change.field != ordered[0].field
    )
    return f"{lead}; also new: {listed(others)}." if others else f"{lead}."


def _lead(voice: dict[str, str], change: Difference, before: Answers, after: Answers) -> str:
    name, they, their = voice["name"], voice["they"], voice["their"]
    sentences = {
        "when": _date_moved(voice, before, after),
        "move": f"{name} wrote anew what would make {voice['them']} move",
        "never": f"{name} now rules out: {after.never.rstrip('.')}",
        "market": f"{name} answered whether we may mention {voice['them']} to employers: "
        f"{_MARKET.get(after.market, '')}",
        "often": f"{name} wants to hear from us {_OFTEN.get(after.often, '').format(they=they)}",
        "channels": f"{name} chose how we may be in touch: {_small(ways(after.channels))}",
        "friend": f"{name} names {after.friend.name if after.friend else ''}, who knows of it, "
        "as somebody we should help",
        "add": f"{name} added to what {they} can do: {after.add}",
        "designation": f"{name} brought {change.label} up to date: {_small(change.now)}",
        "skill": f"{name} brought {their} skills up to date: {change.label}, {_small(change.now)}",
        "matters": f"{name} told us what matters: {_small(change.now)}",
        "best_time": f"{name} told us when to call: {_small(change.now)}",
        "call_hours": f"{name} told us the hours for calls: {_small(change.now)}",
        "refused": f"{name} told us what not to be in touch about: {_small(change.now)}",
    }
    return sentences[change.field]


def _date_moved(voice: dict[str, str], before: Answers, after: Answers) -> str:
    name, their = voice["name"], voice["their"]
    if after.when == "not_looking":
        return f"{name} is not looking any more and will write when that changes"
    if after.when == "exceptional":
        return f"{name} would now move only for something exceptional"
    if after.when == "now":
        was = f", where it had been {_from(before.month)}" if before.month else ""
        return f"{name} could move now{was}"
    if not before.month or not after.month:
        return f"{name} asked to hear from us {_from(after.month)}"
    forward = "forward" if after.month < before.month else "back"
    was = month_words(before.month)
    if after.month.year == before.month.year:
        was = was.rpartition(" ")[0]
    return f"{name} moved {their} own date {forward}: free {_from(after.month)} instead of {was}"


def said_sentence(voice: dict[str, str], kind: str, letter: str = "your letter") -> str:
    """Of a button pressed in a letter; ``letter`` names it to whoever reads."""
    return {
        "still_right": f"{voice['name']} says that what {voice['they']} told us is still right.",
        "interested": f"{voice['name']} answered {letter}: interested.",
        "not_interested": f"{voice['name']} answered {letter}: not interested this time.",
        "facts": f"{voice['name']} wrote something new about what {voice['they']} want"
        f"{'' if voice['are'] == 'are' else 's'}; read it and add it to {voice['their']} list.",
        "stop": f"{voice['name']} asked us not to be in touch any more.",
        "resume": f"{voice['name']} asked to hear from us again.",
        "pause_ended": f"{voice['name']} ended the pause and may be contacted again.",
    }[kind]


def file_sentence(voice: dict[str, str], letter: str) -> str:
    """Of a file that came through the link of a letter."""
    return (
        f"{voice['name']} sent a résumé through the link of {letter}. It is not confirmed: look at it, "
        "and accept it or set it aside."
    )


def work_sentence(voice: dict[str, str], jobs: bool, resume: bool) -> str:
    """Of a corrected work history, a new résumé, or both."""
    what = [word for word, is_new in (("work history", jobs), ("résumé", resume)) if is_new]
    return f"{voice['name']} brought {voice['their']} {listed(what)} up to date."


def sounded_sentence(voice: dict[str, str]) -> str:
    return (
        f"{voice['name']} wrote words that sound like a stop; contact rests for two weeks. "
        f"Read them, and log what {voice['they']} meant."
    )


def paused_sentence(voice: dict[str, str], until: date | None) -> str:
    if until is None:
        return f"{voice['name']} paused contact until {voice['they']} {voice['say']} otherwise."
    return f"{voice['name']} paused contact until {named_day(until)}."


def dated_sentence(voice: dict[str, str], before: Answers, after: Answers) -> str:
    return f"{_date_moved(voice, before, after)}."


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _from(day: date | None) -> str:
    return f"from {month_words(day)}" if day else "at once"
