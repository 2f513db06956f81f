"""A table as a file to take away."""

from collections.abc import Iterable, Sequence

from flask import Response

from agency.sheets import csv_text


def csv_file(lines: Iterable[Sequence[object]], name: str) -> Response:
    """Small tables of figures. Lists of people go through ``exports``, which writes down who took them."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("".join(csv_text(lines)), mimetype="text/csv", headers=disposition)
