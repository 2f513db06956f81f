"""When the demo agency of these tests is made."""

from datetime import UTC, date, datetime

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
