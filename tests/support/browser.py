"""A real server for a real browser, and a watch over everything that happens in that browser."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
)
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "The browser tests need Chromium and found none. Install it with: make chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 10_000
_REFUSALS = "Failed to load resource: the server responded with a status of 4"
"""Said of every answer in the four hundreds; ``Watch`` judges the answers themselves."""
_NO_PHONE = "Failed to launch 'tel:"
"""A machine without a telephone."""


def start_browser(playwright: Playwright) -> Browser:
    """The browser of this machine. Fails, with the line that installs one, where there is none."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, INSTALL
    return playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=60_000)


class _Quiet(WSGIRequestHandler):
    """The application writes its own log."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:
        pass


def _closing(app: Flask) -> "WSGIApplication":
    """The application, its answers closed too where the browser went away before their end."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterator[bytes]:
        with closing(app(environ, start_response)) as parts:  # type: ignore[type-var]
            yield from parts

    return answer


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port of loopback, in threads of this process; its address."""
    server = make_server("127.0.0.1", 0, _closing(app), threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


@dataclass
class Watch:
    """Writes down what no page of ours may do: complain, break the policy, reach elsewhere, fail."""

    origin: str
    problems: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    """Statuses of answers in the four hundreds, which a test may be about."""
    expected: tuple[str, ...] = (_REFUSALS, _NO_PHONE)
    """How complaints begin that are no fault of the page."""

    def begin(self) -> None:
        """Forget what an earlier test saw."""
        self.problems.clear()
        self.refused.clear()
        self.expected = (_REFUSALS, _NO_PHONE)

    def over(self, context: BrowserContext) -> None:
        context.expose_function("noteViolation", self._note_violation)
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation', (event) => "
            "noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"
        )
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        context.on("request", self._follow)
        context.on("response", self._judge)

    def _note_violation(self, what: str) -> None:
        self.problems.append(f"against the policy: {what}")

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not said.text.startswith(self.expected):
            self.problems.append(f"console {said.type}: {said.text}")

    def _follow(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "tel:")):
            self.problems.append(f"reached elsewhere: {request.url}")

    def _judge(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            self.problems.append(f"answered {response.status}: {response.url}")
        elif response.status >= 400:
            self.refused.append(response.status)


_RUN = "(options) => axe.run(document, options).then((found) => found.violations)"
_OPTIONS = {"resultTypes": ["violations"], "selectors": False, "preload": False}


def violations(page: Page) -> list[str]:
    """What axe holds against the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in page.evaluate(_RUN, _OPTIONS)
        for node in one["nodes"]
    ]


def shorten_lists(page: Page) -> None:
    """Leave the beginning of long lists; the rest is more of the same, and axe takes its time."""
    page.evaluate(
        "document.querySelectorAll('.cb-queue > li:nth-child(n+4), tbody > tr:nth-child(n+9)')"
        ".forEach((row) => row.remove())"
    )


def sideways(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways."""
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(width))


_HIDDEN_FROM_THE_FOCUS = """() => {
    const wrong = [];
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    for (const one of all) {
        if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ checkVisibilityCSS: true })) continue;
        one.focus();
        if (document.activeElement !== one) continue;
        const label = one.labels?.[0];
        const seen = [...one.getClientRects(), ...(label?.getClientRects() ?? [])].some((box) => {
            const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
            const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            if (right - left < 1 || bottom - top < 1) return false;
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return hit && (one.contains(hit) || label?.contains(hit) || hit.contains(one));
        });
        if (!seen) wrong.push(one.outerHTML.slice(0, 160));
    }
    return wrong;
}"""


def hidden_from_the_focus(page: Page) -> list[str]:
    """What takes the focus and is then covered by something else or out of sight."""
    return list(page.evaluate(_HIDDEN_FROM_THE_FOCUS))


def lay_out(page: Page, width: int, theme: str = "", height: int = 900) -> None:
    """The page at another width, or in another theme, and painted so."""
    page.set_viewport_size({"width": width, "height": height})
    if theme:
        page.evaluate("(theme) => { document.documentElement.dataset.bsTheme = theme }", theme)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
