"""Whether the demo agency's one password still opens it, so that the console may say so."""

from sqlalchemy.orm import Session

from agency.demo.scripts import read
from agency.recruiters.passwords import is_password
from agency.recruiters.queries import recruiter_by_email


def demo_password(session: Session) -> str | None:
    """The password the demo was made with, while its administrator has not chosen another."""
    told = read("agency")
    administrator = recruiter_by_email(session, told["recruiter"][0]["email"])
    word: str = told["sign_in"]["word"]
    if administrator is None or not is_password(administrator.password_hash, word):
        return None
    return word
