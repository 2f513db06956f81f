"""Words about marketing somebody: the light of their consent, how each client stands, who is left out."""

from collections.abc import Sequence
from datetime import datetime

from agency.candidates.models import Candidate
from agency.clients.models import Client
from agency.contact.client_light import ClientLight
from agency.contact.models import ConsentEntry
from agency.contact.wording import on_day
from agency.languages.speaking import _
from agency.marketing.answering import SAYS
from agency.marketing.models import ProfileShowing, ShowingState
from agency.portal.person_words import voice
from agency.web.filters import local, today
from agency.words import month


def consent_light(person: Candidate, consent: ConsentEntry | None) -> ClientLight:
    """Whether they may be marketed at all; the reason is theirs and stands beside it."""
    if consent is None:
        return ClientLight("stop", _("May not be marketed"), "")
    if consent.answer == "ask_each_time":
        return ClientLight("go", _("May be marketed, asked each time"), "")
    label = _("May be marketed without %(their)s name", their=voice(person)["their"])
    return ClientLight("go", label, "")


def standing_of(one: ProfileShowing) -> str:
    """ "Opened on 9 Jun. Would like to meet. May be given the name." """
    said = []
    if one.state is ShowingState.struck:
        return (
            _("Struck off. “%(why)s”", why=one.struck_why) if one.struck_why else _("Struck off.")
        )
    if one.sent_at is None:
        return {
            ShowingState.proposed: _("Waits for the candidate’s word."),
            ShowingState.approved: _("The candidate agrees. The letter is to be read."),
        }.get(one.state, _("Read through, and ready to be sent."))
    if one.answer is None:
        said.append(_("Opened %(day)s.", day=_on(one.read_at)) if one.read_at else _("Not opened yet."))  # fmt: skip
    else:
        said.append(_("%(answer)s, %(day)s.", answer=SAYS[one.answer], day=_on(one.answered_at)))
        if one.answer_month:
            said.append(_("Again in %(month)s.", month=month(one.answer_month)))
    if one.named_at:
        said.append(_("May be given the name, %(day)s.", day=_on(one.named_at)))
    elif one.unnamed_at:
        said.append(_("Is not to be given the name, %(day)s.", day=_on(one.unnamed_at)))
    return " ".join(said)


def left_out_words(left_out: Sequence[tuple[Client, str]]) -> list[str]:
    """ "Northlight Software: Marcus works there."."""
    return [_("%(client)s: %(why)s", client=client.name, why=why) for client, why in left_out]


def _on(moment: datetime | None) -> str:
    return on_day(local(moment).date(), today()) if moment else ""
