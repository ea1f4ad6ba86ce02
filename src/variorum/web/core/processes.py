"""Work in processes of their own, so that requests go on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess


def started(work: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """A process that runs `work(there, *given)`, and the end of a pipe whose other end is `there`.

    It does not hear Ctrl-C: the one that started it ends it.
    """
    # A forked process would share locks and open records with this one.
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(there, *given), daemon=True)
    with _without_interrupts():
        process.start()
    # Else nobody would notice here that the process has ended.
    there.close()
    return process, here


@contextmanager
def _without_interrupts() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
