"""Bringing the record up to date with judgements, by a process of its own while requests go on."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

from variorum import pipeline
from variorum.model.errors import RecordBusyError, VariorumError
from variorum.pipeline.known import packs_for
from variorum.pipeline.report import Step
from variorum.web.core.processes import started
from variorum.web.core.settings import Settings

RemakingState = Literal["idle", "making", "waiting", "failed"]

# Another build writes to the record: how long until it is tried again.
_AGAIN_SECONDS = 2.0
_ENDED = "The process that brought the record up to date was ended."


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """Where the bringing up to date stands: `share` (0 to 1) is how much is made, where that is known.

    waiting: another build writes to the record, and it is tried again until that has ended.
    """

    state: RemakingState = "idle"
    share: float | None = None
    message: str = ""
    advice: str = ""


class Remaking:
    """Makes anew what judgements touch. What is asked for while it is made is made right after."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._wanted = False
        self._thread: threading.Thread | None = None
        self._process: BaseProcess | None = None
        self._stands = Remade()

    @property
    def stands(self) -> Remade:
        """Where it stands."""
        return self._stands

    def want(self) -> None:
        """Have the record brought up to date soon."""
        with self._lock:
            if self._stopped.is_set():
                return
            self._wanted = True
            if self._thread is None:
                self._stands = Remade(state="making")
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End it. What was judged stays in the judgement file; a change half made is undone."""
        self._stopped.set()
        with self._lock:
            process, thread = self._process, self._thread
        if process is not None:
            process.terminate()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted or self._stopped.is_set():
                    self._thread = None
                    return
                self._wanted = False
            self._stands = Remade(state="making")
            ended = self._once()
            self._stands = ended
            if ended.state == "waiting":
                self._stopped.wait(_AGAIN_SECONDS)
                self._wanted = True

    def _once(self) -> Remade:
        with self._lock:
            if self._stopped.is_set():
                return Remade()
            process, hearing = started(_remake, self._settings.record, self._settings.packs)
            self._process = process
        ended = Remade(state="failed", message=_ENDED, advice="Try again; what was judged is kept.")
        with suppress(EOFError, OSError):
            while True:
                told = hearing.recv()
                if told.state == "making":
                    self._stands = told
                else:
                    ended = told
        hearing.close()
        process.join()
        return ended


def _remake(to: Connection, path: Path, packs: tuple[str, ...]) -> None:
    def tell(step: Step) -> None:
        if step.stage == "events":
            to.send(Remade(state="making", share=step.share))

    try:
        # Without those it was built with, a record would be made anew as another.
        names, _ = packs_for(path, packs)
        # Loaded here only: what builds takes seconds to load.
        pipeline.build((), path, progress=tell, packs=names)
    except RecordBusyError as error:
        to.send(Remade(state="waiting", message=error.message))
    except VariorumError as error:
        to.send(Remade(state="failed", message=error.message, advice=error.advice))
    else:
        to.send(Remade())
