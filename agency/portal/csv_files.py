"""A table as a file to take away."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response

from agency.languages.speaking import NP_, Language, language, pgettext
from agency.sheets import csv_text
from agency.web.files import named
from agency.words import inside

_FOR_EXCEL = "\ufeff"
_WORDS = (
    NP_("file", "question"),
    NP_("file", "what"),
    NP_("file", "number"),
    NP_("file", "of"),
    NP_("file", "share"),
    NP_("file", "low"),
    NP_("file", "high"),
    NP_("file", "promises on_time"),
    NP_("file", "promises late"),
    NP_("file", "promises not_kept"),
    NP_("file", "surfaced to placed"),
    NP_("file", "the year before"),
    NP_("file", "replied by reason"),
    NP_("file", "going cold"),
    NP_("file", "people"),
    NP_("file", "limit used"),
    NP_("file", "given"),
    NP_("file", "asked"),
    NP_("file", "course advice"),
    NP_("file", "coaching"),
    NP_("file", "introductions"),
    NP_("file", "referrals"),
    NP_("file", "marketed"),
    NP_("file", "advised"),
    NP_("file", "under_way"),
    NP_("file", "reached"),
    NP_("file", "roles"),
    NP_("file", "put_forward"),
    NP_("file", "sessions"),
    NP_("file", "improved_from"),
    NP_("file", "improved_to"),
    NP_("file", "people_twice"),
    NP_("file", "prepared"),
    NP_("file", "prepared_went_on"),
    NP_("file", "unprepared"),
    NP_("file", "unprepared_went_on"),
    NP_("file", "proposed"),
    NP_("file", "agreed"),
    NP_("file", "introduced"),
    NP_("file", "asked_whether_it_helped"),
    NP_("file", "helped"),
    NP_("file", "sends"),
    NP_("file", "read"),
    NP_("file", "yes"),
    NP_("file", "no"),
    NP_("file", "not_now"),
    NP_("file", "no_profiles"),
    NP_("file", "interviews"),
    NP_("file", "placed"),
    NP_("file", "named"),
    NP_("file", "by_link"),
    NP_("file", "answered"),
    NP_("file", "submitted"),
    NP_("file", "thanks_due"),
    NP_("file", "thanked"),
    NP_("file", "rewards_due"),
    NP_("file", "rewards_paid"),
    NP_("file", "part"),
    NP_("file", "measure"),
    NP_("file", "from"),
    NP_("file", "to"),
    NP_("file", "answers"),
    NP_("file", "interested"),
    NP_("file", "value"),
    NP_("file", "tells apart"),
    NP_("file", "group"),
    NP_("file", "step"),
    NP_("file", "in_net"),
    NP_("file", "rate"),
    NP_("file", "ratio"),
    NP_("file", "flagged"),
    NP_("file", "fewer than 10, not shown"),
    NP_("file", "study_number"),
    NP_("file", "kind"),
    NP_("file", "name"),
    NP_("file", "open"),
    NP_("file", "expected"),
    NP_("file", "filled in two years"),
    NP_("file", "cannot do without"),
    NP_("file", "people who have it"),
    NP_("file", "on the way"),
    NP_("file", "designation"),
    NP_("file", "skill"),
    NP_("file", "at"),
    NP_("file", "who"),
    NP_("file", "record"),
    NP_("file", "details"),
)
"""Headings and values of the tables, which know them by these names."""


def csv_file(lines: Iterable[Sequence[object]], name: str, for_excel: bool = False) -> Response:
    """Small tables of figures, and rows of the reader's own file. Lists of people go through ``exports``,
    which writes down who took them.
    """
    begins = _FOR_EXCEL if for_excel else ""
    return named(Response(begins + "".join(csv_text(lines)), mimetype="text/csv"), name)


def figures_file(
    lines: Iterable[Sequence[object]], name: str, *words: Mapping[Any, str]
) -> Response:
    """A table that is made of words of ours: as it stands, and in the reader's language where they read another.

    ``words`` are those that its page has for some of them.
    """
    if language() is Language.en:
        return csv_file(lines, name)
    told = ([_told(cell, words) for cell in line] for line in lines)
    return csv_file(told, name, for_excel=True)


def told_in_file(word: str) -> str:
    return pgettext("file", word)


def _told(cell: object, words: Sequence[Mapping[Any, str]]) -> object:
    if not isinstance(cell, str) or not cell:
        return cell
    return next((inside(table[cell]) for table in words if cell in table), told_in_file(cell))
