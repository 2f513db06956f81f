"""``python -m agency``: a whole Callback on this machine, from an empty folder to a portal."""

import os
import socket
import sys
from dataclasses import replace

import click
from flask import Flask
from flask_migrate import upgrade

from agency import embedded_postgres
from agency.app import create_app
from agency.commands import create_demo, who_can_sign_in
from agency.config import Settings, SettingWrong
from agency.database import MIGRATIONS, db
from agency.jobs.restored import replay_once
from agency.jobs.supervising import parts, supervise
from agency.recruiters.queries import has_recruiters

_LOG = "callback.log"


def main() -> None:
    """Start the database, the portal, the worker and the clock; stop them all on Ctrl-C."""
    try:
        settings = Settings.from_environment()
        port = int(os.environ.get("PORT", "8000"))
        _refuse_if_taken(port)
        server = (
            None if settings.database_url else embedded_postgres.start(settings.var / "postgres")
        )
    except (SettingWrong, embedded_postgres.CannotStart) as problem:
        sys.exit(f"Callback cannot start. {problem}")
    try:
        url = server.url() if server else settings.database_url
        _prepare(create_app(replace(settings, database_url=url)), settings)
        supervise(
            parts(port, reads_mail=settings.imap is not None),
            {**os.environ, "DATABASE_URL": url, "FLASK_APP": "wsgi:app"},
            settings.var / _LOG,
        )
    except KeyboardInterrupt:
        pass  # stopped while still preparing; every step so far can be repeated
    finally:
        if server:
            server.stop()
        click.echo("Callback has stopped. Your data is kept.")


def _refuse_if_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(
                f"Something answers on port {port} already, perhaps another Callback. Open "
                f"http://127.0.0.1:{port} or start this one with PORT={port + 1}."
            )


def _prepare(app: Flask, settings: Settings) -> None:
    """Bring the tables up to date and, on an empty database, create the demo agency."""
    with app.app_context():
        click.echo("Bringing the database up to date.")
        upgrade(directory=str(MIGRATIONS))
        replay_once(app)
        if not has_recruiters(db.session()):
            create_demo()
        click.echo(f"\nCallback is at {settings.base_url}")
        click.echo(who_can_sign_in(db.session()))
        mail = (
            f"goes to {settings.smtp.host}"
            if settings.smtp
            else f"is kept here: {settings.base_url}/settings/mailbox"
        )
        click.echo(f"Mail of this run {mail}")
        click.echo(f"The log is in {settings.var / _LOG}\nCtrl-C stops it.\n")
        db.session.remove()
        db.engine.dispose()


if __name__ == "__main__":
    main()
