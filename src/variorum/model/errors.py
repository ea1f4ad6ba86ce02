"""The error tree: broken use, broken input/output and broken records; odd text never raises."""

from __future__ import annotations


class VariorumError(Exception):
    """A failure that a person can act on.

    `message` says what happened and where; `advice` says what to do about it.
    """

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class UsageError(VariorumError):
    """The command or call was put together wrongly (exit status 2)."""


class InputError(VariorumError):
    """One input cannot be read or holds nothing readable; the rest goes on (exit status 1)."""


class RecordError(VariorumError):
    """The record file cannot be used."""


class RecordBusyError(RecordError):
    """Another process is writing to the record."""


class RecordVersionError(RecordError):
    """The record was made by a newer or an unknown version of the program."""


class RecordFullError(RecordError):
    """The disk or the quota under the record is full."""


class WorkerError(VariorumError):
    """A process that read documents for a build was killed; the record holds what was read before."""


class LexiconError(VariorumError):
    """A knowledge file is malformed or the compiled gazetteer is unusable."""


class CodecError(VariorumError):
    """JSON does not have the shape of the record it should hold."""
