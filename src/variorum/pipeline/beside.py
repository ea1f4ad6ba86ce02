"""Claims beside others as building compares them, of which only those asked for are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from variorum.lexicon.lexicon import Lexicon
from variorum.model.errors import RecordError
from variorum.model.workings import Standing
from variorum.pipeline.rare_words import RareWords
from variorum.pipeline.shelf import Shelf
from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.comparing.keys import claim_number
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.events.regions import compared_with, span_of
from variorum.reconcile.judging.judgements import Settled
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.witnesses.witnesses import Witness
from variorum.store.reading import RecordReader
from variorum.store.workings import Workings

# Witnesses are kept for the claims that come up again and again; each takes some 3 kB.
_REMEMBERED = 30_000


class Beside:
    """The claims of a record as the views were made from them, with what persons judged since."""

    def __init__(self, record: RecordReader, workings: Workings, lexicon: Lexicon) -> None:
        self._record = record
        self._workings = workings
        self._shelf = Shelf(record, workings, lexicon)
        self._words = RareWords(workings)
        self._rules = load_rules()
        self._raw: dict[str, Witness] = {}

    @property
    def settled(self) -> Settled:
        """What the judgements in the record come to."""
        return self._shelf.settled

    def scene(self, claim_ids: Iterable[str]) -> Scene:
        """The scene of these claims, less those that a person rejected.

        Raises RecordError where one of the others has no place among the claims, as the views are not of
        this version or not current.
        """
        wanted = sorted(set(claim_ids))
        standings = self._workings.standing(list(map(claim_number, wanted)))
        self._load(wanted)
        placed = {one.claim_id for one in standings}
        if any(one in self._raw and one not in placed for one in wanted):
            raise RecordError(
                "The record does not tell how these claims are compared.", advice="Build it again."
            )
        return self._scene([one for one in standings if one.claim_id in self._raw])

    def comparisons(self, claim_ids: Collection[str]) -> Iterator[Match]:
        """The comparisons that building makes in which any of these claims stands, each once."""
        standings = self._workings.standing(list(map(claim_number, claim_ids)))
        pairs = compared_with(self._workings, standings, self._rules)
        both = {one.claim: one for pair in pairs for one in pair}
        self._load([one.claim_id for one in both.values()])
        scene = self._scene([one for one in both.values() if one.claim_id in self._raw])
        for left, right in pairs:
            if left.claim_id in scene.witnesses and right.claim_id in scene.witnesses:
                yield scene.compared(left.claim_id, right.claim_id)

    def _scene(self, standings: Sequence[Standing]) -> Scene:
        ordered = sorted(standings, key=lambda one: one.claim_id)
        rare = self._words.rare_of({one.claim_id: self._raw[one.claim_id] for one in ordered})
        return Scene(
            witnesses={one.claim_id: replace(rare[one.claim_id], twin=one.twin) for one in ordered},
            spans={one.claim_id: span_of(one) for one in ordered},
            rules=self._rules,
            settled=self._shelf.settled,
        )

    def _load(self, claim_ids: Iterable[str]) -> None:
        """Read claims that are not known yet; those that a person rejected are left out."""
        if len(self._raw) > _REMEMBERED:
            self._raw.clear()
        claims = (self._record.claim(one) for one in claim_ids if one not in self._raw)
        self._raw.update((one.id, one) for one in self._shelf.witnesses(filter(None, claims)))


@contextmanager
def beside(record: RecordReader, lexicon: Lexicon) -> Iterator[Beside]:
    """The claims of `record` beside each other, inside the block."""
    with record.workings() as workings:
        yield Beside(record, workings, lexicon)
