"""Answers kept: the same question to the same record is worked out once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from hashlib import sha256
from math import inf
from time import monotonic

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.model.errors import VariorumError
from variorum.web.core.desk import Desk
from variorum.web.core.faults import told

_BYTES = 64 * 1024 * 1024
# Larger ones would push too many others out.
_LARGEST = 8 * 1024 * 1024
# What an answer takes besides its body and its question: headers, its place among the others.
_AROUND = 2048
# It says what can be asked, whatever the record says.
_OPENAPI = "/api/openapi.json"
# While a build writes, an answer that took so long is given on for so long after it was last the record's
# own, and is worked out again in the meantime; else every reader would wait for every article.
_LONG_SECONDS = 0.05
_STANDS_SECONDS = 20.0
# It is not worked out again before it stood this many times as long as that took.
_REST = 10


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer to what was `asked` of the record of `mark`.

    Working it out took `seconds` and was begun at `began`.
    """

    asked: str
    mark: str
    tag: str
    start: Message
    body: bytes
    began: float
    seconds: float


_Answers = LRUCache[str, _Answer]


class Kept:
    """Keeps answers to GET under /api until the record changes, and answers 304 to who has them already.

    Who asks what another is being told already waits for that answer. The record's mark is read before
    the answer is worked out: where a build adds to the record between the two, the answer is newer than
    its mark, and in a moment nobody asks under that mark any more. As a build changes the mark with every
    article, it is looked at again only after the `lag` of the settings, or after this page has changed
    something. Where there is a lag and the page only reads, a long answer that was overtaken a moment ago is
    given once more, and worked out anew for who asks next. HEAD is GET without the body.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        # Those least lately asked for go first.
        self._answers: _Answers = LRUCache(_BYTES, getsizeof=_size)
        self._asked: dict[tuple[str, str], asyncio.Event] = {}
        self._mark = ""
        self._marked = -inf
        # When a mark was last the record's.
        self._current: dict[str, float] = {}
        self._may_stand = desk.settings.lag > 0 and not desk.settings.review
        self._renewing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, from what is kept where it is there."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
        elif scope["method"] == "HEAD":
            await self({**scope, "method": "GET"}, receive, _without_body(send))
        elif scope["method"] == "GET" and scope["path"] != _OPENAPI:
            await self._get(scope, receive, send)
        else:
            try:
                await self._app(scope, receive, send)
            finally:
                self._marked = -inf

    async def _get(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            mark = await self._mark_now()
        except VariorumError as error:
            await told(error)(scope, receive, send)
            return
        headers = Headers(scope=scope)
        packed = "gzip" in headers.get("accept-encoding", "")
        key = repr((packed, scope["path"], scope["query_string"]))
        found = self._answers.get(key)
        if found is not None and found.mark != mark:
            found = self._overtaken(scope, key, found)
        tag = found.tag if found is not None else _tag(key, mark)
        if tag in headers.get("if-none-match", ""):
            await send({"type": "http.response.start", "status": 304, "headers": [(b"etag", tag.encode())]})
            await send({"type": "http.response.body", "body": b""})
            return
        if found is None and (mark, key) in self._asked:
            await self._asked[mark, key].wait()
            found = self._answers.get(key)
            found = found if found is not None and found.mark == mark else None
        if found is None:
            await self._work(scope, receive, send, (mark, key))
            return
        await send({**found.start})
        await send({"type": "http.response.body", "body": found.body})

    def _overtaken(self, scope: Scope, key: str, found: _Answer) -> _Answer | None:
        """An answer to the record as it was a moment ago, where it may be given on; it is made anew soon."""
        now = monotonic()
        lately = now - self._current.get(found.mark, -inf) < _STANDS_SECONDS
        if not self._may_stand or found.seconds < _LONG_SECONDS or not lately:
            return None
        # One at a time: who reads on shares the processor with it.
        idle = self._renewing is None or self._renewing.done()
        if idle and now - found.began > _REST * found.seconds and (self._mark, key) not in self._asked:
            self._renewing = asyncio.create_task(self._renew(dict(scope), (self._mark, key)))
        return found

    async def _renew(self, scope: Scope, asked: tuple[str, str]) -> None:
        try:
            await self._work(scope, _nothing_more, _to_nobody, asked)
        except Exception:
            # Whoever asks when the one that is kept is too old is told of it.
            self._answers.pop(asked[1], None)

    async def _work(self, scope: Scope, receive: Receive, send: Send, asked: tuple[str, str]) -> None:
        """Have an answer worked out, sent, and kept."""
        working = self._asked[asked] = asyncio.Event()
        try:
            await self._app(scope, receive, _Recorder(self._answers, asked, send).send)
        finally:
            working.set()
            if self._asked.get(asked) is working:
                del self._asked[asked]

    async def _mark_now(self) -> str:
        if monotonic() - self._marked > self._desk.settings.lag:
            # Before the record is asked, so that what changes meanwhile is looked for in time.
            began = monotonic()
            self._mark = await run_in_threadpool(self._desk.mark)
            self._marked = began
            lately = {mark: at for mark, at in self._current.items() if began - at < _STANDS_SECONDS}
            self._current = {**lately, self._mark: began}
        return self._mark


class _Recorder:
    """Sends an answer on and keeps it when it is whole and may be kept."""

    def __init__(self, answers: _Answers, asked: tuple[str, str], send: Send) -> None:
        self._answers, self._send = answers, send
        self._mark, self._key = asked
        self._began = monotonic()
        self._start: Message | None = None
        self._body: list[bytes] = []

    async def send(self, message: Message) -> None:
        """Take one part of the answer."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == 200 and "no-store" not in headers.get("cache-control", ""):
                # A browser asks each time whether its copy still counts.
                headers["Cache-Control"] = "private, no-cache"
                headers["ETag"] = _tag(self._key, self._mark)
                # A copy: what stands outside adds its own headers to the one that is sent.
                self._start = {**message}
        elif self._start is not None:
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                answer = self._answer(self._start)
                # What is kept of a question that is asked again is the last answer, or nothing.
                self._answers.pop(self._key, None)
                if len(answer.body) <= _LARGEST:
                    self._answers[self._key] = answer
        await self._send(message)

    def _answer(self, start: Message) -> _Answer:
        return _Answer(
            asked=self._key,
            mark=self._mark,
            tag=_tag(self._key, self._mark),
            start=start,
            body=b"".join(self._body),
            began=self._began,
            seconds=monotonic() - self._began,
        )


def _tag(key: str, mark: str) -> str:
    return f'"{sha256(repr((mark, key)).encode()).hexdigest()[:24]}"'


def _size(answer: _Answer) -> int:
    return len(answer.asked) + len(answer.body) + _AROUND


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _to_nobody(message: Message) -> None:
    pass


def _without_body(send: Send) -> Send:
    async def headers_only(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return headers_only
