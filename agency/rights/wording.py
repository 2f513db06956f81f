"""What each duty is called, and what to do about it."""

from dataclasses import dataclass

from agency.rights.models import DutyKind


@dataclass(frozen=True)
class DutyWords:
    """Its name, what is to be done, and the law behind it."""

    name: str
    to_do: str
    law: str


DUTY_WORDS = {
    DutyKind.notice: DutyWords(
        "Tell them that we have their details",
        "Their details came from somewhere else and nothing shows that they know. Send the notice, "
        "tell them when you speak, or erase the record.",
        "GDPR Art. 14(3): within a month",
    ),
    DutyKind.access: DutyWords(
        "Send them what we hold",
        "Look through what we hold, download it and send it to them.",
        "GDPR Art. 12(3) and 15: within a month",
    ),
    DutyKind.rectification: DutyWords(
        "Correct what we hold",
        "Correct their record as they ask, and tell them that it is done or why not.",
        "GDPR Art. 12(3) and 16: within a month",
    ),
    DutyKind.erasure: DutyWords(
        "Erase them",
        "Erase the record, or tell them why the law has you keep it.",
        "GDPR Art. 12(3) and 17: within a month",
    ),
    DutyKind.objection: DutyWords(
        "Answer their objection",
        "Marketing has stopped already. Answer them what becomes of the rest.",
        "GDPR Art. 12(3) and 21: within a month",
    ),
    DutyKind.tell_recipients: DutyWords(
        "Tell the clients who know of them",
        "Tell each of these clients that the record was corrected or erased.",
        "GDPR Art. 19: without delay",
    ),
    DutyKind.retention: DutyWords(
        "Their time is nearly over",
        "The record is erased on this day. If it is worth keeping, speak with them before then, "
        "while we may.",
        "GDPR Art. 5(1)(e); the agency’s own retention",
    ),
    DutyKind.consent_ending: DutyWords(
        "What lets us write to them runs out",
        "A yes of theirs, a message or a placement lets us write until this day. Ask for a yes while "
        "it still does; afterwards only they can begin.",
        "CASL s. 10, ePrivacy Art. 13",
    ),
    DutyKind.breach: DutyWords(
        "Report the breach",
        "Tell the regulator what happened, whom it concerns and what you have done.",
        "GDPR Art. 33(1): within 72 hours; PIPEDA s. 10.1",
    ),
}
