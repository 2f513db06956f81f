"""The second step: codes of the moment, recovery codes, and what whoever takes the database gets."""

from datetime import timedelta

import pytest
from pyotp import TOTP
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recruiters import second_step as steps
from agency.recruiters.models import RecoveryCode, Recruiter, SecondStep
from agency.recruiters.second_step import CodeWrong
from tests.factories import NOON, RecruiterFactory

KEY = "a secret of the tests"
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def maya(session: Session) -> Recruiter:
    maya: Recruiter = RecruiterFactory()
    return maya


@pytest.fixture
def step(session: Session, maya: Recruiter) -> SecondStep:
    return steps.begin(session, maya.id, NOON)


def shown(step: SecondStep, at: timedelta = timedelta()) -> str:
    return TOTP(steps.secret_of(KEY, step)).at(NOON + at)


def passes(session: Session, step: SecondStep, code: str, at: timedelta = timedelta()) -> bool:
    try:
        steps.pass_through(session, KEY, step.recruiter_id, code, NOON + at)
    except CodeWrong:
        return False
    return True


def test_it_is_asked_for_once_a_code_has_confirmed_it(session: Session, step: SecondStep) -> None:
    assert not steps.is_on(session, step.recruiter_id)
    assert not passes(session, step, shown(step))
    with pytest.raises(CodeWrong):
        steps.confirm(session, KEY, step, "000000" if shown(step) != "000000" else "1", NOON)
    codes = steps.confirm(session, KEY, step, shown(step), NOON)
    assert steps.is_on(session, step.recruiter_id)
    assert steps.who_has_it(session) == {step.recruiter_id}
    assert len(set(codes)) == steps.codes_left(session, step.recruiter_id) == 10


def test_a_code_counts_once_and_for_its_neighbours_only(session: Session, step: SecondStep) -> None:
    steps.confirm(session, KEY, step, shown(step), NOON)
    assert not passes(session, step, shown(step)), "it was spent by confirming"
    ahead = shown(step, HALF_A_MINUTE)
    assert passes(session, step, f" {ahead[:3]} {ahead[3:]} ")
    assert not passes(session, step, ahead)
    assert not passes(session, step, shown(step), HALF_A_MINUTE), "older than the last one"
    later = timedelta(minutes=10)
    assert not passes(session, step, shown(step, later - 2 * HALF_A_MINUTE), later)
    assert passes(session, step, shown(step, later - HALF_A_MINUTE), later)


def test_a_recovery_code_works_once_and_only_for_its_owner(
    session: Session, step: SecondStep
) -> None:
    codes = steps.confirm(session, KEY, step, shown(step), NOON)
    other = steps.begin(session, RecruiterFactory().id, NOON)
    steps.confirm(session, KEY, other, shown(other), NOON)
    assert not passes(session, other, codes[0])
    assert passes(session, step, codes[0].upper().replace("-", " "))
    assert not passes(session, step, codes[0])
    assert steps.codes_left(session, step.recruiter_id) == 9
    fresh = steps.renew_recovery_codes(session, KEY, step.recruiter_id)
    assert not passes(session, step, codes[1])
    assert passes(session, step, fresh[1])


def test_the_database_alone_opens_nothing(session: Session, step: SecondStep) -> None:
    codes = steps.confirm(session, KEY, step, shown(step), NOON)
    kept = [step.salt, *session.scalars(select(RecoveryCode.code_hash))]
    secret = steps.secret_of(KEY, step)
    assert not any(secret.encode() in one or codes[0].encode() in one for one in kept)
    assert steps.secret_of("another key", step) != secret


def test_ended_it_is_asked_for_no_longer_and_begun_again_it_is_another(
    session: Session, step: SecondStep
) -> None:
    steps.confirm(session, KEY, step, shown(step), NOON)
    secret = steps.secret_of(KEY, step)
    assert steps.begin(session, step.recruiter_id, NOON).is_on, "one in use is not replaced"
    assert steps.secret_of(KEY, step) == secret
    steps.end(session, step.recruiter_id)
    session.expire_all()
    assert not steps.is_on(session, step.recruiter_id)
    again = steps.begin(session, step.recruiter_id, NOON)
    assert steps.secret_of(KEY, again) != secret


def test_phones_read_whose_it_is(maya: Recruiter, step: SecondStep) -> None:
    address = steps.address_of(KEY, step, maya, "Harbour & Pike")
    assert address.startswith("otpauth://totp/Harbour%20%26%20Pike:")
    assert f"secret={steps.secret_of(KEY, step)}" in address
