"""The words in which pages speak of introductions."""

from agency.introductions.letters import LetterKind
from agency.introductions.models import Introduction, IntroductionState, SideAnswer
from agency.languages.speaking import N_, Words, _

STATE_WORDS = Words(
    {
        IntroductionState.proposed: N_("proposed, nobody asked yet"),
        IntroductionState.asked: N_("asked"),
        IntroductionState.agreed: N_("both said yes"),
        IntroductionState.introduced: N_("introduced"),
        IntroductionState.declined: N_("one of them would rather not"),
        IntroductionState.lapsed: N_("lapsed after thirty days"),
        IntroductionState.withdrawn: N_("withdrawn"),
        IntroductionState.ended: N_("ended: one of them may not be contacted any more"),
    }
)
ANSWER_WORDS = Words(
    {
        SideAnswer.yes: N_("said yes"),
        SideAnswer.no: N_("said no"),
        SideAnswer.not_now: N_("said not now"),
    }
)
SHOWN_WORDS = Words(
    {"open": N_("Open"), "introduced": N_("Introduced"), "over": N_("Did not come about")}
)
LETTER_WORDS = Words(
    {
        LetterKind.ask: N_("Ask"),
        LetterKind.over: N_("Say that it did not come about"),
        LetterKind.help: N_("Ask whether it helped"),
    }
)


def names_of(one: Introduction) -> str:
    """ "Ana Duarte and Tom Reid", for recruiters."""
    names = [side.name for side in one.sides]
    if len(names) < 2:
        names.append(_("somebody who was erased"))
    return _("%(first)s and %(second)s", first=names[0], second=names[1])
