"""Where the parts are joined: ``create_app`` and nothing else."""

from flask import Flask
from flask_migrate import Migrate

from agency import records
from agency.config import Settings
from agency.database import db


def create_app(settings: Settings | None = None) -> Flask:
    """The Flask application for one agency. Raises ``SettingWrong``."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, template_folder="../templates", static_folder="static")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
    )
    app.extensions["settings"] = settings
    db.init_app(app)
    Migrate(app, db, directory="migrations", include_name=_is_ours)
    assert records.metadata is db.metadata
    return app


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("procrastinate_"))
