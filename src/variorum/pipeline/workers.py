"""Reading windows of documents in this process, or several at once in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain, islice

from variorum.lexicon.packs import load_packs
from variorum.model.documents import RawDocument
from variorum.model.errors import WorkerError
from variorum.model.threads import ONE_THREAD
from variorum.pipeline.line import Line, Made, StageFailedError, bare, broken, the_line
from variorum.pipeline.windows import Arrived

Window = Sequence[Arrived]
Read = tuple[Window, Iterator[Made]]

# Each worker has the model and the lexicon to itself, about 400 MB: more than a few only by wish.
_MOST_UNASKED = 4
# Up to so many windows are read before workers would have loaded what they need.
_FEW_WINDOWS = 4
# Windows that wait for each worker or for the record, so that no worker waits for another one.
_IN_FLIGHT = 2
# Documents one after the other whose worker is killed: more are no accident of theirs.
_MOST_IN_TURN = 3


def usual_jobs() -> int:
    """How many workers a build has unless told: as many as there are cores to run on, 4 at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_UNASKED)


def read_windows(windows: Iterator[Window], packs: Sequence[str], jobs: int) -> Generator[Read, None, None]:
    """Each window with what is made of its documents, all in order.

    With `jobs` over 1, and more windows than a worker needs to begin, as many workers read at once. They
    read as this process would, so that what is made is the same; and only as many windows are in memory
    as keep them busy, whatever the number of documents. Close the iterator to end the workers. `packs` are
    names or directories. A document over which its worker is killed is broken, the rest is read. Raises
    WorkerError where workers are killed again and again, and what a stage of the line raises.
    """
    first = list(islice(windows, _FEW_WINDOWS + 1)) if jobs > 1 else []
    windows = chain(first, windows)
    if len(first) > _FEW_WINDOWS:
        yield from _read_by_workers(windows, tuple(packs), jobs)
        return
    for window in windows:
        yield window, _line(tuple(packs)).made_of([one.raw for one in window])


def _read_by_workers(windows: Iterator[Window], packs: tuple[str, ...], jobs: int) -> Iterator[Read]:
    waiting: deque[tuple[Window, Future[list[Made]]]] = deque()
    with _one_thread_each(), closing(_Workers(packs, jobs)) as workers, closing(_Workers(packs, 1)) as spare:
        for window in windows:
            if len(waiting) == _IN_FLIGHT * jobs:
                yield _read(spare, *waiting.popleft())
            waiting.append((window, workers.submit([one.raw for one in window])))
        while waiting:
            yield _read(spare, *waiting.popleft())


def _read(spare: _Workers, window: Window, made: Future[list[Made]]) -> Read:
    """A window with what a worker made of it; documents as they arrived stay in this process."""
    try:
        of_each = made.result()
    except BrokenProcessPool:
        of_each = list(_one_by_one(spare, [one.raw for one in window]))
    pairs = zip(window, of_each, strict=True)
    return window, iter([replace(one, raw=arrived.raw) for arrived, one in pairs])


def _one_by_one(spare: _Workers, raws: Sequence[RawDocument]) -> Iterator[Made]:
    """What is made of documents whose worker was killed, each read by itself.

    One that is under way when its worker is killed twice is recorded as broken, and the next ones are
    read by a new worker. Where that happens to several in turn, it is not they that are at fault.
    """
    in_turn = 0
    for raw in raws:
        made = _alone(spare, raw)
        in_turn = 0 if made is not None else in_turn + 1
        if in_turn == _MOST_IN_TURN:
            raise _killed()
        yield made or broken(raw, bare(raw), StageFailedError("worker"))


def _alone(worker: _Workers, raw: RawDocument) -> Made | None:
    """What is made of a document; None where its worker is killed over it twice."""
    for _ in range(2):
        try:
            return worker.submit([raw]).result()[0]
        except BrokenProcessPool:
            continue
    return None


def _killed() -> WorkerError:
    return WorkerError(
        "The processes that read documents are killed again and again.",
        advice="What was read before is in the record, and the same command goes on from there. If"
        " the system ended them for want of memory, give fewer --jobs.",
    )


class _Workers:
    """Processes that read; where one is killed, all are started anew for what is submitted next.

    None runs before something is submitted. They start from nothing: a process with threads, as this may
    be, cannot be forked safely.
    """

    def __init__(self, packs: tuple[str, ...], jobs: int) -> None:
        self._packs = packs
        self._jobs = jobs
        self._pool = self._started()

    def submit(self, raws: Sequence[RawDocument]) -> Future[list[Made]]:
        """What will be made of documents. Raises WorkerError where no worker can begin."""
        try:
            return self._pool.submit(_made_of, self._packs, raws)
        except BrokenProcessPool:
            self.close()
            self._pool = self._started()
        try:
            # Told apart from a document that kills its worker: these are killed before any is read.
            self._pool.submit(_begun).result()
            return self._pool.submit(_made_of, self._packs, raws)
        except BrokenProcessPool as error:
            raise _killed() from error

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, context, initializer=_begin, initargs=(self._packs,))


@contextmanager
def _one_thread_each() -> Iterator[None]:
    set_here = [name for name in ONE_THREAD if name not in os.environ]
    os.environ.update(dict.fromkeys(set_here, "1"))
    try:
        yield
    finally:
        for name in set_here:
            os.environ.pop(name, None)


# ---- in a worker


def _begin(packs: tuple[str, ...]) -> None:
    """Load what reading needs, once a worker; end at once, and silently, when the build is stopped."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _line(packs)


def _end_with_parent() -> None:
    """A build that was killed cannot end its workers, which would wait for it for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _begun() -> None:
    """Done once the worker has begun."""


@cache
def _line(packs: tuple[str, ...]) -> Line:
    return the_line(load_packs(packs))


def _made_of(packs: tuple[str, ...], raws: Sequence[RawDocument]) -> list[Made]:
    """What is made of each document, which the reader of the answer has: its bytes need not go back."""
    return [replace(made, raw=replace(made.raw, raw=b"", text="")) for made in _line(packs).made_of(raws)]
