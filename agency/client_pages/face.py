"""The clients' blueprint. Every page takes the token of a mailed link; there is no account."""

from importlib import import_module
from pkgutil import iter_modules

from flask import Blueprint

client_pages = Blueprint("client_pages", __name__, url_prefix="/p")


def load_pages() -> Blueprint:
    """The blueprint with the routes of every module in this room."""
    package = __name__.rpartition(".")[0]
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
    return client_pages
