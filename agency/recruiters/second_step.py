"""The second step at sign-in: a code that a phone shows for half a minute, or a recovery code that works once.

The secret in a phone is derived from the installation's key and a salt, so that whoever takes the
database has neither it nor the recovery codes.
"""

import base64
import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from pyotp import TOTP
from sqlalchemy import CursorResult, delete, func, select
from sqlalchemy.orm import Session

from agency.recruiters.models import RecoveryCode, Recruiter, SecondStep

RECOVERY_CODES = 10
_SECONDS = 30
_AROUND = (0, -1, 1)
"""Codes of the half minutes before and after count too: clocks differ, and people type slowly."""
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not mistaken for one another."""
_GROUPS, _GROUP = 3, 4


class CodeWrong(Exception):
    """It is not the code of this moment, was used before, or never was one."""


def begin(session: Session, recruiter_id: int, now: datetime) -> SecondStep:
    """Theirs, with a new secret unless it is in use already; it is asked for once it is confirmed."""
    step = step_of(session, recruiter_id)
    if step is None:
        step = SecondStep(recruiter_id=recruiter_id)
        session.add(step)
    if not step.is_on:
        step.salt, step.begun_at = secrets.token_bytes(16), now
    session.flush()
    return step


def confirm(session: Session, key: str, step: SecondStep, code: str, now: datetime) -> list[str]:
    """From now on it is asked for; their recovery codes, told this once. Raises ``CodeWrong``."""
    if step.is_on:
        raise CodeWrong
    _take_code(key, step, code, now)
    step.confirmed_at = now
    return renew_recovery_codes(session, key, step.recruiter_id)


def pass_through(session: Session, key: str, recruiter_id: int, code: str, now: datetime) -> None:
    """The code is spent. Raises ``CodeWrong``."""
    query = select(SecondStep).filter_by(recruiter_id=recruiter_id).with_for_update()
    step = session.scalars(query.execution_options(populate_existing=True)).first()
    if step is None or not step.is_on:
        raise CodeWrong
    typed = _bare(code)
    if typed.isdecimal():
        _take_code(key, step, typed, now)
        return
    spent = delete(RecoveryCode).filter_by(
        recruiter_id=recruiter_id, code_hash=_hash(key, recruiter_id, typed)
    )
    found = session.execute(spent)
    assert isinstance(found, CursorResult), "a deletion counts its rows"
    if not found.rowcount:
        raise CodeWrong


def renew_recovery_codes(session: Session, key: str, recruiter_id: int) -> list[str]:
    """Ten new ones, told this once; those before are worth nothing."""
    session.execute(delete(RecoveryCode).filter_by(recruiter_id=recruiter_id))
    codes = ["-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCode(recruiter_id=recruiter_id, code_hash=_hash(key, recruiter_id, _bare(code)))
        for code in codes
    )
    session.flush()
    return codes


def end(session: Session, recruiter_id: int) -> None:
    """It is asked for no longer."""
    session.execute(delete(RecoveryCode).filter_by(recruiter_id=recruiter_id))
    session.execute(delete(SecondStep).filter_by(recruiter_id=recruiter_id))


def step_of(session: Session, recruiter_id: int) -> SecondStep | None:
    return session.get(SecondStep, recruiter_id)


def is_on(session: Session, recruiter_id: int) -> bool:
    """Whether they are asked for it."""
    step = step_of(session, recruiter_id)
    return step is not None and step.is_on


def who_has_it(session: Session) -> set[int]:
    """The recruiters who are asked for it."""
    query = select(SecondStep.recruiter_id).where(SecondStep.confirmed_at.is_not(None))
    return set(session.scalars(query))


def codes_left(session: Session, recruiter_id: int) -> int:
    query = select(func.count()).select_from(RecoveryCode).filter_by(recruiter_id=recruiter_id)
    return session.scalar(query) or 0


def secret_of(key: str, step: SecondStep) -> str:
    """What a phone is told, in the letters it may be typed in."""
    told = hmac.digest(key.encode(), b"second step:" + step.salt, sha256)
    return base64.b32encode(told[:20]).decode()


def address_of(key: str, step: SecondStep, recruiter: Recruiter, agency_name: str) -> str:
    """The same as an ``otpauth`` address, for a picture that a phone reads."""
    return TOTP(secret_of(key, step), name=recruiter.email, issuer=agency_name).provisioning_uri()


def _take_code(key: str, step: SecondStep, code: str, now: datetime) -> None:
    shown, moment = TOTP(secret_of(key, step)), int(now.timestamp()) // _SECONDS
    for counter in (moment + around for around in _AROUND):
        same = hmac.compare_digest(shown.generate_otp(counter), _bare(code))
        if same and counter > step.last_counter:
            step.last_counter = counter
            return
    raise CodeWrong


def _hash(key: str, recruiter_id: int, code: str) -> bytes:
    return hmac.digest(key.encode(), f"recovery code:{recruiter_id}:{code}".encode(), sha256)


def _bare(code: str) -> str:
    """As it is kept, however it was typed."""
    return "".join(sign for sign in code.casefold() if sign.isascii() and sign.isalnum())


def _group() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP))
