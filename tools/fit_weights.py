"""Fits the weights by which claims are joined, and says whether the fitted ones would do better.

Use: python tools/fit_weights.py [--shared ../shared] [--records FOLDER] [--pull 0.004] [--write]

Compares pairs of claims that annotation says are of one event or of two: of three annotated wars, with
claims as annotated and as read; of news reports that name the incident each is about; and of the invented
groups under tests/cases/merging. A pair is kept as the names of its reasons, so that its score under any
weights is a sum. Claims are read once into records in FOLDER, which takes minutes, and found there again.

Each theatre is scored by the F1 of its pairs that reach the score at which claims are joined; pairs of
reports by their best pair of claims. Weights are moved one at a time by a half or by one while the mean F1
over the theatres, less `--pull` for each point that a weight is moved, rises. What this is worth is seen on
each theatre with the weights fitted on the others. Clusters are not made here: a gain in pairs need not be
one in events, so run the suites `cluster` and `merging` before and after.

--write puts the fitted values into weights.yaml and the page on reasons where, over all theatres left out,
they do better than the written ones; names, sentences and where a weight comes from stay as they are.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "reconcile")]

from case_kit import read_merging_cases  # noqa: E402
from gold_claims import WARS, broader, corpus  # noqa: E402

from variorum.evaluate.cluster_suite import _answered, _cluster  # noqa: E402
from variorum.evaluate.gold import read_object  # noqa: E402
from variorum.evaluate.merging_suite import _reports, write_incident_reports  # noqa: E402
from variorum.evaluate.suites import SUITES  # noqa: E402
from variorum.lexicon.lexicon import load_lexicon  # noqa: E402
from variorum.model.claims import GroundedClaim  # noqa: E402
from variorum.pipeline.building import build  # noqa: E402
from variorum.pipeline.exports import export_all  # noqa: E402
from variorum.reconcile.comparing.compare import compare  # noqa: E402
from variorum.reconcile.comparing.keys import entries  # noqa: E402
from variorum.reconcile.comparing.pairs import Meeting, candidate_pairs  # noqa: E402
from variorum.reconcile.documents.facts import DocumentFacts, document_facts  # noqa: E402
from variorum.reconcile.events.occurrences import Scene  # noqa: E402
from variorum.reconcile.events.stage import NOTHING_JUDGED, Sources, staged, witnesses_of  # noqa: E402
from variorum.reconcile.knowledge.weights import NEVER, TOGETHER, weights  # noqa: E402
from variorum.reconcile.witnesses.sides import Broader, Lineage  # noqa: E402
from variorum.store.record import Record  # noqa: E402

WEIGHTS = ROOT / "src" / "variorum" / "reconcile" / "knowledge" / "weights.yaml"
PAGE = ROOT / "docs" / "reference" / "reasons.md"
SECTION = "## Reasons of a comparison"
REPORTS = ("gva_docs", "airwars_syria_sources")
# The reports of one incident name a pack of crimes and unrest beside fighting, as the suite reads them.
PACKS = ("unrest-and-crime",)
STEPS = (0.5, -0.5, 1.0, -1.0)
# In fewer pairs than this a weight is not moved; pairs of one theatre count up to the second number.
FEWEST, COUNTED = 8, 200
SWEEPS = 6
# Each pair of types has its own weight in rules.yaml, which is not fitted here.
TOLD_AS = "type.told-as"
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of claims: the pair that is judged by it, whether that is one event, and its reasons."""

    judged: tuple[str, str]
    same: bool
    names: tuple[str, ...]
    fixed: float


@dataclass(frozen=True, slots=True)
class Theatre:
    """All pairs of a theatre: `counts` of reasons by row, rows of one judged pair together from `starts`."""

    name: str
    counts: Floats
    fixed: Floats
    starts: npt.NDArray[np.int64]
    same: npt.NDArray[np.bool_]
    wanted: int

    def f1(self, score: Floats) -> float:
        joined = np.maximum.reduceat(score, self.starts) >= TOGETHER - 1e-6
        right = int((joined & self.same).sum())
        return 2 * right / (int(joined.sum()) + self.wanted)

    def scored(self, values: Floats) -> Floats:
        return self.counts @ values + self.fixed


def theatre(name: str, pairs: Iterable[Pair], names: Sequence[str]) -> Theatre:
    """`pairs` as a matrix; those that a rule keeps apart count among what is wanted alone."""
    place = {reason: column for column, reason in enumerate(names)}
    found = sorted(set(pairs), key=lambda one: (one.judged, one.names, one.fixed))
    wanted = len({one.judged for one in found if one.same})
    rows = [one for one in found if one.names]
    counts = np.zeros((len(rows), len(names)))
    for row, one in enumerate(rows):
        for reason in one.names:
            counts[row, place[reason]] += 1
    starts = [row for row, one in enumerate(rows) if row == 0 or rows[row - 1].judged != one.judged]
    same = np.array([rows[row].same for row in starts], dtype=np.bool_)
    fixed = np.array([one.fixed for one in rows])
    return Theatre(name, counts, fixed, np.array(starts, dtype=np.int64), same, wanted)


def pair_of(scene: Scene, left: str, right: str, judged: tuple[str, str], same: bool) -> Pair:
    match = compare(scene.witnesses[left], scene.witnesses[right], scene.spans, scene.rules)
    if match.never:
        return Pair(judged, same, (), 0.0)
    names = tuple(one.rule for one in match.reasons if one.rule != TOLD_AS)
    return Pair(judged, same, names, sum(one.weight for one in match.reasons if one.rule == TOLD_AS))


def scene_of(
    claims: Iterable[GroundedClaim],
    facts: Mapping[str, DocumentFacts],
    above: Broader,
    roots: Mapping[str, str],
) -> Scene:
    sources = Sources(facts_of=facts.__getitem__, roots=roots, carried_from=nowhere)
    return staged(witnesses_of(claims, sources, Lineage(above)), NOTHING_JUDGED).scene


def nowhere(_: str, __: int) -> None:
    """Whom a passage is carried from: which of two copies was first has no bearing on how they compare."""


def labelled(scene: Scene, home: Mapping[str, str | None], mark: str) -> Iterator[Pair]:
    """All pairs of the claims in `home`, which gives the event of each; None is one of its own."""
    for left, right in combinations(sorted(home), 2):
        same = home[left] is not None and home[left] == home[right]
        yield pair_of(scene, left, right, (f"{mark} {left}", right), same)


def read_record(
    sources: Sequence[str], path: Path, packs: Sequence[str] = ()
) -> tuple[Scene, dict[str, str]]:
    """What is compared of the record of `sources`, and the source of each claim."""
    print(f"{path.name}: reading", file=sys.stderr)
    build(sources, path, packs=packs)
    lexicon = load_lexicon()

    def above(actor_id: str) -> tuple[str, ...]:
        entry = lexicon.actors.get(actor_id)
        return () if entry is None else (*((entry.parent,) if entry.parent else ()), *entry.broader)

    with Record.open(path) as record:
        documents = {document.id: document for document in record.documents()}
        claims = list(record.claims())
        roots = {copy.document_id: copy.copy_of for copy in record.copies()}
    roots.update({root: root for root in roots.values()})
    scene = scene_of(claims, {key: document_facts(one) for key, one in documents.items()}, above, roots)
    return scene, {one.claim.id: documents[one.claim.document_id].source for one in claims}


def war_pairs(folder: Path, records: Path) -> Iterator[Pair]:
    """A war with its claims as annotated, and as read where they answer an annotated one."""
    given = corpus(folder.name)
    facts = {key: document_facts(one) for key, one in given.documents.items()}
    gold = read_object(folder / "cluster.gold.json", _cluster)
    event = {(line.article, line.number): name for name, lines in gold.events for line in lines}
    seen: dict[str, int] = {}
    home: dict[str, str | None] = {}
    for claim in given.claims:
        article = given.documents[claim.claim.document_id].source[:2]
        home[claim.claim.id] = event.get((article, seen.setdefault(article, 0)))
        seen[article] += 1
    yield from labelled(scene_of(given.claims, facts, broader, {}), home, "annotated")
    path, exports = records / f"{folder.name}.db", records / folder.name
    exports.mkdir(exist_ok=True)
    scene, _ = read_record(SUITES["cluster"].sources(folder, records), path)
    export_all(path, exports)
    ids, _ = _answered(folder, exports)
    yield from labelled(scene, {ids[line]: event.get((line.article, line.number)) for line in ids}, "read")


def report_pairs(path: Path, records: Path) -> Iterator[Pair]:
    """The reports of `path`: all pairs of claims that meet, and those of reports on one incident."""
    work = records / path.name.split(".")[0]
    work.mkdir(exist_ok=True)
    scene, source = read_record(write_incident_reports(path, work), work.with_suffix(".db"), PACKS)
    incident = {one.source: one.incident for one in _reports(path)}
    ordered = list(scene.witnesses.values())
    rows = entries(ordered, scene.spans, scene.rules)
    left, right = candidate_pairs(rows, Meeting(ordered, scene.spans, scene.rules), len(ordered))
    met = {(ordered[one].id, ordered[other].id) for one, other in zip(left, right, strict=True)}
    held: dict[str, list[str]] = {}
    for one in ordered:
        held.setdefault(incident[source[one.id]], []).append(one.id)
    met.update(pair for ids in held.values() for pair in combinations(sorted(ids), 2))
    for one, other in sorted(met):
        mine, theirs = sorted((source[one], source[other]))
        if mine != theirs and scene.witnesses[one].root != scene.witnesses[other].root:
            yield pair_of(scene, one, other, (mine, theirs), incident[mine] == incident[theirs])


def invented_pairs() -> Iterator[Pair]:
    for case in read_merging_cases("merging"):
        if case.raw.get("judgements") or case.raw.get("copies"):
            continue
        home = {claim: group[0] for group in case.raw["events"] for claim in group}
        yield from labelled(scene_of(case.claims, case.documents, case.broader, {}), home, case.name)


def fitted(theatres: Sequence[Theatre], written: Floats, pull: float) -> Floats:
    """The weights moved from the written ones as long as the mean F1 over `theatres` rises."""
    support = seen_in(theatres)
    order = [column for column in np.argsort(-support, kind="stable") if support[column] >= FEWEST]
    values, scores = written.copy(), [one.scored(written) for one in theatres]
    best = float(np.mean([one.f1(score) for one, score in zip(theatres, scores, strict=True)]))
    for _ in range(SWEEPS):
        moved = False
        for column in order:
            for step in STEPS:
                trial = values.copy()
                trial[column] += step
                after = [
                    score + step * one.counts[:, column] for one, score in zip(theatres, scores, strict=True)
                ]
                reached = float(np.mean([one.f1(score) for one, score in zip(theatres, after, strict=True)]))
                reached -= pull * float(np.abs(trial - written).sum())
                if reached > best + 1e-9:
                    best, values, scores, moved = reached, trial, after, True
                    break
        if not moved:
            break
    return values


def seen_in(theatres: Sequence[Theatre]) -> npt.NDArray[np.int64]:
    """In how many pairs each reason stands, those of one theatre counted up to a limit."""
    counts = [np.minimum((one.counts > 0).sum(axis=0), COUNTED) for one in theatres]
    total: npt.NDArray[np.int64] = np.sum(counts, axis=0)
    return total


def write(names: Sequence[str], values: Floats) -> None:
    """Put the weights into weights.yaml and into the table of the page on reasons."""
    scale = WEIGHTS.read_text(encoding="utf-8")
    before, title, rest = PAGE.read_text(encoding="utf-8").partition(SECTION)
    page, ending, after = rest.partition("\n## ")
    for name, value in zip(names, values.tolist(), strict=True):
        scale = re.sub(rf"(?m)^(  {re.escape(name)}: {{weight: )[-\d.]+", rf"\g<1>{value}", scale)
        shown = f"{value:+g}".replace("-", "−") if value else "0"
        page = re.sub(rf"(?m)^(\| `{re.escape(name)}` \|.*\| )[+−\d.]+ \|$", rf"\g<1>{shown} |", page)
    WEIGHTS.write_text(scale, encoding="utf-8")
    PAGE.write_text("".join((before, title, page, ending, after)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--records", type=Path, default=ROOT / "build" / "records")
    parser.add_argument("--pull", type=float, default=0.004)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    told.records.mkdir(parents=True, exist_ok=True)
    names = sorted(name for name, weight in weights().items() if weight > NEVER and name != TOLD_AS)
    written = np.array([weights()[name] for name in names])
    sets = {war: war_pairs(told.shared / "corpora" / war, told.records) for war in WARS}
    sets |= {one: report_pairs(told.shared / "bench" / f"{one}.jsonl.gz", told.records) for one in REPORTS}
    theatres = [
        theatre(name, pairs, names) for name, pairs in (sets | {"invented": invented_pairs()}).items()
    ]
    values = fitted(theatres, written, told.pull)
    print(f"{'weight':28} written fitted pairs")
    for name, old, new, pairs in zip(names, written, values, seen_in(theatres), strict=True):
        print(f"{name:28} {old:7g} {new:6g} {pairs:5}{' *' if old != new else ''}")
    print(f"\n{'theatre left out':24} written fitted on the others")
    gains = []
    for one in theatres:
        others = fitted([other for other in theatres if other is not one], written, told.pull)
        before, after = one.f1(one.scored(written)), one.f1(one.scored(others))
        gains.append(after - before)
        print(f"{one.name:24} {before:7.3f} {after:6.3f}")
    better = float(np.mean(gains)) > 0
    verdict = "better" if better else "no better"
    print(f"\nWith theatres left out the fitted weights are {verdict}: {np.mean(gains):+.3f}.")
    if told.write and better:
        write(names, values)
        print("They are written.")
    elif told.write:
        print("The written weights stay.")


if __name__ == "__main__":
    main()
