"""The server of the browser tests."""

import socket
import struct
from threading import Event
from urllib.parse import urlsplit

from flask import Flask, Response

from tests.support.browser import served


def _leave_early(address: str) -> None:
    """Ask for a page and go away, hard, when its last word has come."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        come = b""
        while not come.endswith(b"word"):
            come += connection.recv(1000)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def test_an_answer_is_closed_when_the_browser_leaves_hard() -> None:
    app, closed = Flask("served"), Event()

    @app.get("/")
    def page() -> Response:
        answer = Response("word")
        answer.call_on_close(closed.set)
        return answer

    with served(app) as address:
        _leave_early(address)
        assert closed.wait(10)
