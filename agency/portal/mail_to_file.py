"""Mail to file: what came and whose it is we do not know, and what sounds like a stop."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.addresses import AddressNotValid
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_called
from agency.candidates.registering import AlreadyKnown
from agency.candidates.suppression import AddressSuppressed
from agency.database import db
from agency.inbox.choosing import (
    NobodyNamed,
    NotWaiting,
    add_as_candidate,
    choose,
    confirm_stop,
    deny_stop,
    set_aside,
)
from agency.inbox.matching import candidates_at, client_contacts_at
from agency.inbox.models import Fate, ReceivedMail
from agency.inbox.queries import (
    documents_of_mail,
    mail_shown,
    mails_to_file,
    mails_unreadable,
    people_who_asked,
    stops_to_confirm,
)
from agency.languages.speaking import N_, _
from agency.mail.models import OutboxMessage
from agency.portal.candidate import changed
from agency.portal.face import me, portal
from agency.portal.files import downloaded
from agency.web.access import found
from agency.web.fields import clean

MOST = 100
_MAIL = "/mail/<int(max=2147483647):mail_id>"
_GONE = N_("Somebody has dealt with that mail meanwhile, so nothing was changed.")


@portal.get("/mail")
def mail_to_file() -> str:
    session = db.session()
    asked = stops_to_confirm(session, me(), MOST)
    waiting = mails_to_file(session, me(), MOST)
    return render_template(
        "portal/mail_to_file.html",
        asked=asked,
        people=people_who_asked(session, asked),
        waiting=waiting,
        contacts=client_contacts_at(session, [one for mail in waiting for one in mail.parties]),
        unreadable=mails_unreadable(session, me(), MOST),
        most=MOST,
    )


@portal.get(_MAIL)
def one_mail(mail_id: int) -> str:
    """The mail, and the people it may be about: by name, by address, or by the letter it answers."""
    session, mail = db.session(), found(mail_shown(db.session(), mail_id, me()))
    name = mail.parties[0]["name"] if mail.parties else ""
    asked = str(clean(request.args.get("who", name)))[:200]
    alike = candidates_called(session, asked, size=8).candidates if asked else []
    return render_template(
        "portal/mail_one.html",
        mail=mail,
        asked=asked,
        people=list({each.id: each for each in [*_proposed(mail), *alike]}.values()),
        contacts=client_contacts_at(session, mail.parties),
        documents=documents_of_mail(session, mail.id),
        is_waiting=mail.fate is Fate.waiting,
    )


@portal.post(f"{_MAIL}/candidate")
def add_candidate_of_mail(mail_id: int) -> Response:
    mail = _to_change(mail_id)
    try:
        person = add_as_candidate(db.session(), mail, me().id, clock.now())
    except AlreadyKnown as known:
        return _refused(
            _(
                "%(name)s has this address already. Choose them below.",
                name=known.candidate.full_name,
            ),
            mail_id,
        )
    except (AddressSuppressed, AddressNotValid) as refused:
        return _refused(str(refused), mail_id)
    except NobodyNamed:
        return _refused(_("The mail gives no address to add them by. Choose who it is."), mail_id)
    except NotWaiting:
        return _refused(_(_GONE))
    changed(person.id)
    db.session.commit()
    flash(_("%(name)s is a candidate now, and the mail is with them.", name=person.full_name))
    return redirect(url_for("portal.candidate", candidate_id=person.id))


@portal.post(f"{_MAIL}/person")
def choose_person_of_mail(mail_id: int) -> Response:
    mail = _to_change(mail_id)
    person = found(db.session.get(Candidate, request.form.get("candidate", 0, type=_number)))
    if person.erased_at is not None:
        return _refused(_("That person is not here any more."), mail_id)
    try:
        kept = choose(db.session(), mail, person, "keep" in request.form, clock.now())
    except NotWaiting:
        return _refused(_(_GONE))
    changed(person.id)
    db.session.commit()
    said = [_("The mail is with %(name)s.", name=person.full_name)]
    if kept:
        said.append(_("The address is theirs now."))
    flash(" ".join(said))
    return redirect(url_for("portal.mail_to_file"))


@portal.post(f"{_MAIL}/setting-aside")
def set_mail_aside(mail_id: int) -> Response:
    try:
        set_aside(db.session(), _to_change(mail_id), clock.now())
    except NotWaiting:
        return _refused(_(_GONE))
    db.session.commit()
    flash(_("Set aside. It is forgotten after 30 days."))
    return redirect(url_for("portal.mail_to_file"))


@portal.post(f"{_MAIL}/stop")
def confirm_stop_of_mail(mail_id: int) -> Response:
    return _about_stop(mail_id, is_meant=True)


@portal.post(f"{_MAIL}/stop/denial")
def deny_stop_of_mail(mail_id: int) -> Response:
    return _about_stop(mail_id, is_meant=False)


@portal.get(f"{_MAIL}/original")
def original_of_mail(mail_id: int) -> FlaskResponse:
    """As it came, to be opened in a mail program."""
    mail = found(mail_shown(db.session(), mail_id, me()))
    return downloaded(found(mail.raw or None), f"mail-{mail.id}.eml")


def _about_stop(mail_id: int, is_meant: bool) -> Response:
    mail = _to_change(mail_id)
    try:
        (confirm_stop if is_meant else deny_stop)(db.session(), mail, me().id, clock.now())
    except NotWaiting:
        return _refused(_(_GONE))
    for filing in mail.filings:
        changed(filing.candidate_id)
    db.session.commit()
    flash(
        _("It is a stop. Nobody contacts them any more.")
        if is_meant
        else _("It was no stop. The quiet that it began is over.")
    )
    return redirect(url_for("portal.mail_to_file"))


def _to_change(mail_id: int) -> ReceivedMail:
    return found(mail_shown(db.session(), mail_id, me(), to_change=True))


def _refused(words: str, mail_id: int | None = None) -> Response:
    db.session.rollback()
    flash(words, "error")
    page = url_for("portal.one_mail", mail_id=mail_id) if mail_id else None
    return redirect(page or url_for("portal.mail_to_file"))


def _proposed(mail: ReceivedMail) -> list[Candidate]:
    """Whoever the letter it answers went to, and everybody with one of its addresses."""
    session = db.session()
    letter = session.get(OutboxMessage, mail.letter_id) if mail.letter_id else None
    to = session.get(Candidate, letter.candidate_id) if letter and letter.candidate_id else None
    at = candidates_at(session, [each["address"] for each in mail.parties if each["address"]])
    first = [to] if to and to.erased_at is None else []
    return [*first, *(person for people in at.values() for person in people)]


def _number(typed: str) -> int:
    """Raises ``ValueError`` for what no record has."""
    number = int(typed)
    if not 0 < number < 2**31:
        raise ValueError(typed)
    return number
