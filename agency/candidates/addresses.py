"""Addresses in the one form they are kept in: phones as E.164, emails in lower case."""

from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from agency.languages.speaking import _


class AddressNotValid(ValueError):
    """It cannot be reached as written; the message says how to write it."""


def phone_number(text: str, region: str = "CA") -> str:
    """ "416-555-0142" as "+14165550142". ``region`` is where a number without + is dialled."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise AddressNotValid(
            _("That is not a phone number. Write it with its area code.")
        ) from None
    if not phonenumbers.is_possible_number(number):
        raise AddressNotValid(
            _("That number is too short or too long. Write it with its area code.")
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_address(text: str) -> str:
    """The address in lower case; its domain is not asked whether it exists."""
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise AddressNotValid(
            _("That is not an email address. Write it as name@example.com.")
        ) from None


def linkedin_profile(text: str) -> str:
    """ "https://www.linkedin.com/in/jane/" as "in/jane"."""
    path = (
        urlsplit(text if "//" in text else f"https://{text}").path if "linkedin." in text else text
    )
    name = path.strip().strip("/")
    if not name or any(sign in name for sign in " @<>\"'"):
        raise AddressNotValid(_("Copy the address of their LinkedIn page."))
    return name if "/" in name else f"in/{name}"


def spoken_number(e164: str) -> str:
    """ "+14165550142" as it is read out: "416-555-0142" at home, "+44 20 7946 0018" abroad."""
    number = phonenumbers.parse(e164)
    if number.country_code == 1:
        digits = str(number.national_number)
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else digits
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def read_out(phone: str) -> str:
    """A colleague's number as it is read out; as they wrote it where it is not kept in E.164."""
    return spoken_number(phone) if phone.startswith("+") else phone
