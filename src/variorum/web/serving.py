"""Running the page on an address of this machine."""

from __future__ import annotations

import errno
import gc
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from variorum.model.errors import UsageError, VariorumError
from variorum.query.rules import codebooks
from variorum.store.sharing import shared_record
from variorum.web.app import make_app
from variorum.web.core.knowledge import Knowledge, packs_named
from variorum.web.core.settings import Settings

# Requests on their way are waited for so long.
_STOP_SECONDS = 3
# Asked in turn where no port is named.
_PORTS = range(8000, 8020)


def listen(host: str, port: int | None = None) -> socket.socket:
    """A socket that listens on an address: on `port`, 0 for any that is free, or the first free from 8000.

    Raises UsageError where the port is in use or the address is none of this machine's.
    """
    for tried in _PORTS if port is None else ():
        with suppress(OSError):
            return _socket(host, tried)
    try:
        return _socket(host, port or 0)
    except OSError as error:
        raise _unusable(host, port, error) from error


def serve(settings: Settings, listening: socket.socket, started: Callable[[], None] | None = None) -> None:
    """Serve the page on a socket until the process is asked to end; `started` is called when it answers."""
    app = make_app(settings)
    _log_to_stderr()

    def answering() -> None:
        threading.Thread(target=_read_lexicon, args=(settings.packs,), daemon=True).start()
        if started is not None:
            started()

    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    server = _Server(config, answering)
    # Whoever stops it from the keyboard has ended it, and nothing is lost.
    with suppress(KeyboardInterrupt), shared_record(settings.record):
        server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell_started()


def _read_lexicon(packs: tuple[str, ...]) -> None:
    """Read what the first who asks would else wait for: that takes a second."""
    # Whatever is wrong with a pack is told to who asks.
    with suppress(VariorumError):
        Knowledge(packs).lexicon()
        codebooks(packs_named(packs))
    # It stays as long as the program runs: looking through all of it for what nobody needs any more would
    # hold up every answer that makes many objects.
    gc.freeze()


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=128)
    # Else the body of a short answer waits until its headers are acknowledged, which takes 40 ms. The server
    # asks for it itself only on sockets that it makes; those it accepts here have it from this one.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _unusable(host: str, port: int | None, error: OSError) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(
            f"Port {port} of {host} is in use, perhaps by a page that is being served already.",
            advice="End that one, name another with --port, or leave --port out to take one that is free.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return UsageError(
            f"Port {port} of {host} may not be used: {error.strerror}.", advice="Name one above 1023."
        )
    return UsageError(
        f"The page cannot be served on {host}: {error.strerror or error}.",
        advice="Name an address of this machine with --host, or leave it out to serve this machine only.",
    )


def _log_to_stderr() -> None:
    """Let faults of the program be seen, whatever else is hushed."""
    log = logging.getLogger("variorum.web")
    if not log.handlers:
        shown = logging.StreamHandler()
        shown.setFormatter(logging.Formatter("variorum: %(message)s"))
        log.addHandler(shown)
        log.propagate = False
