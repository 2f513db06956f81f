"""Keeps how PostgreSQL finds what a list reads, beside the figures."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

FOLDER = Path(__file__).parent / "plans"


def write_plans(session: Session, people: int) -> None:
    """TODO"""
