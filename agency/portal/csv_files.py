"""A table as a file to take away."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response


def csv_file(lines: Iterable[Sequence[object]], name: str) -> Response:
    """Only numbers and our own words may go in: nothing somebody typed, which a sheet might run."""
    sheet = StringIO()
    csv.writer(sheet).writerows(lines)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(sheet.getvalue(), mimetype="text/csv", headers=disposition)
