"""The record on the desk: readers that requests take in turn, as it is now or as known on a day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

from variorum.model.errors import RecordBusyError, RecordError
from variorum.pipeline.known import open_known
from variorum.store.reading import RecordReader
from variorum.store.record import Record
from variorum.store.remembering import Remembered
from variorum.web.core.making import Makings
from variorum.web.core.settings import Settings

# Readers kept open: of the record as it is now, and of each of the days last asked for.
_READERS = 16
_DAYS = 4
# Characters of rows that readers share when they are decoded.
_REMEMBERED = 16_000_000
# How often a day's views may be overtaken by a build while one request asks for them.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Reader:
    """An open record, and the file and the state it was opened on."""

    record: Record
    file: str
    mark: str


class Desk:
    """Hands out readers of one record; each is used by one request at a time.

    A record that was put in the place of this one is opened anew, and one that a build has added to is
    for the days asked for.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._shelves: OrderedDict[str | None, list[_Reader]] = OrderedDict({None: []})
        self._closed = False
        self._inode: tuple[int, int] | None = None
        self._file = token_hex(8)
        self._makings = Makings(settings)
        self._remembered = Remembered(_REMEMBERED)

    @contextmanager
    def record(self, known_on: str | None = None) -> Iterator[RecordReader]:
        """The record as it is at this moment, or with `known_on`, an ISO day, as it was known then.

        Raises BeingMadeError while the views of that day are made, RecordError where the record cannot
        be read, UsageError where a theatre pack is missing.
        """
        for _ in range(_TRIES):
            reader = self._take(known_on)
            broken = False
            try:
                with reader.record.snapshot():
                    if known_on is None or reader.record.mark() == reader.mark:
                        yield reader.record
                        return
                    broken = True
            except RecordError:
                broken = True
                raise
            finally:
                if broken:
                    reader.record.close()
                else:
                    self._give_back(reader, known_on)
        raise _overtaken()

    def is_at_hand(self, known_on: str | None = None) -> bool:
        """Whether `record` gives one at once: it is open, and nothing is looked up in it first."""
        return known_on is None and bool(self._shelves.get(None))

    def mark(self) -> str:
        """What changes whenever the record does, or another is put in its place.

        Answers of one mark are alike. No other run of the program gives the same mark.
        """
        file = self._file_now()
        with self.record() as record:
            return f"{file}-{record.mark()}"

    def close(self) -> None:
        """Let go of the record."""
        self._makings.stop()
        with self._lock:
            self._closed = True
            readers = [reader for shelf in self._shelves.values() for reader in shelf]
            self._shelves.clear()
        for reader in readers:
            reader.record.close()

    def _take(self, day: str | None) -> _Reader:
        file = self._file_now()
        found = None
        dropped: list[_Reader] = []
        with self._lock:
            shelf = self._shelves.setdefault(day, [])
            if day is not None:
                self._shelves.move_to_end(day)
            while shelf and found is None:
                one = shelf.pop()
                found, dropped = (one, dropped) if one.file == file else (None, [*dropped, one])
            for old in [one for one in self._shelves if one is not None][:-_DAYS]:
                dropped += self._shelves.pop(old)
        for reader in dropped:
            reader.record.close()
        return found or self._open(day, file)

    def _give_back(self, reader: _Reader, day: str | None) -> None:
        with self._lock:
            shelf = self._shelves.get(day)
            if shelf is not None and len(shelf) < _READERS and not self._closed:
                shelf.append(reader)
                return
        reader.record.close()

    def _open(self, day: str | None, file: str) -> _Reader:
        reader = self._opened(day, file)
        reader.record.remember_in(self._remembered, (file, day))
        return reader

    def _opened(self, day: str | None, file: str) -> _Reader:
        path, packs = self.settings.record, self.settings.packs
        if day is None:
            return _Reader(Record.open(path), file, "")
        known = open_known(path, day, packs=packs)
        if known is None:
            self._makings.make(day)
            known = open_known(path, day, packs=packs)
        if known is None:
            raise _overtaken()
        return _Reader(known, file, known.mark())

    def _file_now(self) -> str:
        """Which file lies at the record's path: another name for each that is found there."""
        try:
            stat = self.settings.record.stat()
            inode = (stat.st_dev, stat.st_ino)
        except OSError:
            inode = None
        with self._lock:
            # A number may be given again, but to no file while a reader holds the one that has it.
            if inode is None or inode != self._inode:
                self._inode, self._file = inode, token_hex(8)
            return self._file


def _overtaken() -> RecordBusyError:
    return RecordBusyError("The record is being added to while it is read.", advice="Ask again in a moment.")
