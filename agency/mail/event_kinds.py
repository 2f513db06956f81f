"""What may be learned of a letter. Apart from the records, for mail is read where there is no database."""

from enum import StrEnum


class EventKind(StrEnum):
    """What was learned of a letter, and how a person settled it."""

    delivered = "delivered"
    relayed = "relayed"
    """Passed on to a server that tells nothing more."""
    delayed = "delayed"
    soft_bounce = "soft_bounce"
    hard_bounce = "hard_bounce"
    complaint = "complaint"
    answer = "answer"
    """A person wrote back."""
    automatic_reply = "automatic_reply"
    """A program wrote back: the letter left, and nobody has answered."""
    treated_as_sent = "treated_as_sent"
    sent_again = "sent_again"
    tried_again = "tried_again"
    taken_back = "taken_back"
