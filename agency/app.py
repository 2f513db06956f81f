"""Where the parts are joined: ``create_app`` and nothing else."""

from datetime import timedelta

import orjson
from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from agency import records  # noqa: F401 - loads every model, so that foreign keys resolve
from agency.candidate_pages import face as candidate_face
from agency.client_pages import face as client_face
from agency.commands import add_commands
from agency.config import Settings
from agency.database import db, keep_plans, send_in_binary
from agency.jobs.restored import replay_before_answering
from agency.portal import face as portal_face
from agency.portal.visitor import login_manager
from agency.portal.waiting import count_waiting
from agency.recruiters.sessions import WHOLE_LIMIT
from agency.web.addresses import add_addresses
from agency.web.assets import A_YEAR, serve_assets
from agency.web.compressing import compress
from agency.web.context import add_context
from agency.web.errors import note_failure, show_errors
from agency.web.files import allow_files
from agency.web.filters import add_filters
from agency.web.headers import send_headers
from agency.web.icons import draw_icons
from agency.web.languages import speak_languages
from agency.web.patterns import add_patterns
from agency.web.rate_limits import limiter
from agency.web.refusals import refuse_strangers_forms
from agency.web.request_log import write_logs
from agency.web.writing import WritingEnvironment

MEGABYTE = 1024 * 1024


class Callback(Flask):
    """Flask, but quiet about what was in an unexpected error."""

    jinja_environment = WritingEnvironment

    def log_exception(self, exc_info: tuple[object, ...]) -> None:
        if isinstance(exc_info[1], BaseException):
            note_failure(exc_info[1])


def create_app(settings: Settings | None = None) -> Flask:
    """The Flask application for one agency. Raises ``SettingWrong``."""
    settings = settings or Settings.from_environment()
    app = Callback(__name__, template_folder="../templates", static_folder="static")
    app.config.update(_configuration(settings))
    app.extensions["settings"] = settings
    app.jinja_env.undefined = StrictUndefined
    _join_database(app)
    replay_before_answering(app)
    _join_web(app, settings)
    app.register_blueprint(portal_face.load_pages())
    app.register_blueprint(candidate_face.load_pages())
    app.register_blueprint(client_face.load_pages())
    add_commands(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # Flask's own way to wrap it
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0
        )
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    secure = settings.secure_cookies
    return {
        "SECRET_KEY": settings.secret_key,
        "TRUSTED_HOSTS": list(settings.trusted_hosts),
        "PREFERRED_URL_SCHEME": "https" if secure else "http",
        "MAX_CONTENT_LENGTH": 2 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": MEGABYTE,
        "MAX_FORM_PARTS": 500,
        "SEND_FILE_MAX_AGE_DEFAULT": A_YEAR,
        "SESSION_COOKIE_NAME": "__Host-callback" if secure else "callback",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(seconds=WHOLE_LIMIT.total_seconds()),
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session, so that a long note is not lost
        "WTF_CSRF_SSL_STRICT": False,  # it wants the Referer that our own headers forbid
        "BOOTSTRAP_SERVE_LOCAL": True,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "pool_size": 8,  # one for each thread of a web worker
            "max_overflow": 8,  # the rate counters borrow a second one for a moment
            "pool_timeout": 10,
            "pool_use_lifo": True,  # the connection used last knows the statements and their plans
            "pool_pre_ping": True,
            "json_deserializer": orjson.loads,  # a round for a role reads thousands of profiles
            "hide_parameters": True,  # an error's text must not quote a record
        },
    }


def _join_database(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        keep_plans(db.engine)
        send_in_binary(db.engine)
    Migrate(app, db, directory="migrations", include_name=_is_ours)


def _join_web(app: Flask, settings: Settings) -> None:
    compress(app)
    write_logs(app)
    speak_languages(app)
    send_headers(app, over_tls=settings.secure_cookies)
    refuse_strangers_forms(app)
    login_manager.init_app(app)
    allow_files(app)
    CSRFProtect(app)
    limiter.init_app(app)
    Bootstrap5(app)
    serve_assets(app)
    add_addresses(app)
    draw_icons(app)
    add_patterns(app)
    add_filters(app)
    add_context(app, count_waiting)
    show_errors(app)


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("procrastinate_"))
