"""What people see of Callback, room by room: what is said in every language, and what is English only so far.

A file belongs to the first surface that names it. A surface that is finished holds no text that is
not a message; one that is not is taken up here until it is, and no new one may be added to those.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from agency.languages.finding import FOLDERS, ROOT
from agency.languages.literals import literals_in_code, literals_in_template


@dataclass(frozen=True)
class Surface:
    """Some templates and modules that one kind of reader sees. A star in a path stands for anything."""

    name: str
    paths: tuple[str, ...]
    is_finished: bool = False


SURFACES = (
    Surface(
        "A candidate’s page",
        (
            "templates/candidate_pages/*",
            "templates/layouts/base.html",
            "templates/layouts/bare.html",
            "templates/layouts/public.html",
            "templates/components/forms.html",
            "templates/components/held.html",
            "templates/components/languages.html",
            "templates/components/notice.html",
            "agency/candidate_pages/*.py",
            "agency/answers/[!aw]*.py",
            "agency/answers/work.py",
            "agency/fairness/asking.py",
            "agency/web/call_hours.py",
            "agency/web/fields.py",
            "agency/web/months.py",
        ),
        is_finished=True,
    ),
    Surface(
        "Letters to candidates",
        (
            "templates/email/base.*",
            "templates/email/notice/*",
            "templates/email/profile_*",
            "templates/email/to_candidate/*",
            "agency/rights/emails.py",
            "agency/touches/emails.py",
            "agency/candidates/emails.py",
        ),
        is_finished=True,
    ),
    Surface(
        "What clients open",
        (
            "templates/client_pages/*",
            "templates/components/blind.html",
            "templates/email/to_client/*",
            "agency/client_pages/*.py",
            "agency/marketing/emails.py",
        ),
        is_finished=True,
    ),
    Surface("Errors", ("templates/errors/*", "agency/web/errors.py"), is_finished=True),
    Surface(
        "Signing in",
        (
            "templates/portal/sign_in*",
            "templates/email/sign_in_link/*",
            "templates/email/invitation/*",
            "templates/email/password_changed/*",
            "agency/portal/sign_in*.py",
            "agency/portal/first_run.py",
            "agency/recruiters/emails.py",
        ),
        is_finished=True,
    ),
    Surface(
        "Other letters to recruiters",
        ("templates/email/*", "agency/digest/*.py"),
        is_finished=True,
    ),
    Surface("The portal and its parts", ("templates/*", "agency/portal/*.py"), is_finished=True),
)
"""Finished ones first: they name their files, the others take what is left of a folder."""


def files_of(surface: Surface) -> Iterator[Path]:
    """The files that no earlier surface has named."""
    earlier = SURFACES[: SURFACES.index(surface)]
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.*")):
            if _names(surface, path) and not any(_names(one, path) for one in earlier):
                yield path


def literals_in(path: Path) -> list[str]:
    """Text that is not a message."""
    if path.suffix == ".py":
        return literals_in_code(path.read_text())
    return literals_in_template(path.read_text())


def _names(surface: Surface, path: Path) -> bool:
    return any(fnmatch(str(path.relative_to(ROOT)), one) for one in surface.paths)
