"""Long answers, worked out by a process of their own while requests go on."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request

from variorum.model.errors import RecordError, UsageError, VariorumError
from variorum.pipeline.known import known_record
from variorum.store.reading import RecordReader
from variorum.store.record import Record
from variorum.web.core.faults import BeingMadeError
from variorum.web.core.processes import started
from variorum.web.core.settings import Settings

Q = TypeVar("Q", bound=Hashable)
A = TypeVar("A")

Tell = Callable[[float], None]
"""Is given how much of the work is done, from 0 to 1."""

Work = Callable[[RecordReader, Q, Tell], A]
"""Answers a question to a record: a function of a module, with a frozen question."""

# Answers kept, and how long a request waits before it is told to ask again.
_KEPT = 12
_WAIT_SECONDS = 1.5
# The process takes a moment to start; the answer itself may be a short one.
_START_SECONDS = 5.0
# How many short answers a request lets go first.
_TURNS = 3
# Whoever waits for these may have to wait, whoever reads on does not.
_NICENESS = 5
_STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked(Generic[A]):
    """An answer; it is not `current` where the record was added to while it was worked out."""

    answer: A
    current: bool

    @property
    def headers(self) -> dict[str, str]:
        """Headers of a response with this answer: what is overtaken is not kept."""
        return {} if self.current else {"Cache-Control": "no-store"}


@dataclass(slots=True, eq=False)
class _Job:
    """One question on its way; `mark` is the state of the record when it was asked."""

    mark: str
    done: threading.Event = field(default_factory=threading.Event)
    share: float | None = None
    answer: Any = None
    error: VariorumError | None = None
    taken: bool = False
    patience: float = _WAIT_SECONDS


class Works:
    """Has long answers worked out, one at a time, by one process that stays for the next question.

    Answers are kept until the record changes. Work that was begun before a change is finished all the same
    and given to who waits for it: while a build writes there would else be no answer.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._jobs: OrderedDict[Hashable, _Job] = OrderedDict()
        self._running: _Job | None = None
        self._process: BaseProcess | None = None
        self._to: Connection | None = None

    def ask(self, work: Work[Q, A], question: Q, *, known_on: str | None, mark: str) -> Worked[A]:
        """The answer of `work` to `question` about the record as known on a day; `mark` is its state now.

        Raises BeingMadeError where that takes longer than a request should wait, and what `work` raises.
        """
        key = (f"{work.__module__}.{work.__name__}", question, known_on)
        job = self._job(key, mark, (work, question, known_on))
        if not job.done.wait(job.patience):
            job.patience = _WAIT_SECONDS
            raise BeingMadeError("The answer is being worked out.", share=job.share)
        job.taken = True
        if job.error is not None:
            self._forget(key, job)
            raise job.error
        return Worked(answer=job.answer, current=job.mark == mark)

    def stop(self) -> None:
        """End what is being worked out."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join()

    def _job(self, key: Hashable, mark: str, asked: object) -> _Job:
        """The job that answers a question, begun where it is not; others are waited for, but not for long."""
        for _ in range(_TURNS):
            with self._lock:
                job = self._jobs.get(key)
                if job is not None and not (job.done.is_set() and job.taken and job.mark != mark):
                    self._jobs.move_to_end(key)
                    return job
                before = self._running
                if before is None or before.done.is_set():
                    return self._begin(key, _Job(mark), asked)
            if not before.done.wait(_WAIT_SECONDS):
                break
        raise BeingMadeError("Another long answer is being worked out.", share=None)

    def _begin(self, key: Hashable, job: _Job, asked: object) -> _Job:
        if self._process is None or not self._process.is_alive():
            job.patience = _START_SECONDS
            self._process, self._to = started(_serve, self._settings.record, self._settings.packs)
        assert self._to is not None
        self._jobs[key] = self._running = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._follow, args=(job, self._to, asked), daemon=True).start()
        return job

    def _follow(self, job: _Job, to: Connection, asked: object) -> None:
        """Send a question and take what comes back until it is answered."""
        try:
            to.send(asked)
            while isinstance(told := to.recv(), float):
                job.share = told
            if isinstance(told, _Failed):
                job.error = told.error()
            else:
                (job.answer,) = told
        except (EOFError, OSError):
            job.error = RecordError(
                "The answer could not be worked out: the process that did was ended.",
                advice="Ask again; if it ends again, there may be too little memory.",
            )
            with self._lock:
                if self._to is to:
                    # It may take a moment to be gone, and the next question wants another one.
                    self._process = None
        finally:
            job.done.set()

    def _forget(self, key: Hashable, job: _Job) -> None:
        with self._lock:
            if self._jobs.get(key) is job:
                del self._jobs[key]


@dataclass(frozen=True, slots=True)
class _Failed:
    """A failure in the words of the project; errors themselves do not pass from process to process."""

    misuse: bool
    message: str
    advice: str

    def error(self) -> VariorumError:
        return (UsageError if self.misuse else RecordError)(self.message, advice=self.advice)


def _serve(there: Connection, path: Path, packs: tuple[str, ...]) -> None:
    """Answer questions until nobody is left to ask."""
    with suppress(OSError):
        os.nice(_NICENESS)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            work, question, known_on = there.recv()
            there.send(_answered(work, question, known_on, _Telling(there), path, packs))


def _answered(
    work: Work[Any, Any], question: Any, known_on: str | None, tell: Tell, path: Path, packs: tuple[str, ...]
) -> object:
    opening = Record.open(path) if known_on is None else known_record(path, known_on, packs=packs)
    try:
        with opening as record:
            if known_on is not None:
                return (work(record, question, tell),)
            with record.snapshot():
                return (work(record, question, tell),)
    except VariorumError as error:
        return _Failed(isinstance(error, UsageError), error.message, error.advice)
    except MemoryError:
        return _Failed(False, "The answer could not be worked out: there is too little memory.", "")
    except Exception as error:
        # Its words may be an article's.
        return _Failed(False, f"The answer could not be worked out: {type(error).__name__}.", "")


class _Telling:
    """Passes on how much is done, a step at a time."""

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._told = 0

    def __call__(self, share: float) -> None:
        step = int(share * _STEPS)
        if step > self._told:
            self._told = step
            self._there.send(min(float(share), 1.0))


async def works(request: Request) -> Works:
    """The long answers of the application."""
    found: Works = request.app.state.works
    return found


TheWorks = Annotated[Works, Depends(works)]
