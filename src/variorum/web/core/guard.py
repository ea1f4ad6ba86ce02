"""Who may ask, and what a browser may do with an answer."""

from __future__ import annotations

import hmac
import logging
import traceback
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.web.core.faults import answer
from variorum.web.core.settings import Settings
from variorum.web.core.shapes import Fault

_LOG = logging.getLogger(__name__)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Lets in requests for a name of this page, with its token where there is one, and sends safe headers.

    A page elsewhere can neither read answers (they carry no permission for other origins) nor judge: what
    changes something has to come from this page. A name that is not this page's is refused, so that no
    foreign name can be pointed at this machine. What fails unforeseen is answered with a Fault; the log
    says where it failed, without the error's own words, as these may be an article's.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        # Cookies are told by host and not by port: a second record there has one of its own.
        self._cookie = f"variorum-{sha256((settings.token or '').encode()).hexdigest()[:12]}"
        self._headers = {
            "Content-Security-Policy": policy(settings.tiles),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "X-Frame-Options": "DENY",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    # An answer that stands by itself, such as a drawing, has a policy of its own.
                    headers.setdefault(name, value)
            await send(message)

        try:
            await (self._refusal(scope) or self._app)(scope, receive, with_headers)
        except Exception as error:
            _log(error)
            # An answer that broke off is seen to by the server: it closes the connection.
            if not started:
                await _FAILED(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts = self._settings.hosts
        if hosts and _host_of(headers.get("host", "")) not in hosts:
            advice = "Open it by the address that variorum serve printed, or serve it with --name."
            told = "This page is not served under that name."
            return answer(400, Fault(code="not-allowed", message=told, advice=advice))
        if scope["method"] not in _SAFE and not _from_here(headers):
            return answer(
                403, Fault(code="not-allowed", message="Only this page itself may change something.")
            )
        return self._token_refusal(scope, headers)

    def _token_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token
        if token is None or _alike(self._token_of(headers), token):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), "")
        if _alike(given, token) and scope["method"] == "GET" and not scope["path"].startswith("/api/"):
            # From now on the browser knows it, and it stands in no address that may be passed on.
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            # One slash: after two, a browser takes what follows for another host.
            path = "/" + quote(scope["path"].lstrip("/\\"))
            to = f"{path}?{rest}" if rest else path
            welcome = RedirectResponse(to, status_code=303, headers={"Cache-Control": "no-store"})
            welcome.set_cookie(self._cookie, token, httponly=True, samesite="lax")
            return welcome
        advice = "Open the address that variorum serve printed, with its token."
        return answer(401, Fault(code="not-allowed", message="This page asks for a token.", advice=advice))

    def _token_of(self, headers: Headers) -> str:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return given.strip()
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return ""
        return cookie.value if cookie is not None else ""


def policy(tiles: str | None) -> str:
    """The content security policy: nothing but this page's own files, and the tiles somebody set."""
    parts = urlsplit(tiles or "")
    elsewhere = (
        f" {parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""
    )
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob:{elsewhere}",
            "font-src 'self'",
            f"connect-src 'self'{elsewhere}",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _host_of(host: str) -> str:
    """The name in a Host header, without its port; an address of IPv6 keeps its brackets."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that this page sent a request; programs that send no origin may."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.lower().partition("://")[2] == headers.get("host", "").lower()


def _alike(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8"))


_FAILED = answer(
    500,
    Fault(
        code="failed",
        message="This is a fault of the program.",
        advice="Please report it with the lines that variorum serve printed.",
    ),
)


def _log(error: Exception) -> None:
    frames = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("%s while a request was answered:\n%s", type(error).__name__, frames)
