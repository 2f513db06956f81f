"""Who may open what."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, g
from werkzeug.exceptions import Forbidden

from agency.languages.speaking import N_, _

OPEN_PORTAL_PAGES = frozenset(
    {
        "portal.sign_in",
        "portal.sign_in_by_link",
        "portal.take_second_step",
        "portal.ask_for_sign_in_link",
        "portal.first_administrator",
        "portal.health",
        "portal.calendar_feed",
    }
)
"""The portal's pages that a stranger may open; every other asks who it is."""

Given = ParamSpec("Given")
Page = TypeVar("Page")
Record = TypeVar("Record")


class SomebodyElses(Forbidden):
    """The record belongs to a colleague's desk; ``ask`` names whom to ask."""

    def __init__(self, ask: str | None = None) -> None:
        super().__init__()
        self.ask = ask


class ForAdministrators(SomebodyElses):
    """The page is an administrator's, whatever is on it."""

    heading = N_("This page is for administrators")

    def __init__(self) -> None:
        super().__init__(_("your administrator"))


class ForAuditors(SomebodyElses):
    """The page is an administrator's or the privacy lead's."""

    heading = N_("This page is for administrators and the privacy lead")

    def __init__(self) -> None:
        super().__init__(_("your administrator or privacy lead"))


class ForManagers(SomebodyElses):
    """The page is for whoever answers for a team's work, or for how people's details are kept."""

    heading = N_("This page is for team leads, administrators and the privacy lead")

    def __init__(self) -> None:
        super().__init__(_("your team lead"))


def managers_only(page: Callable[Given, Page]) -> Callable[Given, Page]:
    """A page of the portal for team leads, administrators and privacy leads."""

    @wraps(page)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> Page:
        if not (g.me.is_manager or g.me.may_audit):
            raise ForManagers
        return page(*args, **kwargs)

    return guarded


def auditors_only(page: Callable[Given, Page]) -> Callable[Given, Page]:
    """A page of the portal for administrators and privacy leads."""

    @wraps(page)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> Page:
        if not g.me.may_audit:
            raise ForAuditors
        return page(*args, **kwargs)

    return guarded


def administrators_only(page: Callable[Given, Page]) -> Callable[Given, Page]:
    """A page of the portal for administrators; anybody else is told that it is not theirs."""

    @wraps(page)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> Page:
        if not g.me.is_administrator:
            raise ForAdministrators
        return page(*args, **kwargs)

    return guarded


def found(record: Record | None) -> Record:
    """The record, or the page that says nothing lives at this address."""
    if record is None:
        abort(404)
    return record
