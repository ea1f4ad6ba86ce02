"""One source: whom it stands beside, and what it says event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from variorum.lexicon.fold import slug
from variorum.lexicon.lexicon import Lexicon
from variorum.model.events import Event, OriginLink
from variorum.query.alike import ids_alike
from variorum.query.printable import one_line
from variorum.query.rules import Codebooks
from variorum.query.searching.seeking import origins_called
from variorum.query.sources import Source as Counted
from variorum.query.sources import all_sources, standings_of
from variorum.reconcile.documents.voices import voice_of
from variorum.store.reading import RecordReader
from variorum.store.reading_origins import CarrierLine, Telling, TellingKind
from variorum.store.rows import NO_DAY
from variorum.web.core.faults import UnknownError
from variorum.web.core.knowledge import type_of
from variorum.web.core.paging import key_pair, mark
from variorum.web.core.shapes import Days
from variorum.web.sources.listing import row_of
from variorum.web.sources.shapes import (
    Carrier,
    Copier,
    Other,
    PartedReading,
    Parting,
    Said,
    Source,
    SourceName,
    TellingRow,
    Tellings,
)

_MOST = 12
_ALIKE = 3
_CITED_BY = " cited by "


def source_called(record: RecordReader, lexicon: Lexicon, name: str) -> tuple[Counted, tuple[Counted, ...]]:
    """The source of this key or name, and all there are. Raises UnknownError where there is none."""
    everyone = all_sources(record, lexicon.sources)
    by_key = {one.key: one for one in everyone}
    keys = (*_keys_of(name, lexicon), *_texts_called(record, name))
    found = next((by_key[key] for key in keys if key in by_key), None)
    if found is None:
        called = origins_called(name, by_key, lexicon.sources)
        if len(called) == 1:
            return by_key[called[0]], everyone
        raise UnknownError(
            f"The record has no source called “{one_line(name)[:60]}”.",
            advice="Look for it in the list of sources; it may not have been heard yet on a day.",
            near=list(dict.fromkeys((*called[:_ALIKE], *ids_alike(slug(name), by_key, _ALIKE)))),
        )
    return found, everyone


def _texts_called(record: RecordReader, name: str) -> Iterator[str]:
    """The texts that are origins themselves, as their outlet is not known, by their quoted name."""
    if name.startswith("“") and name.endswith("”"):
        yield from (head.id for head in record.heads() if one_line(head.title or head.source) == name[1:-1])


def _keys_of(name: str, lexicon: Lexicon) -> Iterator[str]:
    """The keys that a key, or a name as other views have it, may mean, the surest first."""
    yield name
    if not name.strip():
        return
    yield voice_of(name, lexicon.sources).id
    yield slug(name)
    spoken, cited, outlet = name.rpartition(_CITED_BY)
    if cited and outlet.strip():
        by = voice_of(outlet, lexicon.sources).id
        yield f"{slug(spoken)} ({by})"


class Portrait:
    """One source of a record beside the others."""

    def __init__(
        self, record: RecordReader, lexicon: Lexicon, source: Counted, everyone: Sequence[Counted]
    ) -> None:
        self._record = record
        self._lexicon = lexicon
        self._source = source
        self._by_key = {one.key: one for one in everyone}

    def drawn(self) -> Source:
        """The source and those it stands beside."""
        record, one = self._record, self._source
        carriers = [line for line in record.carriers_of(one.key) if line.outlet not in one.outlets][:_MOST]
        passed_on = [line for line in record.carried_by(one.outlets) if line.origin != one.key]
        others = record.others_on(one.key)[:_MOST]
        copied_by, copies_of = record.copied_from(one.outlets)[:_MOST], record.copied_of(one.outlets)[:_MOST]
        outlets = [line.outlet for line in carriers] + [name for name, _ in (*copied_by, *copies_of)]
        summed = _summed(passed_on)[:_MOST]
        names = self._names([line.origin for line in summed] + [key for key, *_ in others])
        own = {outlet: SourceName(key=self._key(outlet), name=outlet) for outlet in outlets}
        row = row_of(one, standings_of(record, [one], self._lexicon, self._by_key)[one.key])
        return Source(
            **dict(row),
            outlets=list(one.outlets),
            document=one.key if row.known.kind == "article" else None,
            carriers=[_carrier(line, own[line.outlet]) for line in carriers],
            passes_on=[_carrier(line, names[line.origin]) for line in summed],
            copied_by=[Copier(source=own[name], documents=count) for name, count in copied_by],
            copies_of=[Copier(source=own[name], documents=count) for name, count in copies_of],
            others=[
                Other(source=names[key], together=both, denied_by=denied, denying=denying)
                for key, both, denied, denying in others
            ],
        )

    def _names(self, keys: Sequence[str]) -> dict[str, SourceName]:
        found = [self._by_key[key] for key in dict.fromkeys(keys)]
        called = standings_of(self._record, found, self._lexicon, self._by_key)
        return {key: SourceName(key=key, name=called[key].name) for key in called}

    def _key(self, outlet: str) -> str:
        return voice_of(outlet, self._lexicon.sources).id if outlet else ""


def tellings_of(
    record: RecordReader,
    key: str,
    kind: TellingKind,
    books: Codebooks,
    page: tuple[str | None, int, Literal["newest", "oldest"]],
) -> Tellings:
    """A page of the events that a source tells or denies; `page` is the mark before, most rows, and order."""
    after, limit, order = page
    found = record.tellings(key, kind, key_pair(after), limit + 1, newest=order == "newest")
    shown = found[:limit]
    last = shown[-1] if len(found) > limit else None
    rows = [
        _telling(record, key, one, event, books)
        for one in shown
        if (event := record.event(one.event_id)) is not None
    ]
    return Tellings(
        rows=rows,
        next=None if last is None else mark(last.day or NO_DAY, last.event_id),
        total=record.count_tellings(key, kind),
    )


def _telling(record: RecordReader, key: str, telling: Telling, event: Event, books: Codebooks) -> TellingRow:
    links = [link for link in event.origin_links if link.origin == key]
    return TellingRow.model_validate(
        {
            "event_id": event.id,
            "label": event.label,
            "status": event.status,
            "event_type": type_of(event.event_type, books),
            "days": Days(
                earliest=event.when.earliest if event.when else None,
                latest=event.when.latest if event.when else None,
            ),
            "told": telling.told,
            "denied": telling.denied,
            "alone": telling.alone,
            "refuted": telling.refuted,
            "apart": telling.apart,
            "interest": telling.interest,
            "said": _said(record, links),
            "partings": list(_partings(event, key)) if telling.apart else [],
        }
    )


def _said(record: RecordReader, links: Sequence[OriginLink]) -> Said | None:
    """The words of a claim that names the source, and stands in a text of its own, where there is one."""
    for link in sorted(links, key=_telling_most):
        claim = record.claim(link.claim_id)
        head = record.head(link.document_id)
        if claim is not None:
            return Said(
                claim_id=link.claim_id,
                document_id=link.document_id,
                outlet=link.outlet or "",
                published=head.published if head is not None else None,
                speaker=claim.speakers[-1].attribution.speaker.text if claim.speakers else "",
                quote=claim.claim.evidence.quote,
                sentence=claim.claim.evidence.sentence,
                denies=link.denies,
            )
    return None


def _telling_most(link: OriginLink) -> tuple[bool, bool, str]:
    return link.carried_from is not None, link.basis != "named", link.claim_id


def _partings(event: Event, key: str) -> Iterator[Parting]:
    """The fields and figures on which the source and another one contradict each other."""
    for field in event.variants:
        against = [one for one in field.variants if one.relation == "contradicts"]
        readings = [field.variants[0], *against] if against else []
        texts = [(PartedReading(text=one.text or one.value), key in one.origins) for one in readings]
        yield from _parted(field.field, texts)
    for figure in event.figures:
        if figure.is_disputed:
            standing = [one for one in figure.accounts if one.relation in ("agrees", "contradicts")]
            bounds = [(PartedReading(low=one.low, high=one.high), one.origin == key) for one in standing]
            yield from _parted(figure.kind, bounds)


def _parted(field: str, readings: Iterable[tuple[PartedReading, bool]]) -> Iterator[Parting]:
    """What the source has of `readings`, which are marked where they are its, and what others alone have."""
    told = dict.fromkeys(readings)
    its = [one for one, own in told if own]
    others = [one for one, own in told if not own and one not in its]
    if its and others:
        yield Parting(field=field, its=its, others=others)


def _summed(lines: Sequence[CarrierLine]) -> list[CarrierLine]:
    """Lines of one origin in several outlets as one, the most claims first."""
    made: dict[str, CarrierLine] = {}
    for line in lines:
        before = made.get(line.origin)
        made[line.origin] = line if before is None else _together(before, line)
    return sorted(made.values(), key=lambda line: (-line.claims, line.origin))


def _together(one: CarrierLine, other: CarrierLine) -> CarrierLine:
    return replace(
        one,
        events=one.events + other.events,
        claims=one.claims + other.claims,
        carried=one.carried + other.carried,
    )


def _carrier(line: CarrierLine, source: SourceName) -> Carrier:
    return Carrier(source=source, events=line.events, claims=line.claims, carried=line.carried)
