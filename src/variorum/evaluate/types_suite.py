"""The suite `types`: which type of event a short report tells of, against labels that people gave.

The labels are those of a set of their own; `types_labels.yaml` says which label a text has by the claims
made of it. The texts are read with the bundled pack `unrest-and-crime`, which has types that the codebook
does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report
from variorum.lexicon.lexicon import load_lexicon
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError

_LABELS_FILE = Path(__file__).parent / "types_labels.yaml"
_SIDES = {"state": "state", "non_state": "non-state", "people": "people"}
_HURT = ("killed", "injured")
# A text of whose claims no rule says anything has no label.
_NO_LABEL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One rule of the file: see there."""

    label: str
    types: tuple[str, ...]
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    agent: str = ""
    patient: str = ""
    harm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labelling:
    """The rules in order, and the sides of kinds and ids of parties."""

    rules: tuple[_Rule, ...]
    by_kind: Mapping[str, str]
    by_id: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim as the rules see it."""

    event_type: str
    frame: str
    agents: frozenset[str]
    patients: frozenset[str]
    harm: bool


def typed_files(path: Path) -> list[Path]:
    """The file of labelled texts, a .jsonl or .jsonl.gz with `id`, `text` and `label`."""
    return json_lines_file(path)


def write_typed_texts(path: Path, work: Path) -> list[str]:
    """Write the texts as a JSONL of articles into `work`, to be read in one go."""
    return write_articles(({"source": id_, "text": text} for id_, text, _ in _texts(path)), work)


def score_types(path: Path, exports: Path) -> Report:
    """Score `exports`/claims.jsonl against the labels at `path`: F1 of each label, weighted by its texts."""
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    labelling = _load_labelling()
    for source, claim in read_lines(exports / "claims.jsonl", lambda line: _told(line, labelling)):
        told[source].append(claim)
    pairs = [(id_, text, gold, _label(labelling, told[id_])) for id_, text, gold in _texts(path)]
    findings = tuple(
        Finding(kind="miss", where=id_, label=f"{gold} taken for {made or 'nothing'}", quote=text)
        for id_, text, gold, made in pairs
        if gold != made
    )
    labels = [(gold, made) for _, _, gold, made in pairs]
    return Report(suite="types", measures=tuple(_measures(labels)), findings=findings)


def _texts(path: Path) -> Iterator[tuple[str, str, str]]:
    files = typed_files(path)
    if not files:
        raise InputError(f"{path} holds no labelled texts.", advice="Name a .jsonl or .jsonl.gz file.")
    for where, entry in json_lines(files[0]):
        try:
            yield str(entry["id"]), str(entry["text"]), str(entry["label"])
        except (KeyError, TypeError) as error:
            raise InputError(f"{where} is no labelled text: {error!r}.") from error


def _told(line: Mapping[str, Any], labelling: _Labelling) -> tuple[str, _Told]:
    arguments = line["arguments"]
    claim = _Told(
        event_type=line["event_type"],
        frame=line["made_by"].partition("/")[2],
        agents=_sides(arguments["agent"], labelling),
        patients=_sides(arguments["patient"], labelling),
        harm=any(figure["kind"] in _HURT for figure in line["figures"]),
    )
    return line["document"]["source"], claim


def _sides(parties: Sequence[Mapping[str, Any]], labelling: _Labelling) -> frozenset[str]:
    actors = load_lexicon().actors
    found = set()
    for party in parties:
        known = actors.get(party["id"]) if party["id"] else None
        kind = known.kind if known is not None else ""
        found.add(labelling.by_id.get(party["id"] or "") or labelling.by_kind.get(kind, ""))
    return frozenset(found - {""})


def _label(labelling: _Labelling, told: Sequence[_Told]) -> str:
    return next((rule.label for rule in labelling.rules if _fits(rule, told)), _NO_LABEL)


def _fits(rule: _Rule, told: Sequence[_Told]) -> bool:
    types = {claim.event_type for claim in told}
    if types.isdisjoint(rule.types) or (rule.also and types.isdisjoint(rule.also)):
        return False
    if not types.isdisjoint(rule.without) or (rule.harm and not any(claim.harm for claim in told)):
        return False
    return any(
        claim.event_type in rule.types
        and (not rule.frames or claim.frame in rule.frames)
        and (not rule.agent or rule.agent in claim.agents)
        and (not rule.patient or rule.patient in claim.patients)
        for claim in told
    )


def _measures(labels: Sequence[tuple[str, str]]) -> Iterator[Measure]:
    wanted, made = Counter(gold for gold, _ in labels), Counter(found for _, found in labels)
    hits = Counter(gold for gold, found in labels if gold == found)
    by_label = {label: 2 * hits[label] / (wanted[label] + made[label]) for label in wanted}
    yield Measure(name="texts", value=len(labels))
    yield Measure(name="left without a label", value=made[_NO_LABEL])
    yield Measure(name="accuracy", value=share(hits.total(), len(labels)))
    yield Measure(
        name="weighted f1",
        value=sum(by_label[label] * wanted[label] for label in wanted) / max(1, len(labels)),
    )
    for label in sorted(by_label):
        yield Measure(name=f"{label}: f1", value=by_label[label])


@cache
def _load_labelling() -> _Labelling:
    given = load_yaml(_LABELS_FILE)
    return _Labelling(
        rules=tuple(map(_rule, given["labels"])),
        by_kind={kind: side for key, side in _SIDES.items() for kind in given[key]["kinds"]},
        by_id={id_: side for key, side in _SIDES.items() for id_ in given[key]["ids"]},
    )


def _rule(entry: Mapping[str, Any]) -> _Rule:
    return _Rule(
        label=entry["label"],
        types=tuple(entry["types"]),
        also=tuple(entry.get("also", ())),
        without=tuple(entry.get("without", ())),
        frames=tuple(entry.get("frames", ())),
        agent=entry.get("agent", ""),
        patient=entry.get("patient", ""),
        harm=entry.get("harm", False),
    )
