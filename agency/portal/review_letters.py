"""The letter about a review: that tips wait for them on their own page, to be ticked as they are done."""

from flask import request

from agency.candidates.models import Candidate
from agency.coaching.models import Review, ReviewKind
from agency.coaching.reviews import GIFT, review_sent, review_shown
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.portal.face import me
from agency.portal.letter_about import LetterAbout
from agency.portal.letter_draft import signed
from agency.recruiters.queries import the_agency
from agency.words import count_words


def review_letter(person: Candidate) -> LetterAbout | None:
    """About the review that the address names, where it is one of theirs. They read it once the letter is posted."""
    wanted = request.args.get("review", 0, type=int)
    shown = review_shown(db.session(), wanted) if 0 < wanted < 2**31 else None
    if shown is None or shown.candidate_id != person.id:
        return None
    return LetterAbout(
        *_draft(person, shown),
        gave=(GIFT[shown.kind],),
        aside="portal/letters/_about_review.html",
        shown=shown,
        posted=lambda _letter, now: review_sent(shown, now),
    )


def _draft(person: Candidate, review: Review) -> tuple[str, str]:
    with speaking(person.reads(the_agency(db.session()))):
        tips = count_words(len(review.tips), "tip")
        if review.kind is ReviewKind.resume:
            subject = _("What I would change in your résumé")
            told = _("I read your résumé closely and wrote down %(tips)s for it.", tips=tips)
        else:
            subject = _("What I would change in your LinkedIn profile")
            told = _(
                "I read your LinkedIn profile closely and wrote down %(tips)s for it.", tips=tips
            )
        lines = [
            _("Hello %(name)s,", name=person.first_name),
            told,
            _(
                "The link below leads to your own page. Open it there under “Coaching and interviews”, and tick what you have done."
            ),
        ]
    return subject, signed(lines, me())
