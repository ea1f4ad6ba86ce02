"""Gzip undone step by step, and bounded reading."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.streams import GzipDamagedError, Rewound, read_whole, take, unpacked

LINES = b"".join(b'{"text": "Report %d from the delta front."}\n' % n for n in range(4000))


class Slow(io.RawIOBase):
    """A pipe that gives one byte at a time."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self._raw = io.BytesIO(raw)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._raw.read(1)
        buffer[: len(chunk)] = chunk
        return len(chunk)


@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4), st.integers(0, 2000))
def test_all_members_of_a_gzip_are_read_and_zero_padding_passed_over(
    parts: list[bytes], padding: int
) -> None:
    packed = b"".join(gzip.compress(part, mtime=0) for part in parts) + b"\0" * padding
    stream, was_packed = unpacked(io.BytesIO(packed))
    assert was_packed
    assert read_whole(stream, 100_000).raw == b"".join(parts)


@given(st.binary(max_size=2000), st.binary(max_size=2000), st.integers(1, 700))
def test_what_was_taken_can_be_put_back(head: bytes, rest: bytes, size: int) -> None:
    stream = io.BufferedReader(Rewound(head, io.BytesIO(rest)), 64)
    assert take(stream, size) + stream.read() == head + rest


def test_plain_bytes_pass_through_a_pipe_that_gives_one_byte_at_a_time() -> None:
    stream, was_packed = unpacked(Slow(LINES[:500]))
    assert not was_packed
    assert read_whole(stream, 10_000).raw == LINES[:500]


def test_gzip_through_a_pipe_that_gives_one_byte_at_a_time() -> None:
    stream, _ = unpacked(Slow(gzip.compress(LINES[:5000], mtime=0)))
    assert read_whole(stream, 10_000).raw == LINES[:5000]


@pytest.mark.parametrize("cut", [1, 4, 9, 200, 5000])
def test_a_cut_gzip_gives_what_stands_before_the_cut(cut: int) -> None:
    packed = gzip.compress(LINES, mtime=0)
    stream, _ = unpacked(io.BytesIO(packed[:-cut]))
    whole = read_whole(stream, len(LINES) + 1)
    assert whole.damage is not None
    assert LINES.startswith(whole.raw)
    assert len(whole.raw) > len(LINES) * (len(packed) - cut) / len(packed) / 2


def test_damage_is_raised_again_on_every_read() -> None:
    stream, _ = unpacked(io.BytesIO(gzip.compress(LINES, mtime=0)[:-8]))
    assert read_whole(stream, 2 * len(LINES)).damage is not None
    for _ in range(3):
        with pytest.raises(GzipDamagedError):
            stream.read1(10)


@pytest.mark.parametrize("tail", [b"garbage after the end", b"\x1f\x8bxxxxxxxxxxxx"])
def test_other_bytes_after_the_end_are_damage(tail: bytes) -> None:
    stream, _ = unpacked(io.BytesIO(gzip.compress(b"whole", mtime=0) + tail))
    whole = read_whole(stream, 100)
    assert (whole.raw, whole.damage is not None) == (b"whole", True)


def test_reading_stops_at_the_size_asked_for() -> None:
    bomb = gzip.compress(b"a" * 20_000_000, mtime=0)
    stream, _ = unpacked(io.BytesIO(bomb))
    assert len(read_whole(stream, 1000).raw) == 1000
