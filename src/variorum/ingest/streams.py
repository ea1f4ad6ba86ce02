"""Byte streams: putting back what was looked at, undoing gzip, reading no more than allowed."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Protocol

from variorum.model.errors import InputError

GZIP_MAGIC = b"\x1f\x8b"
BUFFER_BYTES = 65_536
# What is inflated at a time. An error loses the step it falls in, so small steps save more lines.
_INFLATE_STEP = 4_096
_GZIP_WINDOW = 31


class GzipDamagedError(InputError):
    """A gzip stream is cut short or does not inflate."""


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes | None:
        """Up to `size` bytes; none at the end."""


class Rewound(io.RawIOBase):
    """`head`, then what is left of `rest`. Closing it leaves `rest` open."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        # read1 gives what has arrived instead of waiting for a full buffer, and loses nothing on an error.
        self._read = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the head first; the number of bytes put in, 0 at the end."""
        size = len(buffer)
        chunk = self._head.read(size) or self._read(size) or b""
        buffer[: len(chunk)] = chunk
        return len(chunk)


class Gunzip(io.RawIOBase):
    """The bytes a gzip stream holds, all its members in turn.

    Raises GzipDamagedError where the stream breaks, and again on every later read.
    """

    def __init__(self, packed: Readable) -> None:
        super().__init__()
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._waiting = b""
        self._damage: GzipDamagedError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Inflate into `buffer`; the number of bytes put in, 0 at the end."""
        if self._damage is not None:
            raise self._damage
        try:
            chunk = self._inflate(min(len(buffer), _INFLATE_STEP))
        except zlib.error as error:
            self._damage = GzipDamagedError(f"It does not inflate ({error}).")
        except EOFError:
            self._damage = GzipDamagedError("It is cut short.")
        else:
            buffer[: len(chunk)] = chunk
            return len(chunk)
        raise self._damage

    def _inflate(self, size: int) -> bytes:
        while True:
            if self._member.eof and not self._next_member():
                return b""
            at_end = False
            if not self._waiting:
                self._waiting = self._packed.read(BUFFER_BYTES) or b""
                at_end = not self._waiting
            chunk = self._member.decompress(self._waiting, size)
            self._waiting = self._member.unconsumed_tail
            if chunk:
                return chunk
            if at_end and not self._member.eof:
                raise EOFError

    def _next_member(self) -> bool:
        # Tapes and some tools pad the end with zeros, which every gzip reader passes over.
        self._waiting = self._member.unused_data.lstrip(b"\0")
        while not self._waiting:
            chunk = self._packed.read(BUFFER_BYTES)
            if not chunk:
                return False
            self._waiting = chunk.lstrip(b"\0")
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        return True


def unpacked(stream: Readable) -> tuple[io.BufferedReader, bool]:
    """`stream` with gzip undone where its first bytes say so, whatever its name; and whether they did."""
    first = take(stream, len(GZIP_MAGIC))
    whole = Rewound(first, stream)
    if first == GZIP_MAGIC:
        return io.BufferedReader(Gunzip(io.BufferedReader(whole, BUFFER_BYTES)), BUFFER_BYTES), True
    return io.BufferedReader(whole, BUFFER_BYTES), False


def take(stream: Readable, size: int) -> bytes:
    """The next `size` bytes, or what there is before the end or before gzip damage."""
    return read_whole(stream, size).raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What was read of a stream, and the gzip damage that ended it, if any."""

    raw: bytes
    damage: GzipDamagedError | None = None


def read_whole(stream: Readable, size: int) -> Whole:
    """All of `stream` up to `size` bytes."""
    read = getattr(stream, "read1", stream.read)
    chunks: list[bytes] = []
    left = size
    while left > 0:
        try:
            chunk = read(min(left, BUFFER_BYTES))
        except GzipDamagedError as damage:
            return Whole(raw=b"".join(chunks), damage=damage)
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return Whole(raw=b"".join(chunks))
