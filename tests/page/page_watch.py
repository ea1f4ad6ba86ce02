"""What goes wrong in a browser without being seen: errors, refused loads, requests to elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response, ViewportSize

WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=800)
NARROWEST = ViewportSize(width=320, height=640)
# For machines that do much else; what is there is not waited for.
PATIENCE = 30_000
Opened = Callable[..., Page]

# Looked at frame by frame: a test has many views to wait for, and what asks from outside asks seldom. A view
# that is just being put in place of another is not there before some frames have passed.
_SHOWN = """(patience) => new Promise((resolve, reject) => {
  const until = performance.now() + patience;
  const seen = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
  let frames = 0;
  const look = () => {
    const loading = seen('main .loading, main [aria-busy=true]');
    frames = seen('main h1') && !loading ? frames + 1 : 0;
    if (frames === 4) resolve();
    else if (performance.now() < until) requestAnimationFrame(look);
    else reject(new Error(loading ? 'The view is still loading.' : 'The view has no heading.'));
  };
  look();
})"""


def shown(page: Page) -> None:
    """Wait until a view has its answers."""
    page.evaluate(_SHOWN, PATIENCE)


def fits(page: Page) -> bool:
    """Whether nothing stands out of the page to the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


class Watch:
    """Watches a page from before it is opened; `check()` fails with all that went wrong."""

    def __init__(self, page: Page, address: str, allowed: tuple[int, ...] = ()) -> None:
        self._address = address
        self._allowed = allowed
        self._wrong: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._wrong.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("crash", lambda _page: self._wrong.append("the page crashed"))

    def check(self) -> None:
        """Fail where anything went wrong."""
        assert not self._wrong, "\n".join(self._wrong)

    def _said(self, message: ConsoleMessage) -> None:
        # Answers that failed are watched by themselves.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._wrong.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address + "/", "data:", "blob:" + self._address)):
            self._wrong.append(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        # A view that was left lets go of what it asked for.
        if request.failure != "net::ERR_ABORTED":
            self._wrong.append(f"failed: {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status < 400 or response.status in self._allowed:
            return
        if response.status != 503 or not _being_made(response):
            self._wrong.append(f"answer {response.status}: {response.url}")


def _being_made(response: Response) -> bool:
    """Whether an answer says to ask again until what takes long is there."""
    try:
        return bool(response.json()["code"] == "being-made")
    except Error:
        # Whoever asked went on and let go of the answer.
        return True
