"""The application as a server or ``flask`` imports it, with the private database where none is set."""

import atexit
import sys
from dataclasses import replace

from agency import embedded_postgres
from agency.app import create_app
from agency.config import Settings, SettingWrong


def _settings() -> Settings:
    """From the environment; without ``DATABASE_URL`` the database of ``make run`` is joined, or started."""
    settings = Settings.from_environment()
    if settings.database_url:
        return settings
    server = embedded_postgres.start(settings.var / "postgres")
    atexit.register(server.stop)
    return replace(settings, database_url=server.url())


try:
    app = create_app(_settings())
except (SettingWrong, embedded_postgres.CannotStart) as problem:
    sys.exit(f"Callback cannot start. {problem}")
