"""Who may sign in and how far: the first administrator, invitations, access levels, leaving."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.languages.speaking import Language
from agency.recruiters.models import AccessLevel, Agency, Desk, Recruiter, SignInLink
from agency.recruiters.passwords import check_choice, hash_password
from agency.recruiters.queries import active_administrators, has_recruiters, recruiter_by_email
from agency.recruiters.sessions import end_sessions_of

FIRST_TOKEN_LIFETIME = timedelta(minutes=15)
_FIRST_RUN = 5_118_205
"""The advisory lock under which an agency is founded, so that two cannot be."""


class AlreadyFounded(Exception):
    """This installation has its agency and its first administrator."""


class AddressTaken(Exception):
    """A colleague, past or present, signs in with this address."""


class NotYourself(Exception):
    """Nobody disables themselves or lowers their own access; a colleague does."""


class LastAdministrator(Exception):
    """Without this person nobody could administer the agency."""


class DeskExists(Exception):
    """There is a desk of that name."""


class DeskInUse(Exception):
    """Somebody works on the desk."""


@dataclass(frozen=True)
class NewAgency:
    """What is asked on the first run."""

    agency_name: str
    postal_address: str
    mail_from: str
    zone: str
    currency: str
    name: str
    email: str
    password: str
    language: Language = Language.en


def first_token(secret: str, now: datetime) -> str:
    """What the console prints so that its reader, and nobody else, may found the agency."""
    ends = str(int((now + FIRST_TOKEN_LIFETIME).timestamp()))
    return f"{ends}-{_signature(secret, ends)}"


def is_first_token(secret: str, token: str, now: datetime) -> bool:
    """Whether the token came from our console, at most ``FIRST_TOKEN_LIFETIME`` ago."""
    ends, _, signature = token.strip().partition("-")
    genuine = hmac.compare_digest(signature.encode(), _signature(secret, ends).encode())
    return genuine and now.timestamp() < int(ends)


def found_agency(session: Session, new: NewAgency) -> Recruiter:
    """Create the agency and its first administrator. Raises ``AlreadyFounded``, ``PasswordRefused``."""
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _FIRST_RUN})
    if has_recruiters(session):
        raise AlreadyFounded
    check_choice(new.password, [new.name, new.email.partition("@")[0], new.agency_name])
    agency = Agency(
        id=1,
        name=new.agency_name,
        postal_address=new.postal_address,
        mail_from=new.mail_from,
        zone=new.zone,
        currency=new.currency,
        language=new.language,
    )
    administrator = Recruiter(
        name=new.name,
        email=new.email,
        password_hash=hash_password(new.password),
        access_level=AccessLevel.administrator,
        zone=new.zone,
    )
    session.add_all([agency, administrator])
    session.flush()
    return administrator


def invite(
    session: Session,
    name: str,
    email: str,
    access_level: AccessLevel,
    desk_id: int | None,
    zone: str,
) -> Recruiter:
    """Add a colleague, who comes in by an emailed link and has no password until they choose one.

    Raises ``AddressTaken``.
    """
    if recruiter_by_email(session, email):
        raise AddressTaken
    colleague = Recruiter(
        name=name, email=email, access_level=access_level, desk_id=desk_id, zone=zone
    )
    session.add(colleague)
    session.flush()
    return colleague


def change_access(
    session: Session, colleague: Recruiter, level: AccessLevel, by: Recruiter
) -> None:
    """Give a colleague another access level; it holds from their next request.

    Raises ``NotYourself``, ``LastAdministrator``.
    """
    if level is colleague.access_level:
        return
    _refuse_on_oneself_or_the_last(session, colleague, by)
    colleague.access_level = level


def disable(session: Session, colleague: Recruiter, by: Recruiter, now: datetime) -> None:
    """Shut a colleague out, from their next request on: sessions and links end in this transaction.

    Raises ``NotYourself``, ``LastAdministrator``.
    """
    _refuse_on_oneself_or_the_last(session, colleague, by)
    colleague.disabled_at = now
    end_sessions_of(session, colleague, now)
    unused = update(SignInLink).filter_by(recruiter_id=colleague.id, used_at=None)
    session.execute(unused.values(used_at=now))


def enable(colleague: Recruiter) -> None:
    """Let a colleague sign in again. Nothing that ended comes back."""
    colleague.disabled_at = None


def add_desk(session: Session, name: str) -> Desk:
    """A new desk. Raises ``DeskExists``."""
    if session.scalar(select(Desk).filter_by(name=name)):
        raise DeskExists
    desk = Desk(name=name)
    session.add(desk)
    session.flush()
    return desk


def rename_desk(session: Session, desk: Desk, name: str) -> None:
    """Raises ``DeskExists``."""
    if session.scalar(select(Desk).filter_by(name=name).where(Desk.id != desk.id)):
        raise DeskExists
    desk.name = name
    session.flush()


def remove_desk(session: Session, desk: Desk) -> None:
    """A desk that nobody is on. Raises ``DeskInUse``."""
    try:
        with session.begin_nested():
            session.delete(desk)
    except IntegrityError as used:
        raise DeskInUse from used


def change_password(
    session: Session, recruiter: Recruiter, password: str, agency_name: str
) -> None:
    """Keep a new password. Ending the other sessions is the caller's next line.

    Raises ``PasswordRefused``.
    """
    check_choice(password, [recruiter.name, recruiter.email.partition("@")[0], agency_name])
    recruiter.password_hash = hash_password(password)
    session.flush()


def _refuse_on_oneself_or_the_last(session: Session, colleague: Recruiter, by: Recruiter) -> None:
    if colleague.id == by.id:
        raise NotYourself
    if [one.id for one in active_administrators(session)] == [colleague.id]:
        raise LastAdministrator


def _signature(secret: str, ends: str) -> str:
    return hmac.new(secret.encode(), f"first administrator {ends}".encode(), "sha256").hexdigest()[
        :32
    ]
