"""The suite `re3d`: names of bodies and places, and who fought or spoke with whom, in reports on a war.

`re3d_types.yaml` says which annotated types are compared, with what, and which are left out and why.

- An annotated entity or relation counts where its annotators were sure of it, by half at least; of the
  others, and of entities of types left out, what shares characters with them is neither right nor wrong.
- Articles before a name ("the", "a") count for neither side. A span is right exactly (`exact`), or where
  it shares a character with an annotated one (`overlaps`), each used once.
- A relation is right where a claim of one of its types has both its ends by name, in a sentence that has
  both their words. Of claims only those are counted whose ends are both in annotated entities.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product
from pathlib import Path
from typing import Any

from variorum.evaluate.comparing import quote_stands_in, same_name
from variorum.evaluate.gold import exported_claim, json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.grounding_made import MadeMention, made_mentions
from variorum.evaluate.matching import assign
from variorum.evaluate.measures import counted_rates
from variorum.evaluate.records import Finding, FindingKind, Forms, MadeClaim, Measure, Report
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError

_TYPES_FILE = Path(__file__).parent / "re3d_types.yaml"
_SURE = 0.5
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)

Span = tuple[int, int]
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A report: spans by type, what is neither right nor wrong, and pairs of names by type of relation."""

    id: str
    text: str
    entities: Mapping[str, tuple[Span, ...]]
    open_spans: tuple[Span, ...]
    relations: Mapping[str, tuple[Ends, ...]]
    open_relations: Mapping[str, tuple[Ends, ...]]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relation:
    """One relation of the file: see there."""

    types: frozenset[str]
    ends: tuple[tuple[str, str], ...]
    either_way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """What the file says is compared."""

    entities: Mapping[str, frozenset[str]]
    relations: Mapping[str, _Relation]


class _Tally:
    """Rates of one measure over all texts, with what lies behind them."""

    def __init__(self) -> None:
        self.hits = self.wanted = self.made = 0
        self.findings: list[Finding] = []

    def add(
        self, where: str, label: str, wanted: Sequence[str], made: Sequence[str], found: Mapping[int, int]
    ) -> None:
        """Count one text: `found` says which made one answers a wanted one, by index."""
        self.hits, self.wanted, self.made = (
            self.hits + len(found),
            self.wanted + len(wanted),
            self.made + len(made),
        )
        missed: tuple[tuple[FindingKind, list[str]], ...] = (
            ("miss", [words for i, words in enumerate(wanted) if i not in found]),
            ("spurious", [words for j, words in enumerate(made) if j not in found.values()]),
        )
        for kind, words in missed:
            self.findings += [Finding(kind=kind, where=where, label=label, quote=one) for one in words]

    def measure(self, name: str) -> Measure:
        """The rates as a line of the report."""
        return Measure(name=name, value=counted_rates(self.hits, self.wanted, self.made))


def re3d_files(path: Path) -> list[Path]:
    """The file of reports, a .jsonl or .jsonl.gz with `id`, `text`, `entities` and `relations`."""
    return json_lines_file(path)


def write_re3d_texts(path: Path, work: Path) -> list[str]:
    """Write the reports as a JSONL of articles into `work`, to be read in one go."""
    return write_articles(({"source": text.id, "text": text.text} for text in _texts(path)), work)


def score_re3d(path: Path, exports: Path) -> Report:
    """Score `exports`/mentions.jsonl and claims.jsonl against the reports at `path`."""
    compared, mentions = _load_compared(), made_mentions(exports)
    claims: defaultdict[str, list[MadeClaim]] = defaultdict(list)
    for source, claim in read_lines(
        exports / "claims.jsonl", lambda line: (line["document"]["source"], exported_claim(line))
    ):
        claims[source].append(claim)
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    texts = list(_texts(path))
    for text in texts:
        for label, kinds in compared.entities.items():
            _score_entities(text, label, [m for m in mentions.get(text.id, []) if m.kind in kinds], tallies)
        for label, relation in compared.relations.items():
            _score_relation(text, label, relation, claims[text.id], tallies[label])
    names = [f"{label}, {how}" for label in compared.entities for how in ("exact", "overlaps")]
    names += compared.relations
    shown = [name for name in names if not name.endswith("exact")]
    return Report(
        suite="re3d",
        measures=(
            Measure(name="reports", value=len(texts)),
            *(tallies[name].measure(name) for name in names),
        ),
        findings=tuple(finding for name in shown for finding in tallies[name].findings),
    )


def _texts(path: Path) -> Iterator[_Text]:
    files = re3d_files(path)
    if not files:
        raise InputError(f"{path} holds no annotated reports.", advice="Name a .jsonl or .jsonl.gz file.")
    for where, entry in json_lines(files[0]):
        try:
            yield _text(entry)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InputError(f"{where} is no report with entities and relations: {error!r}.") from error


def _text(entry: Mapping[str, Any]) -> _Text:
    compared, text = _load_compared(), str(entry["text"])
    entities: defaultdict[str, list[Span]] = defaultdict(list)
    open_spans: list[Span] = []
    names: list[str] = []
    for one in entry["entities"]:
        span = _bare(text, (int(one["begin"]), int(one["end"])))
        is_counted = one["type"] in compared.entities and one["confidence"] >= _SURE
        (entities[one["type"]] if is_counted else open_spans).append(span)
        names.append(text[slice(*span)])
    relations: dict[bool, defaultdict[str, list[Ends]]] = {sure: defaultdict(list) for sure in (True, False)}
    for one in entry["relations"]:
        relations[one["confidence"] >= _SURE][one["type"]].append((str(one["source"]), str(one["target"])))
    return _Text(
        id=str(entry["id"]),
        text=text,
        entities={label: tuple(dict.fromkeys(spans)) for label, spans in entities.items()},
        open_spans=tuple(open_spans),
        relations={label: tuple(dict.fromkeys(ends)) for label, ends in relations[True].items()},
        open_relations={label: tuple(dict.fromkeys(ends)) for label, ends in relations[False].items()},
        names=tuple(dict.fromkeys(names)),
    )


def _bare(text: str, span: Span) -> Span:
    """A span without an article before it."""
    article = _ARTICLE.match(text, span[0], span[1])
    return (article.end() if article else span[0]), span[1]


def _score_entities(
    text: _Text, label: str, mentions: Sequence[MadeMention], tallies: Mapping[str, _Tally]
) -> None:
    wanted = text.entities.get(label, ())
    spans = dict.fromkeys(_bare(text.text, (m.start, m.end)) for m in mentions)
    fits: dict[str, Callable[[Span, Span], bool]] = {"exact": lambda a, b: a == b, "overlaps": _share}
    for how, fit in fits.items():
        # What answers nothing wanted and lies on something left out is not counted.
        made = [s for s in spans if any(fit(w, s) for w in wanted) or not _is_open(s, text)]
        found = assign([[j for j, span in enumerate(made) if fit(gold, span)] for gold in wanted])
        tallies[f"{label}, {how}"].add(
            text.id,
            label,
            [text.text[slice(*s)] for s in wanted],
            [text.text[slice(*s)] for s in made],
            found,
        )


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_open(span: Span, text: _Text) -> bool:
    return any(_share(span, other) for other in text.open_spans)


def _score_relation(
    text: _Text, label: str, relation: _Relation, claims: Sequence[MadeClaim], tally: _Tally
) -> None:
    told = [
        (claim, pair)
        for claim in claims
        if claim.event_type in relation.types
        for pair in _pairs(claim, relation)
        if all(any(same_name(name, forms) for name in text.names) for forms in pair)
    ]
    wanted, doubtful = text.relations.get(label, ()), text.open_relations.get(label, ())
    made = [
        (claim, pair)
        for claim, pair in told
        if any(_tells(ends, claim, pair, relation) for ends in wanted)
        or not any(_tells(ends, claim, pair, relation) for ends in doubtful)
    ]
    found = assign(
        [
            [j for j, (claim, pair) in enumerate(made) if _tells(ends, claim, pair, relation)]
            for ends in wanted
        ]
    )
    tally.add(
        text.id, label, [" / ".join(ends) for ends in wanted], [claim.sentence for claim, _ in made], found
    )


def _pairs(claim: MadeClaim, relation: _Relation) -> Iterator[tuple[Forms, Forms]]:
    """The ends that a claim has, each pair once."""
    for one, other in relation.ends:
        ours, theirs = claim.arguments[one], claim.arguments[other]
        if one == other:
            yield from ((a, b) for i, a in enumerate(ours) for b in ours[i + 1 :])
        else:
            yield from product(ours, theirs)


def _tells(ends: Ends, claim: MadeClaim, pair: tuple[Forms, Forms], relation: _Relation) -> bool:
    if not all(quote_stands_in(end, claim.sentence) for end in ends):
        return False
    orders = permutations(pair) if relation.either_way else (pair,)
    return any(all(same_name(end, forms) for end, forms in zip(ends, order, strict=True)) for order in orders)


@cache
def _load_compared() -> _Compared:
    given = load_yaml(_TYPES_FILE)
    return _Compared(
        entities={label: frozenset(kinds) for label, kinds in given["entities"].items()},
        relations={
            label: _Relation(
                types=frozenset(entry["types"]),
                ends=tuple((one, other) for one, other in entry["ends"]),
                either_way=entry["either_way"],
            )
            for label, entry in given["relations"].items()
        },
    )
