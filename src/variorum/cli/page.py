"""Serving the page from the command line: where, to whom, and what is printed."""

from __future__ import annotations

import re
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from secrets import token_urlsafe
from socket import gethostname, socket
from urllib.parse import urlsplit

from variorum.cli.output import say
from variorum.model.errors import UsageError
from variorum.web.core.settings import TILES, Settings
from variorum.web.serving import listen, serve

# A build that adds an article a moment would else have every answer worked out again for each.
_LAG_SECONDS = 2.0
LOOPBACK = "127.0.0.1"
# The names by which a browser on this machine knows it.
_HERE = ("127.0.0.1", "localhost", "[::1]")
_EVERYWHERE = ("0.0.0.0", "::")
_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{8,200}")
_TILE_PARTS = ("{z}", "{x}", "{y}")
_TILE_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page is served, and by which further names it is known there."""

    host: str = LOOPBACK
    port: int | None = None
    names: tuple[str, ...] = ()
    opened: bool = False


def serve_page(settings: Settings, place: Place) -> None:
    """Serve a page until it is stopped, and say how it is opened and stopped.

    Where others than this machine can reach it, it asks for a token, which is made where none is given.
    """
    alone = _is_loopback(place.host)
    settings = replace(
        settings,
        token=_checked_token(settings.token) or (None if alone else token_urlsafe(24)),
        hosts=_hosts(place, alone),
        lag=_LAG_SECONDS,
    )
    listening = listen(place.host, place.port)
    address = _address(place, listening, settings.token)
    serve(settings, listening, _announcement(settings, address, place.opened))


def tiles_of(tiles: str | None) -> tuple[str | None, Path | None]:
    """The address of a base map for the page, and the file that is served there where it is one.

    Raises UsageError where it is neither an address of tiles nor an archive.
    """
    if tiles is None:
        return None, None
    if "://" not in tiles:
        return TILES, _archive(Path(tiles))
    try:
        parts = urlsplit(tiles)
        usable = parts.scheme in ("http", "https") and _TILE_HOST.fullmatch(parts.netloc) is not None
    except ValueError:
        usable = False
    if not usable or not (parts.path.endswith(".pmtiles") or all(part in tiles for part in _TILE_PARTS)):
        raise UsageError(
            f"{tiles} is no address of tiles.",
            advice="Give https://.../{z}/{x}/{y}.png, or the address or the path of a .pmtiles archive.",
        )
    return tiles, None


def _archive(path: Path) -> Path:
    try:
        with path.open("rb") as archive:
            begins = archive.read(7)
    except OSError as error:
        raise UsageError(
            f"The tiles {path} cannot be read: {error.strerror}.",
            advice="Give the path of a .pmtiles archive, or an address that begins with https://.",
        ) from error
    if begins != b"PMTiles":
        raise UsageError(f"{path} is no PMTiles archive.", advice="Make one with the pmtiles program.")
    return path.resolve()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _checked_token(token: str | None) -> str | None:
    if token is None or _TOKEN.fullmatch(token):
        return token
    raise UsageError(
        "The token cannot be used.",
        advice="Take 8 to 200 letters, digits and - . _ ~, or leave it out to have one made.",
    )


def _hosts(place: Place, alone: bool) -> tuple[str, ...]:
    """The names that the page answers to; none, for any, where others reach it and its token decides."""
    names = tuple(name.lower() for name in place.names)
    for name in names:
        if not _NAME.fullmatch(name):
            raise UsageError(
                f"{name} is no name of a machine.", advice="Give it as in an address, without a port."
            )
    if not alone and not names:
        return ()
    return tuple(dict.fromkeys((*_HERE, _bracketed(place.host).lower(), *names)))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _address(place: Place, listening: socket, token: str | None) -> str:
    host = gethostname() if place.host in _EVERYWHERE else _bracketed(place.host)
    port = listening.getsockname()[1]
    return f"http://{host}:{port}/" + (f"?token={token}" if token else "")


def _announcement(settings: Settings, address: str, opened: bool) -> Callable[[], None]:
    def started() -> None:
        what = "for reading and judging" if settings.review else "for reading only"
        say(f"Serving {settings.record} {what} on")
        say(f"  {address}")
        if settings.token:
            say("Who has this address can read the record. Stop with Ctrl-C.")
        else:
            say("Only this machine can reach it. Stop with Ctrl-C.")
        if opened:
            # Some browsers do not return before they are closed.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    return started
