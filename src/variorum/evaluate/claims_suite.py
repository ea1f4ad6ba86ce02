"""The suite `claims`: made claims against a coder's, article by article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from variorum.evaluate.comparing import days_overlap, figure_hits, name_hits
from variorum.evaluate.gold import article_name, by_file, exported_claim, gold_claim, gold_files, read_lines
from variorum.evaluate.matching import pair_claims
from variorum.evaluate.measures import rates, share
from variorum.evaluate.records import ARGUMENTS, Finding, GoldClaim, MadeClaim, Measure, Parts, Report

_UNDATED = ("estimated", "none")
_FIXED = ("explicit", "relative")


class _Scored(NamedTuple):
    gold: GoldClaim
    made: MadeClaim
    types: float


class _Article(NamedTuple):
    name: str
    gold: Sequence[GoldClaim]
    made: Sequence[MadeClaim]
    pairs: Sequence[_Scored]
    findings: Sequence[Finding]


def score_claims(folder: Path, exports: Path) -> Report:
    """Score `exports`/claims.jsonl against the NN.gold.jsonl files of `folder`."""
    made = by_file(read_lines(exports / "claims.jsonl", exported_claim))
    articles = [
        _article(name, read_lines(path, gold_claim), made.get(name, []))
        for path in gold_files(folder)
        for name in [article_name(folder, path)]
    ]
    findings = tuple(finding for article in articles for finding in article.findings)
    return Report(suite="claims", measures=_measures(articles), findings=findings)


def _article(name: str, gold: list[GoldClaim], made: list[MadeClaim]) -> _Article:
    pairs = pair_claims(gold, made)
    gold_used, made_used = {p.gold for p in pairs}, {p.made for p in pairs}
    missed = [
        Finding(kind="miss", where=f"{name} [{i}]", label=claim.event_type, quote=claim.quote)
        for i, claim in enumerate(gold)
        if i not in gold_used
    ]
    spurious = [
        Finding(kind="spurious", where=name, label=claim.event_type, quote=claim.quote)
        for j, claim in enumerate(made)
        if j not in made_used
    ]
    scored = [_Scored(gold[p.gold], made[p.made], p.types) for p in pairs]
    return _Article(name, gold, made, scored, [*missed, *spurious])


def _measures(articles: Sequence[_Article]) -> tuple[Measure, ...]:
    n_gold = sum(len(article.gold) for article in articles)
    n_made = sum(len(article.made) for article in articles)
    found = [pair for article in articles for pair in article.pairs]
    comparable = [pair for pair in found if pair.types > 0]

    def of_all(hit: float) -> Parts:
        return rates(hit, n_gold, n_made)

    values: dict[str, float | int | Parts | None] = {
        "gold": n_gold,
        "made": n_made,
        "found (any type)": of_all(len(found)),
        "claims strict": of_all(sum(pair.types == 1.0 for pair in found)),
        "claims lenient": of_all(sum(pair.types for pair in found)),
        "whole claims": of_all(sum(_whole(pair.gold, pair.made) for pair in comparable)),
        **{key: _named(comparable, key) for key in ARGUMENTS},
        **_times(comparable),
        "figures": rates(
            sum(figure_hits(pair.gold.figures, pair.made.figures) for pair in comparable),
            sum(len(pair.gold.figures) for pair in comparable),
            sum(len(pair.made.figures) for pair in comparable),
        ),
        "modality": share(_count(comparable, lambda g, m: g.modality == m.modality), len(comparable)),
    }
    return tuple(Measure(name=name, value=value) for name, value in values.items())


def _count(pairs: Sequence[_Scored], test: Callable[[GoldClaim, MadeClaim], bool]) -> int:
    return sum(test(pair.gold, pair.made) for pair in pairs)


def _named(pairs: Sequence[_Scored], key: str) -> Parts:
    hits = sum(name_hits(pair.gold.arguments[key], pair.made.arguments[key]) for pair in pairs)
    wanted = sum(len(pair.gold.arguments[key]) for pair in pairs)
    made = sum(len(pair.made.arguments[key]) for pair in pairs)
    return rates(hits, wanted, made)


def _times(pairs: Sequence[_Scored]) -> dict[str, float | None]:
    dated = [(pair.gold.days, pair.made.days) for pair in pairs if pair.gold.days is not None]
    undated = [pair.made for pair in pairs if pair.gold.days is None]
    return {
        "date exact": share(sum(wanted == made for wanted, made in dated), len(dated)),
        "date overlaps": share(
            sum(wanted is not None and days_overlap(wanted, made) for wanted, made in dated), len(dated)
        ),
        "undated left undated": share(sum(left_undated(made) for made in undated), len(undated)),
    }


def left_undated(made: MadeClaim) -> bool:
    """Whether the claim carries no day that rests on the text."""
    return made.days is None or made.basis in _UNDATED


def _whole(gold: GoldClaim, made: MadeClaim) -> bool:
    """Everything a coder would check is right; one agent too many is forgiven."""
    return (
        gold.event_type == made.event_type
        and gold.modality == made.modality
        and _agents_right(gold, made)
        and _first_place_right(gold, made)
        and (gold.days == made.days if gold.days is not None else made.basis not in _FIXED)
        and len(gold.figures) == len(made.figures) == figure_hits(gold.figures, made.figures)
        and _source_right(gold, made)
    )


def _agents_right(gold: GoldClaim, made: MadeClaim) -> bool:
    wanted, agents = gold.arguments["agent"], made.arguments["agent"]
    return name_hits(wanted, agents) == len(wanted) and len(agents) <= len(wanted) + 1


def _first_place_right(gold: GoldClaim, made: MadeClaim) -> bool:
    first = gold.arguments["place"][:1]
    return name_hits(first, made.arguments["place"]) == len(first)


def _source_right(gold: GoldClaim, made: MadeClaim) -> bool:
    wanted, speakers = gold.arguments["source"], made.arguments["source"]
    if not wanted or not speakers:
        return not wanted and not speakers
    return name_hits(wanted, speakers) > 0
