"""The one letter to somebody who was named: in the referrer's name, with the law's words, by a press of send."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _, speaking
from agency.mail.message import HeaderRefused
from agency.portal.emails import WAITS
from agency.portal.face import me, portal
from agency.portal.letter_asking import NotReserved, ask
from agency.portal.letter_sending import UNFIT_SUBJECT, Written, may_we_write, send
from agency.portal.referral_forms import FirstLetterForm, WhereForm
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.referrals.models import Referral
from agency.referrals.wording import Region, letter_lines, region_of
from agency.referrals.writing import NotWritten, bring_in, referral_to_write, was_written
from agency.web.access import found

Answer = str | Response | tuple[str, int]
GONE = N_("That was dealt with already. Nobody is written to twice.")


@dataclass(frozen=True)
class FirstLetter:
    """As it stands before anybody presses send."""

    referral: Referral
    country: str
    region: Region
    lines: tuple[str, ...]
    """The law's words for where they live."""
    subject: str
    words: str

    @property
    def because(self) -> tuple[str, ...]:
        """What stands at its foot: of a notice, all but the last line is the letter itself."""
        return self.lines[-1:] if self.region.is_notice else self.lines


@portal.route("/referrals/<int(max=2147483647):referral_id>/letter", methods=["GET", "POST"])
def first_letter(referral_id: int) -> Answer:
    session, form = db.session(), FirstLetterForm()
    is_sent = request.method == "POST"
    held = (
        referral_to_write(session, referral_id) if is_sent else session.get(Referral, referral_id)
    )
    referral = found(held)
    if referral.handled_at is not None or referral.key_hash is not None:
        session.rollback()
        flash(_(GONE), "error")
        return redirect(url_for("portal.referrals"))
    letter = _begun(referral)
    if not is_sent:
        form.subject.data, form.words.data = letter.subject, letter.words
        return _page(letter, form)
    if letter.region.is_notice:
        form.subject.data, form.words.data = letter.subject, letter.words
    elif not form.validate():
        return _page(letter, form), 422
    name = referral.name
    refused = _send(letter, form)
    if refused or form.errors:
        return _page(_begun(found(session.get(Referral, referral_id))), form, refused), 422
    session.commit()
    said = _("Your letter to %(name)s is in the post.", name=name)
    flash(said if letter.region.is_notice else f"{said} {_(WAITS)}")
    return redirect(url_for("portal.referrals"))


def _begun(referral: Referral) -> FirstLetter:
    """In the agency's language, for we do not know theirs."""
    agency, referrer = the_agency(db.session()), referral.referrer
    country = request.args.get("country", referral.country)
    region = region_of(country)
    with speaking(agency.language):
        lines = tuple(
            letter_lines(region, agency, referrer, referral.made_at, clock.today(agency.zone))
        )
        hello = _("Hello %(name)s,", name=referral.name.split()[0])
        subject = _("%(referrer)s gave us your name", referrer=referrer.full_name)
        said = [
            _("%(referrer)s thought that you and I should know each other. I help people find work that suits them better.", referrer=referrer.full_name),
            _("If you would like to hear from me, answer this letter. If not, do nothing."),
        ]  # fmt: skip
    body = lines[:-1] if region.is_notice else said
    return FirstLetter(
        referral, country, region, lines, subject, "\n\n".join([hello, *body, me().name])
    )


def _send(letter: FirstLetter, form: FirstLetterForm) -> str:
    """The person, their letter and its place among their contacts, or none of it and why."""
    session, now, referral = db.session(), clock.now(), letter.referral
    try:
        with session.begin_nested():
            person = bring_in(session, referral, letter.country, me().id, now)
            question = may_we_write(person, letter.region.purpose, None)
            answer = ask(person, question, now).answer(now)
            if answer.refused:
                raise NotWritten(answer.refused)
            send(_written(letter, person, form), answer, now)
            was_written(session, referral, person, me().id, now)
            later(session, "rematch_candidate", candidate_id=person.id)
    except HeaderRefused:
        form.subject.errors = [_(UNFIT_SUBJECT)]
    except (NotWritten, NotReserved) as refused:
        return str(refused)
    return ""


def _written(letter: FirstLetter, person: Candidate, form: FirstLetterForm) -> Written:
    return Written(
        person,
        form.subject.data,
        form.words.data,
        f"referral:{letter.referral.id}",
        letter.region.purpose,
        because=letter.because,
    )


def _page(letter: FirstLetter, form: FirstLetterForm, refused: str = "") -> str:
    where = WhereForm(formdata=None, data={"country": letter.country})
    return render_template(
        "portal/referral_first.html", letter=letter, form=form, where=where, refused=refused
    )
