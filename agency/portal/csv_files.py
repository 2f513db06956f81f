"""A table as a file to take away."""

from collections.abc import Iterable, Sequence

from flask import Response

from agency.sheets import csv_text
from agency.web.files import named

_FOR_EXCEL = "\ufeff"


def csv_file(lines: Iterable[Sequence[object]], name: str, for_excel: bool = False) -> Response:
    """Small tables of figures, and rows of the reader's own file. Lists of people go through ``exports``,
    which writes down who took them.
    """
    begins = _FOR_EXCEL if for_excel else ""
    return named(Response(begins + "".join(csv_text(lines)), mimetype="text/csv"), name)
