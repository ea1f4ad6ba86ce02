"""Records about roads made by hand: holdings as they are, and events with one invented claim each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from road_kit import event_on, told_of

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Evidence, GroundedClaim, Mention, Place, Route
from variorum.model.control import Holding
from variorum.model.documents import Document, Published, RawDocument
from variorum.model.events import Event
from variorum.state.roads.network import Road, known_network
from variorum.store.record import Record


@contextmanager
def record_of(
    path: Path,
    lexicon: Lexicon,
    told: Sequence[Mapping[str, object]] = (),
    events: Sequence[Mapping[str, object]] = (),
) -> Iterator[Record]:
    """A record of holdings and events in one line each.

    `told` as `road_kit.told_of` takes it, with `road`, the id of a road, where it speaks of one; `events`
    {id, road?, type?, by?, against?, place?, day?, status?, says?, printed?, carried?, ends?}.
    """
    network = known_network(lexicon)
    with Record.open(path, "create") as record:
        made = [_event(record, lexicon, network.road(str(line.get("road"))), line) for line in events]
        holdings = [told_of(lexicon, network.road(str(line.get("road"))), line) for line in told]
        record.replace_views((), made, sorted(holdings, key=lambda one: (one.subject.kind, one.subject.id)))
    with Record.open(path) as record:
        yield record


def _event(record: Record, lexicon: Lexicon, road: Road | None, line: Mapping[str, object]) -> Event:
    words = {key: str(line[key]) for key in ("by", "against", "place", "day", "status") if key in line}
    event = event_on(lexicon, str(line["id"]), road, event_type=str(line.get("type", "encircle")), **words)
    says, printed = str(line.get("says", "cut the road")), str(line.get("printed", "2024-01-01"))
    raw = RawDocument(
        id=f"doc-{event.id}",
        source=f"{event.id}.txt",
        raw=says.encode(),
        text=says,
        media_type="text/plain",
        encoding="utf-8",
    )
    document = Document(
        id=raw.id,
        source=raw.source,
        raw_text=says,
        text=says,
        published=Published(day=printed, basis="given"),
    )
    record.add_document(raw, document, [_claim(event, road, line, says)], (), "test")
    return event


def _claim(event: Event, road: Road | None, line: Mapping[str, object], says: str) -> GroundedClaim:
    trigger = str(line.get("trigger", says.split(maxsplit=1)[0]))
    start = says.index(trigger)
    mention = Mention(text=trigger, start=start, end=start + len(trigger))
    ends = str(line["ends"]).split(" - ") if "ends" in line else [None, None]
    places = ()
    if event.place is not None:
        places = (
            Place(
                mention=mention,
                id=event.place.id,
                name=event.place.name,
                precision=1,
                carried=bool(line.get("carried")),
            ),
        )
    route = Route(
        mention=mention,
        id=road.id if road else None,
        name=road.name if road else "",
        from_place=ends[0],
        to_place=ends[1],
    )
    return GroundedClaim(
        claim=Claim(
            id=f"claim-{event.id}",
            document_id=f"doc-{event.id}",
            event_type=event.event_type,
            evidence=Evidence(
                start=start, end=len(says), quote=says[start:], sentence=says, sentence_start=0
            ),
            trigger=mention,
            modality="denied" if event.status == "denied" else "asserted",
        ),
        places=places,
        routes=(route,) if road is not None else (),
    )


class HeldOnly:
    """What a record tells of holdings alone."""

    def __init__(self, holdings: list[Holding]) -> None:
        self._holdings = holdings

    def holdings_on(self, ground: str) -> list[Holding]:
        return [one for one in self._holdings if one.subject.ground == ground]

    def holdings_under(self, beginning: str) -> list[Holding]:
        return [one for one in self._holdings if one.subject.id.startswith(beginning)]

    def events_of_type(self, *_: str) -> tuple[()]:
        return ()

    def events_at(self, _: str) -> Iterator[Event]:
        return iter(())

    def subjects_called(self, _: str) -> tuple[()]:
        return ()

    def claim(self, _: str) -> None:
        return None
