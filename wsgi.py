"""The application as a server imports it."""

from agency.app import create_app

app = create_app()
