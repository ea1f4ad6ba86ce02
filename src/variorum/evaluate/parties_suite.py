"""The suites `actors` and `routes`: parties, sources and roads found in texts, against what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from variorum.evaluate.comparing import normal, same_name
from variorum.evaluate.grounding_gold import GoldMention, GoldText, gold_texts
from variorum.evaluate.grounding_made import MadeMention, made_mentions, overlapping
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, FindingKind, Measure, Report

_OF_ANY_ROAD = frozenset({"the", "road", "highway", "motorway", "route", "expressway", "national", "main"})
_Scored = tuple[GoldText, GoldMention, list[MadeMention]]
_Group = tuple[str, list[_Scored], Callable[[GoldMention, list[MadeMention]], bool]]


def score_actors(data: Path, exports: Path) -> Report:
    """Score `exports`/mentions.jsonl against the annotated parties and sources at `data`.

    A named party or source is right where one of the program's mentions over the same words goes by one
    of its names, a party that speaks either as party or as source. A generic party is right where it is
    kept generic, a source without a name where it is cited and typed. What is nobody, or nobody known,
    must have no id.
    """
    scored = _scored(data, exports, ("actor", "source"))
    known = [one for one in scored if one[1].known]
    groups: list[_Group] = [
        (
            "parties",
            [one for one in known if one[1].kind == "actor" and not _may_be_generic(one[1])],
            _is_named,
        ),
        ("sources", [one for one in known if one[1].kind == "source" and one[1].names], _is_named),
        (
            "unnamed sources",
            [one for one in known if one[1].kind == "source" and not one[1].names],
            _is_typed,
        ),
        (
            "generic parties",
            [one for one in known if one[1].kind == "actor" and _may_be_generic(one[1])],
            _is_generic,
        ),
        ("left unresolved", [one for one in scored if not one[1].known], _is_left),
    ]
    return _report("actors", groups)


def score_routes(data: Path, exports: Path) -> Report:
    """Score `exports`/mentions.jsonl against the annotated roads at `data`: by name, or by their ends."""
    scored = _scored(data, exports, ("route",))
    roads = [one for one in scored if one[1].kind == "route" and one[1].known]
    absent = [one for one in scored if not one[1].known and one[1].kind in ("route", "none")]
    return _report("routes", [("roads", roads, _is_road), ("left unresolved", absent, _is_left)])


def _scored(data: Path, exports: Path, kinds: tuple[str, ...]) -> list[_Scored]:
    made = made_mentions(exports)
    return [
        (text, gold, overlapping(gold, made.get(text.source, []), *kinds))
        for text in gold_texts(data)
        for gold in text.mentions
        if gold.kind in (*kinds, "none")
    ]


def _report(suite: str, groups: Sequence[_Group]) -> Report:
    measures: list[Measure] = []
    findings: list[Finding] = []
    for name, scored, is_right in groups:
        wrong = [one for one in scored if not is_right(one[1], one[2])]
        measures.append(Measure(name=f"{name}: mentions", value=len(scored)))
        measures.append(Measure(name=name, value=share(len(scored) - len(wrong), len(scored))))
        kind: FindingKind = "spurious" if is_right is _is_left else "miss"
        findings += [_finding(kind, *one) for one in wrong]
    return Report(suite=suite, measures=tuple(measures), findings=tuple(findings))


def _may_be_generic(gold: GoldMention) -> bool:
    return "generic" in gold.types


def _is_named(gold: GoldMention, found: list[MadeMention]) -> bool:
    if gold.or_null and all(m.id is None for m in found):
        return True
    return any(_is_called(gold, m) for m in found)


def _is_called(gold: GoldMention, made: MadeMention) -> bool:
    return (
        made.id is not None
        and set(gold.never).isdisjoint(made.names[:1])
        and _names_agree(gold.names, made.names)
    )


def _is_generic(gold: GoldMention, found: list[MadeMention]) -> bool:
    """Found, and kept wide; where the cases name one that is right too, that one."""
    if gold.names and any(_is_called(gold, m) for m in found):
        return True
    return bool(found) and all(m.id is None or m.type in ("generic", "civilian") for m in found)


def _is_typed(gold: GoldMention, found: list[MadeMention]) -> bool:
    return any(m.type in (*gold.types, "generic") for m in found)


def _is_left(gold: GoldMention, found: list[MadeMention]) -> bool:
    return all(m.id is None for m in found)


def _is_road(gold: GoldMention, found: list[MadeMention]) -> bool:
    ends = set(gold.ends or ())
    if not ends and not gold.names:
        # A road told by one end at most, and without a name: it need only be found.
        return bool(found)
    return any(
        _road_names_agree(gold.names, m.names) or (bool(ends) and _ends_agree(ends, m.ends)) for m in found
    )


def _road_names_agree(wanted: Sequence[str], made: Sequence[str]) -> bool:
    """Whether two names of roads share all words but those that any road has."""
    # "A3 highway (Nigeria)" is called "A3 highway" in its country.
    plain = [name.partition(" (")[0] for name in (*wanted, *made)]
    own = [frozenset(normal(name).replace("-", " ").split()) - _OF_ANY_ROAD for name in plain]
    return any(one and one in own[len(wanted) :] for one in own[: len(wanted)])


def _ends_agree(wanted: set[str], made: tuple[str, str] | None) -> bool:
    if made is None:
        return False
    return all(any(same_name(end, frozenset({given})) for given in made) for end in wanted)


def _names_agree(wanted: Sequence[str], made: Sequence[str]) -> bool:
    return any(same_name(name, frozenset(made)) for name in wanted)


def _finding(kind: FindingKind, text: GoldText, gold: GoldMention, found: Sequence[MadeMention]) -> Finding:
    told = "; ".join(f"{m.words} -> {m.id or 'unresolved'} {m.names[:1]} {m.type}" for m in found)
    label = f"{gold.words} = {', '.join(gold.names) or gold.kind} {' or '.join(gold.types)}".strip()
    return Finding(kind=kind, where=text.id, label=label, quote=told or "not found")
