"""What is dropped becomes a touch on the right candidate, with its direction, day and words."""

from datetime import UTC, datetime

from sqlalchemy import select

from agency.candidates.models import Candidate
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Outcome
from tests.inbox.conftest import Inbox
from tests.inbox.mails import JANE, MAYA, forwarded, mail


def test_what_they_wrote_and_a_recruiter_forwards_is_theirs_at_the_hour_it_was_written(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    counts = inbox.take(
        forwarded(remark="She sounds keen.", To=None, Delivered_To=inbox.drop(maya))
    )
    assert counts == {"stored": 1, "filed": 1}
    [touch] = inbox.touches
    assert (touch.candidate_id, touch.recruiter_id) == (jane.id, maya.id)
    assert (touch.channel, touch.direction, touch.outcome) == (
        Channel.email, Direction.theirs, Outcome.talked,
    )  # fmt: skip
    assert touch.happened_at == datetime(2026, 6, 8, 13, 15, tzinfo=UTC)  # 9:15 in Toronto
    assert touch.quote == "Only from September, please."
    assert touch.note == "Re: A lead role in Halifax\n\nShe sounds keen."
    [suggestion] = inbox.session.scalars(select(Suggestion))
    assert (suggestion.kind, suggestion.owner_id) == (SuggestionKind.reply, jane.owner_id)
    assert suggestion.why == "Jane wrote: “Re: A lead role in Halifax”."


def test_blind_copy_of_what_we_wrote_is_ours_and_counts_as_an_attempt(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    received = f"from mx by mail for <{inbox.drop(maya)}>; Mon, 15 Jun 2026 10:03:05 -0400"
    inbox.take(mail("A role for you.", sender=MAYA, to=JANE, Received=received))
    [touch] = inbox.touches
    assert (touch.direction, touch.outcome) == (Direction.ours, Outcome.left_message)
    assert touch.note == "A note\n\nA role for you."
    assert inbox.session.scalars(select(Suggestion)).all() == []
