"""What a recruiter reads on Today about answers given: one sentence, what changed and what was said. Pure."""

from collections.abc import Sequence
from datetime import date

from agency.answers.differences import Difference, listed, month_words
from agency.answers.told import Answers
from agency.candidates.models import Candidate
from agency.contact import wording
from agency.contact.snapshot import ContactFacts
from agency.languages.speaking import N_, _
from agency.words import named_day

FIRST = (
    "when", "move", "never", "market", "often", "channels", "friend", "add", "designation",
    "skill", "matters", "best_time", "call_hours",
    "refused",
)  # fmt: skip
"""What matters most to the owner comes first."""
_ALSO = {
    "when": N_("date"),
    "move": N_("what would make a move"),
    "never": N_("what is ruled out"),
    "market": N_("whether we may mention them to employers"),
    "often": N_("how often we may write"),
    "channels": N_("how we may get in touch"),
    "best_time": N_("the best time to call"),
    "call_hours": N_("the hours for calls"),
    "refused": N_("what not to write about"),
    "matters": N_("what matters"),
    "skill": N_("skills"),
    "designation": N_("designations"),
    "add": N_("skills"),
    "friend": N_("somebody to help"),
}
_OFTEN = {
    "fits": N_("%(name)s wants to hear from us only when a job fits what %(they)s wrote"),
    "quarter": N_("%(name)s wants to hear from us at most twice in three months"),
    "month": N_("%(name)s wants to hear from us at most once a month"),
}
_MARKET = {
    "without_name": N_("yes, without the name"),
    "ask_each_time": N_("ask each time"),
    "no": N_("no"),
    "yes": N_("yes"),
}
_LEADS = {
    "move": N_("%(name)s wrote anew what would make %(them)s move"),
    "never": N_("%(name)s now rules out: %(now)s"),
    "market": N_("%(name)s answered whether we may mention %(them)s to employers: %(now)s"),
    "channels": N_("%(name)s chose how we may be in touch: %(now)s"),
    "friend": N_("%(name)s names %(now)s, who knows of it, as somebody we should help"),
    "add": N_("%(name)s added to what %(they)s can do: %(now)s"),
    "designation": N_("%(name)s brought %(label)s up to date: %(now)s"),
    "skill": N_("%(name)s brought %(their)s skills up to date: %(label)s, %(now)s"),
    "matters": N_("%(name)s told us what matters: %(now)s"),
    "best_time": N_("%(name)s told us when to call: %(now)s"),
    "call_hours": N_("%(name)s told us the hours for calls: %(now)s"),
    "refused": N_("%(name)s told us what not to be in touch about: %(now)s"),
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
        return _("%(name)s looked at everything %(they)s told us, and it is still right.", **voice)
    ordered = sorted(changes, key=lambda change: FIRST.index(change.field))
    lead = _lead(voice, ordered[0], before, after)
    others = dict.fromkeys(
        _(_ALSO[change.field]) for change in ordered[1:] if change.field != ordered[0].field
    )
    if not others:
        return f"{lead}."
    return _("%(lead)s; also new: %(others)s.", lead=lead, others=listed(others))


def _lead(voice: dict[str, str], change: Difference, before: Answers, after: Answers) -> str:
    if change.field == "when":
        return _date_moved(voice, before, after)
    if change.field == "often":
        return _(_OFTEN[after.often], **voice)
    exact = {
        "never": after.never.rstrip("."),
        "market": _(_MARKET.get(after.market, "")),
        "friend": after.friend.name if after.friend else "",
        "add": after.add,
    }
    now = exact.get(change.field, _small(change.now))
    return _(_LEADS[change.field], **voice, label=change.label, now=now)


def _date_moved(voice: dict[str, str], before: Answers, after: Answers) -> str:
    if after.when == "not_looking":
        return _("%(name)s is not looking any more and will write when that changes", **voice)
    if after.when == "exceptional":
        return _("%(name)s would now move only for something exceptional", **voice)
    if after.when == "now":
        return _could_move_now(voice, before)
    if not before.month or not after.month:
        return _("%(name)s asked to hear from us %(from)s", **voice, **{"from": _from(after.month)})
    was = month_words(before.month)
    sentence = (
        _("%(name)s moved %(their)s own date forward: free %(from)s instead of %(was)s")
        if after.month < before.month
        else _("%(name)s moved %(their)s own date back: free %(from)s instead of %(was)s")
    )
    return sentence % {**voice, "from": _from(after.month), "was": was}


def _could_move_now(voice: dict[str, str], before: Answers) -> str:
    if not before.month:
        return _("%(name)s could move now", **voice)
    was = _from(before.month)
    return _("%(name)s could move now, where it had been %(was)s", **voice, was=was)


def said_sentence(voice: dict[str, str], kind: str, letter: str = "") -> str:
    """Of a button pressed in a letter; ``letter`` names it to whoever reads."""
    words = {**voice, "letter": letter or _("your letter")}
    return {
        "still_right": _("%(name)s says that what %(they)s told us is still right.", **words),
        "interested": _("%(name)s answered %(letter)s: interested.", **words),
        "not_interested": _("%(name)s answered %(letter)s: not interested this time.", **words),
        "facts": _new_facts(words),
        "introduction_yes": _("%(name)s would like to be introduced.", **words),
        "introduction_no": _("%(name)s would rather not be introduced.", **words),
        "introduction_not_now": _("%(name)s would rather not be introduced now.", **words),
        "introduction_helped": _("%(name)s says that the introduction helped.", **words),
        "introduction_did_not_help": _(
            "%(name)s says that the introduction did not help.", **words
        ),
        "stop": _("%(name)s asked us not to be in touch any more.", **words),
        "resume": _("%(name)s asked to hear from us again.", **words),
        "pause_ended": _("%(name)s ended the pause and may be contacted again.", **words),
    }[kind]


def _new_facts(words: dict[str, str]) -> str:
    if words["are"] == "are":
        return _(
            "%(name)s wrote something new about what %(they)s want; read it and add it to "
            "%(their)s list.",
            **words,
        )
    return _(
        "%(name)s wrote something new about what %(they)s wants; read it and add it to "
        "%(their)s list.",
        **words,
    )


def file_sentence(voice: dict[str, str], letter: str) -> str:
    """Of a file that came through the link of a letter."""
    return _(
        "%(name)s sent a résumé through the link of %(letter)s. It is not confirmed: look at it, "
        "and accept it or set it aside.",
        name=voice["name"],
        letter=letter,
    )


def work_sentence(voice: dict[str, str], jobs: bool, resume: bool) -> str:
    """Of a corrected work history, a new résumé, or both."""
    if jobs and resume:
        return _("%(name)s brought %(their)s work history and résumé up to date.", **voice)
    if jobs:
        return _("%(name)s brought %(their)s work history up to date.", **voice)
    return _("%(name)s brought %(their)s résumé up to date.", **voice)


def sounded_sentence(voice: dict[str, str]) -> str:
    return _(
        "%(name)s wrote words that sound like a stop; contact rests for two weeks. Read them, and "
        "log what %(they)s meant.",
        **voice,
    )


def paused_sentence(voice: dict[str, str], until: date | None) -> str:
    if until is None:
        return _("%(name)s paused contact until %(they)s %(say)s otherwise.", **voice)
    return _("%(name)s paused contact until %(day)s.", **voice, day=named_day(until))


def dated_sentence(voice: dict[str, str], before: Answers, after: Answers) -> str:
    return f"{_date_moved(voice, before, after)}."


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _from(day: date | None) -> str:
    return _("from %(month)s", month=month_words(day)) if day else _("at once")
