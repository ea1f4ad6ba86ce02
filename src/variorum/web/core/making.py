"""Views as known on a day, made by a process of its own while requests go on."""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from variorum.model.errors import RecordBusyError, RecordError, UsageError, VariorumError
from variorum.pipeline.known import check_kept, known_record
from variorum.pipeline.report import Step
from variorum.web.core.faults import BeingMadeError
from variorum.web.core.processes import started
from variorum.web.core.settings import Settings

# Making views is heavy: others wait for their turn.
_AT_ONCE = 1
# Short ones are waited for, so that a small record answers at once.
_WAIT_SECONDS = 1.5
_STOP_SECONDS = 2.0


class _Making:
    """One day's views in the making. Many threads may wait for it."""

    def __init__(self, path: Path, day: str, packs: tuple[str, ...]) -> None:
        self._ended = threading.Event()
        self._share: float | None = None
        self._error: VariorumError | None = None
        self.day = day
        self.process, self._from = started(_make, path, day, packs)
        threading.Thread(target=self._hear, daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether its process has ended."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> None:
        """Return when the views are there, after waiting so long at most.

        Raises BeingMadeError where they are not there yet, and what went wrong where something did.
        """
        if not self._ended.wait(seconds):
            raise BeingMadeError(f"What was known on {self.day} is being worked out.", share=self._share)
        if self._error is not None:
            raise self._error
        if self.process.exitcode:
            raise RecordError(
                f"What was known on {self.day} could not be worked out: the process that did was ended.",
                advice="Ask again; if it ends again, there may be too little memory.",
            )

    def stop(self) -> None:
        """End it, and wait until it has."""
        self.process.terminate()
        if not self._ended.wait(_STOP_SECONDS):
            self.process.kill()
            self._ended.wait(_STOP_SECONDS)

    def _hear(self) -> None:
        """Take what it tells until it ends."""
        with suppress(EOFError, OSError):
            while True:
                told = self._from.recv()
                if isinstance(told, VariorumError):
                    self._error = told
                else:
                    self._share = told
        self._from.close()
        self.process.join()
        self._ended.set()


class Makings:
    """The days whose views are being made of the record of `settings`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._days: dict[str, _Making] = {}
        self._stopped = False

    def make(self, day: str) -> None:
        """Have the views of `day` made, and return when they are.

        Raises BeingMadeError where that takes longer than a request should wait, and what `known_record`
        raises.
        """
        making = self._begun(day)
        try:
            making.wait(_WAIT_SECONDS)
        finally:
            if making.ended:
                self._forget(making)

    def stop(self) -> None:
        """End all that are being made, and begin no more."""
        with self._lock:
            self._stopped = True
            ending = list(self._days.values())
            self._days.clear()
        for making in ending:
            making.stop()

    def _begun(self, day: str) -> _Making:
        with self._lock:
            if day in self._days:
                return self._days[day]
            if self._stopped or sum(not one.ended for one in self._days.values()) >= _AT_ONCE:
                raise BeingMadeError("What was known on another day is being worked out.", share=None)
            check_kept(self._settings.record)
            making = self._days[day] = _Making(self._settings.record, day, self._settings.packs)
            return making

    def _forget(self, making: _Making) -> None:
        with self._lock:
            if self._days.get(making.day) is making:
                del self._days[making.day]


def _make(to: Connection, path: Path, day: str, packs: tuple[str, ...]) -> None:
    def tell(step: Step) -> None:
        if step.stage == "events" and step.share is not None:
            to.send(step.share)

    try:
        with known_record(path, day, packs=packs, progress=tell):
            pass
    except RecordBusyError:
        # Another program makes the same views, or the record moved on: whoever asks again finds out.
        to.send(BeingMadeError(f"What was known on {day} is being worked out.", share=None))
    except VariorumError as error:
        kind = UsageError if isinstance(error, UsageError) else RecordError
        to.send(kind(error.message, advice=error.advice))
    except Exception as error:
        # Its words may be an article's.
        to.send(RecordError(f"What was known on {day} could not be worked out: {type(error).__name__}."))
