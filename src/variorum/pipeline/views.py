"""The views of a record, made from its claims: copies, events, and who held what.

What was added since they were last made changes what it touches and nothing else. Where most of a record is
new, or another version made its views, they are made anew as a whole. Both give the same views.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from variorum.lexicon.lexicon import Lexicon
from variorum.model.issues import Issue
from variorum.pipeline.copying import Copying
from variorum.pipeline.extending import extend
from variorum.pipeline.part_links import PartLinks
from variorum.pipeline.rare_words import TooWideError
from variorum.pipeline.report import Tally
from variorum.pipeline.shelf import Looked, Shelf
from variorum.reconcile.comparing.keys import claim_number
from variorum.reconcile.events.occurrences import Occurrence, linked, occurrences
from variorum.reconcile.events.regions import standing_of
from variorum.reconcile.events.stage import staged
from variorum.reconcile.parts.settings import Setting
from variorum.state.control.entries import Archive, grounds_of
from variorum.state.control.holdings import holdings_of
from variorum.store.record import Record, Revision

# Where more than this share of the documents is new, or of the claims touched, making all anew is quicker.
_MOST_NEW = 0.1


def make_views(record: Record, lexicon: Lexicon, tally: Tally, *, anew: bool) -> tuple[Issue, ...]:
    """Bring the views of `record` up to date; `anew` says that those there are another version's.

    Returns the issues with judgements. Made anew, what grows with the record is held in memory: of
    documents their facts and fingerprints, of claims what reconciling compares; not the texts.
    """
    if not anew:
        added = record.added_documents()
        if len(added) <= _MOST_NEW * record.counts().documents:
            with suppress(TooWideError):
                return _extended(record, lexicon, tally, added)
    return _rebuilt(record, lexicon, tally)


def _extended(record: Record, lexicon: Lexicon, tally: Tally, added: list[str]) -> tuple[Issue, ...]:
    tally.tell("events")
    with record.revising() as revision:
        shelf = Shelf(record, revision.workings, lexicon)
        copying = Copying(record, revision, shelf, lexicon)
        most_claims = _MOST_NEW * record.counts().claims
        touched = extend(record, revision.workings, shelf, copying, added, most_claims)
        removed = revision.views.remove_events_with(touched.claim_ids)
        put = _Putting(revision, shelf)
        settings = put.events(touched.made)
        PartLinks(revision).changed(removed.event_ids, settings)
        tally.tell("control")
        put.holdings(removed.grounds)
    return shelf.settled.issues


def _rebuilt(record: Record, lexicon: Lexicon, tally: Tally) -> tuple[Issue, ...]:
    tally.tell("copies")
    with record.revising() as revision:
        revision.views.clear()
        revision.workings.clear()
        shelf = Shelf(record, revision.workings, lexicon)
        for document in record.documents():
            shelf.keep(document)
        Copying(record, revision, shelf, lexicon).all_of()
        tally.tell("events")
        ready = staged(shelf.witnesses(record.claims()), shelf.settled)
        scene = ready.scene
        revision.workings.place(
            standing_of(one, scene.spans[one.id], scene.rules, loose=one.root in ready.loose)
            for one in scene.witnesses.values()
        )
        for root, words in ready.said.items():
            revision.workings.say(root, words)
        links = linked(scene)
        revision.workings.link((claim_number(left), claim_number(right)) for left, right in links)
        put = _Putting(revision, shelf)
        PartLinks(revision).all_of(put.events(occurrences(scene, links)))
        tally.tell("control")
        put.holdings()
    return shelf.settled.issues


class _Putting:
    """Puts events into the views, and then what they say is held."""

    def __init__(self, revision: Revision, shelf: Shelf) -> None:
        self._views = revision.views
        self._shelf = shelf
        self._archive = Archive(
            claims=Looked(shelf.claim),
            published=Looked(shelf.published),
            roots=Looked(shelf.root_of),
            voices=Looked(shelf.voice_of),
            actors=Looked(shelf.actor),
        )
        self._grounds: set[str] = set()

    def events(self, made: Iterable[Occurrence]) -> list[Setting]:
        """Add events; gives their settings."""
        settings = []
        for event, setting in made:
            grounds = grounds_of(event, self._archive)
            self._grounds.update(grounds)
            self._views.put_event(event, grounds)
            settings.append(setting)
        return settings

    def holdings(self, removed: Iterable[str] = ()) -> None:
        """Tell anew who holds what the events are about that were added, or `removed`."""
        for ground in sorted(self._grounds.union(removed)):
            self._views.remove_holdings(ground)
            events = tuple(self._views.events_of(ground))
            self._views.put_holdings(holdings_of(events, self._archive, self._shelf.broader, ground))
