"""What is decoded and worked out once, for readers who ask the same of one record again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Condition, Lock
from typing import TypeVar, cast

from cachetools import LRUCache, cached

from variorum.store.rows import record_of

T = TypeVar("T")

_ANSWERS = 512


class Remembered:
    """Answers worked out lately, and records decoded lately by the text they were decoded from.

    Of the records so many `characters` of text are remembered; they take several times that room. Several
    threads may use it. What it gives is given to others too: nobody may change it.
    """

    def __init__(self, characters: int = 0) -> None:
        records: LRUCache[Hashable, tuple[object, int]] = LRUCache(characters, getsizeof=lambda one: one[1])
        answers: LRUCache[Hashable, object] = LRUCache(_ANSWERS)
        self._decoded = cached(records, lock=Lock())(_decoded) if characters else _decoded
        # With a condition, who asks for what another works out already waits for it.
        self._answered = cached(answers, key=_question, condition=Condition())(_answered)

    def record_of(self, record_type: type[T], body: object) -> T:
        """The record in a `body` column. Raises RecordError when it does not hold one."""
        # What a text says does not hang on the row it stands in, nor on the state of the record.
        return cast(T, self._decoded(record_type, str(body))[0])

    def answer(self, question: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, which must always be the same for one `question`."""
        return cast(T, self._answered(question, work))


def _decoded(record_type: type, text: str) -> tuple[object, int]:
    return record_of(record_type, text), len(text)


def _answered(_of: Hashable, work: Callable[[], object]) -> object:
    return work()


def _question(of: Hashable, _work: Callable[[], object]) -> Hashable:
    return of
