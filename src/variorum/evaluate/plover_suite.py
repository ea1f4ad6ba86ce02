"""The suite `plover`: who did what to whom in single sentences, against records of PLOVER.

`plover_events.yaml` says which event of PLOVER a claim is. The sentences are read with the bundled pack
`unrest-and-crime`, which has protests and sanctions. What is compared:

- the answer to a sentence is its first claim, in the order of the words, that is an event of PLOVER;
- the event is right where it is the record's; `event, any claim` also where a later claim has it;
- the actor is right where each actor of the record is among the answer's agents by one of its names,
  the recipient where each recipient is among its patients or its places, in talks and deals also among
  its agents: the records have a town that was shelled, and both who met, as recipients;
- a record without actor or recipient is left out of that measure; `all three` counts those it has;
- codes of countries and sectors, contexts, modes, dates and counts are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from variorum.evaluate.comparing import name_hits
from variorum.evaluate.gold import exported_claim, json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Forms, MadeClaim, Measure, Report
from variorum.lexicon.lexicon import load_lexicon
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError

_EVENTS_FILE = Path(__file__).parent / "plover_events.yaml"
_JOINT = frozenset({"negotiate", "agree"})
_NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One sentence and what coders made of it."""

    id: str
    text: str
    event: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One rule of the file: see there."""

    event: str
    types: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Events:
    """The rules in order, the kinds and roles of parties that are no state's, the events without a type."""

    rules: tuple[_Rule, ...]
    kinds: frozenset[str]
    roles: frozenset[str]
    without_type: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim that is an event of PLOVER."""

    at: int
    event: str
    claim: MadeClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A record with the events of its claims, and what of the answer is right; None is not compared."""

    record: _Record
    events: tuple[str, ...]
    event: bool
    actor: bool | None
    recipient: bool | None

    @property
    def all_three(self) -> bool:
        return self.event and self.actor is not False and self.recipient is not False


def plover_files(path: Path) -> list[Path]:
    """The file of records, a .jsonl or .jsonl.gz with `id`, `text`, `event`, `source` and `target`."""
    return json_lines_file(path)


def write_plover_texts(path: Path, work: Path) -> list[str]:
    """Write the sentences as a JSONL of articles into `work`, to be read in one go."""
    return write_articles(({"source": record.id, "text": record.text} for record in _records(path)), work)


def score_plover(path: Path, exports: Path) -> Report:
    """Score `exports`/claims.jsonl against the records at `path`: shares of records that are right."""
    events = _load_events()
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    for source, one in read_lines(exports / "claims.jsonl", lambda line: _told(line, events)):
        if one.event:
            told[source].append(one)
    scored = [_scored(record, sorted(told[record.id], key=lambda one: one.at)) for record in _records(path)]
    findings = tuple(
        Finding(
            kind="miss",
            where=one.record.id,
            label=f"{one.record.event} taken for {', '.join(one.events) or 'nothing'}",
            quote=one.record.text,
        )
        for one in scored
        if not one.event
    )
    return Report(suite="plover", measures=tuple(_measures(scored, events)), findings=findings)


def _records(path: Path) -> Iterator[_Record]:
    files = plover_files(path)
    if not files:
        raise InputError(f"{path} holds no records.", advice="Name a .jsonl or .jsonl.gz file.")
    for where, entry in json_lines(files[0]):
        try:
            yield _Record(
                id=str(entry["id"]),
                text=str(entry["text"]),
                event=str(entry["event"]),
                actors=_names(entry.get("source")),
                recipients=_names(entry.get("target")),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{where} is no record: {error!r}.") from error


def _names(parties: str | Sequence[str | Mapping[str, Any]] | None) -> tuple[str, ...]:
    """The names of parties: each with its text, or bare."""
    listed = [parties] if isinstance(parties, str) else parties or []
    names = (party if isinstance(party, str) else party.get("actorText") or "" for party in listed)
    return tuple(name for name in names if name)


def _told(line: Mapping[str, Any], events: _Events) -> tuple[str, _Told]:
    claim = exported_claim(line)
    is_no_state = any(_is_no_state(agent["id"], events) for agent in line["arguments"]["agent"])
    rule = next((rule for rule in events.rules if _fits(rule, claim, is_no_state=is_no_state)), None)
    event = rule.event if rule is not None else _NOTHING
    return line["document"]["source"], _Told(at=line["evidence"]["start"], event=event, claim=claim)


def _is_no_state(actor_id: str | None, events: _Events) -> bool:
    known = load_lexicon().actors.get(actor_id) if actor_id else None
    return known is not None and (known.kind in events.kinds or known.role in events.roles)


def _fits(rule: _Rule, claim: MadeClaim, *, is_no_state: bool) -> bool:
    return (
        (not rule.types or claim.event_type in rule.types)
        and (not rule.modality or claim.modality in rule.modality)
        and (not rule.agent or is_no_state)
    )


def _scored(record: _Record, told: Sequence[_Told]) -> _Scored:
    answer = told[0] if told else None
    agents = answer.claim.arguments["agent"] if answer else ()
    return _Scored(
        record=record,
        events=tuple(one.event for one in told),
        event=answer is not None and answer.event == record.event,
        actor=_all_among(record.actors, agents),
        recipient=_all_among(record.recipients, _recipients(answer.claim) if answer else ()),
    )


def _recipients(claim: MadeClaim) -> tuple[Forms, ...]:
    others = claim.arguments["agent"] if claim.event_type in _JOINT else ()
    return (*claim.arguments["patient"], *claim.arguments["place"], *others)


def _all_among(wanted: Sequence[str], made: Sequence[Forms]) -> bool | None:
    return name_hits(wanted, made) == len(wanted) if wanted else None


def _measures(scored: Sequence[_Scored], events: _Events) -> Iterator[Measure]:
    ours = [one for one in scored if one.record.event not in events.without_type]
    yield Measure(name="sentences", value=len(scored))
    yield Measure(name="sentences of events with a type", value=len(ours))
    yield Measure(name="sentences without an answer", value=sum(not one.events for one in scored))
    for name, some in (("", scored), (", events with a type", ours)):
        yield Measure(name=f"event{name}", value=share(sum(one.event for one in some), len(some)))
        found = sum(one.record.event in one.events for one in some)
        yield Measure(name=f"event, any claim{name}", value=share(found, len(some)))
        actors = [one.actor for one in some if one.actor is not None]
        yield Measure(name=f"actor{name}", value=share(sum(actors), len(actors)))
        recipients = [one.recipient for one in some if one.recipient is not None]
        yield Measure(name=f"recipient{name}", value=share(sum(recipients), len(recipients)))
        yield Measure(name=f"all three{name}", value=share(sum(one.all_three for one in some), len(some)))
    for event in sorted({one.record.event for one in scored}):
        of_it = [one for one in scored if one.record.event == event]
        yield Measure(name=f"{event}: event", value=share(sum(one.event for one in of_it), len(of_it)))


@cache
def _load_events() -> _Events:
    given = load_yaml(_EVENTS_FILE)
    return _Events(
        rules=tuple(
            _Rule(
                event=entry["event"],
                types=tuple(entry.get("types", ())),
                modality=tuple(entry.get("modality", ())),
                agent=entry.get("agent", ""),
            )
            for entry in given["events"]
        ),
        kinds=frozenset(given["non_state"]["kinds"]),
        roles=frozenset(given["non_state"]["roles"]),
        without_type=frozenset(given["without_type"]),
    )
