"""What each duty is called, and what to do about it."""

from dataclasses import dataclass

from agency.languages.speaking import N_, _
from agency.rights.models import DutyKind


@dataclass(frozen=True)
class DutyWords:
    """Its name, what is to be done, and the law behind it, in the language that is spoken."""

    _name: str
    _to_do: str
    _law: str

    @property
    def name(self) -> str:
        return _(self._name)

    @property
    def to_do(self) -> str:
        return _(self._to_do)

    @property
    def law(self) -> str:
        return _(self._law)


DUTY_WORDS = {
    DutyKind.notice: DutyWords(
        N_("Tell them that we have their details"),
        N_(
            "Their details came from somewhere else and nothing shows that they know. Send the notice, "
            "tell them when you speak, or erase the record."
        ),
        N_("GDPR Art. 14(3): within a month"),
    ),
    DutyKind.access: DutyWords(
        N_("Send them what we hold"),
        N_("Look through what we hold, download it and send it to them."),
        N_("GDPR Art. 12(3) and 15: within a month"),
    ),
    DutyKind.rectification: DutyWords(
        N_("Correct what we hold"),
        N_("Correct their record as they ask, and tell them that it is done or why not."),
        N_("GDPR Art. 12(3) and 16: within a month"),
    ),
    DutyKind.erasure: DutyWords(
        N_("Erase them"),
        N_("Erase the record, or tell them why the law has you keep it."),
        N_("GDPR Art. 12(3) and 17: within a month"),
    ),
    DutyKind.objection: DutyWords(
        N_("Answer their objection"),
        N_("Marketing has stopped already. Answer them what becomes of the rest."),
        N_("GDPR Art. 12(3) and 21: within a month"),
    ),
    DutyKind.tell_recipients: DutyWords(
        N_("Tell the clients who know of them"),
        N_("Tell each of these clients that the record was corrected or erased."),
        N_("GDPR Art. 19: without delay"),
    ),
    DutyKind.retention: DutyWords(
        N_("Their time is nearly over"),
        N_(
            "The record is erased on this day. If it is worth keeping, speak with them before then, "
            "while we may."
        ),
        N_("GDPR Art. 5(1)(e); the agency’s own retention"),
    ),
    DutyKind.consent_ending: DutyWords(
        N_("What lets us write to them runs out"),
        N_(
            "A yes of theirs, a message or a placement lets us write until this day. Ask for a yes while "
            "it still does; afterwards only they can begin."
        ),
        N_("CASL s. 10, ePrivacy Art. 13"),
    ),
    DutyKind.breach: DutyWords(
        N_("Report the breach"),
        N_("Tell the regulator what happened, whom it concerns and what you have done."),
        N_("GDPR Art. 33(1): within 72 hours; PIPEDA s. 10.1"),
    ),
}
