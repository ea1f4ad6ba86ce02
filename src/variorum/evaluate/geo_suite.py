"""The suite `geo`: places found in texts and put on the map, against where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from variorum.evaluate.grounding_gold import GoldMention, GoldText, gold_texts
from variorum.evaluate.grounding_made import MadeMention, made_mentions, overlapping
from variorum.evaluate.measures import parts, share
from variorum.evaluate.records import Finding, Measure, Parts, Report
from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.gazetteer_areas import great_circle_km


def score_geo(data: Path, exports: Path) -> Report:
    """Score `exports`/mentions.jsonl against the annotated places at `data`.

    Of places with a position: the share found and put near enough (within 161 km in a toponym set,
    10 km in a list of places, as the case says in cases), and the share that some place of the
    gazetteer by that name lies near enough, which is what the name alone could give. Where all places
    are annotated, detection counts mentions of places against annotated ones. Of mentions that are no
    place or no known one: the share left without an id. Relations and distances count where the
    annotation gives them.
    """
    texts = gold_texts(data)
    made = made_mentions(exports)
    scored = [
        (text, gold, overlapping(gold, made.get(text.source, []), "place"))
        for text in texts
        for gold in text.mentions
        if gold.counted and gold.kind in ("place", "none")
    ]
    placed = [one for one in scored if one[1].at is not None and one[1].known]
    absent = [one for one in scored if not one[1].known]
    right = [one for one in placed if _is_right(one[1], one[2])]
    left = [one for one in absent if _is_left(one[1], one[2])]
    related = [one for one in placed if one[1].relations]
    distant = [one for one in placed if one[1].distance_km is not None]
    measures = (
        Measure(name="texts", value=len(texts)),
        Measure(name="places", value=len(placed)),
        Measure(name="near enough", value=share(len(right), len(placed))),
        Measure(name="gazetteer coverage", value=_coverage([gold for _, gold, _ in placed])),
        Measure(name="detection", value=_detection([t for t in texts if t.all_places], made)),
        Measure(name="not places", value=len(absent)),
        Measure(name="left unresolved", value=share(len(left), len(absent))),
        Measure(name="relations", value=_agree(related)),
        Measure(name="distances", value=_distances(distant)),
    )
    misses = [_finding("miss", *one) for one in placed if not _is_right(one[1], one[2])]
    spurious = [_finding("spurious", *one) for one in absent if not _is_left(one[1], one[2])]
    return Report(suite="geo", measures=measures, findings=tuple(misses + spurious))


def _is_right(gold: GoldMention, found: Sequence[MadeMention]) -> bool:
    if gold.or_null and not any(m.id for m in found):
        return True
    return any(_is_near(gold, mention) for mention in found)


def _is_near(gold: GoldMention, made: MadeMention) -> bool:
    """Whether a mention lies where it should; a point moved off by the distance told is as right."""
    if gold.at is None or made.at is None or not set(gold.never).isdisjoint(made.names[:1]):
        return False
    return great_circle_km(*gold.at, *made.at) <= gold.within_km + (gold.distance_km or 0.0)


def _is_left(gold: GoldMention, found: Sequence[MadeMention]) -> bool:
    """Whether nothing is made of words that are no place or no known one, but perhaps its parent."""
    parent = frozenset({fold(gold.parent)}) if gold.parent else frozenset()
    return all(m.id is None or any(fold(name) in parent for name in m.names) for m in found)


def _coverage(placed: Sequence[GoldMention]) -> float | None:
    gazetteer = open_gazetteer()
    return share(sum(_is_known(gold, gazetteer) for gold in placed), len(placed))


def _is_known(gold: GoldMention, gazetteer: Gazetteer) -> bool:
    return gold.at is not None and any(
        great_circle_km(*gold.at, place.lat, place.lon) <= gold.within_km
        for name in dict.fromkeys((gold.words, *gold.names))
        for place in gazetteer.find(name)
    )


def _detection(texts: Sequence[GoldText], made: Mapping[str, list[MadeMention]]) -> Parts | None:
    """Precision, recall and F1 of finding places at all; what overlaps an uncounted one counts not."""
    if not texts:
        return None
    gold_count = hits = made_count = made_hits = 0
    for text in texts:
        found = [m for m in made.get(text.source, []) if m.kind == "place"]
        wanted = [g for g in text.mentions if g.kind == "place" and g.counted]
        unsure = [g for g in text.mentions if not g.counted]
        gold_count += len(wanted)
        hits += sum(bool(overlapping(g, found, "place")) for g in wanted)
        for mention in found:
            meets = any(mention.start < g.end and g.start < mention.end for g in wanted)
            doubtful = any(mention.start < g.end and g.start < mention.end for g in unsure)
            made_hits += meets
            made_count += meets or not doubtful
    precision = made_hits / made_count if made_count else 0.0
    recall = hits / gold_count if gold_count else 0.0
    return parts(precision, recall)


def _agree(related: Sequence[tuple[GoldText, GoldMention, list[MadeMention]]]) -> float | None:
    return share(sum(any(m.relation in g.relations for m in found) for _, g, found in related), len(related))


def _distances(distant: Sequence[tuple[GoldText, GoldMention, list[MadeMention]]]) -> float | None:
    right = sum(any(m.distance_km == g.distance_km for m in found) for _, g, found in distant)
    return share(right, len(distant))


def _finding(kind: str, text: GoldText, gold: GoldMention, found: Sequence[MadeMention]) -> Finding:
    told = "; ".join(f"{m.words} -> {m.id or 'unresolved'} {m.names[:1]} {m.at or ''}" for m in found)
    return Finding(
        kind="miss" if kind == "miss" else "spurious",
        where=text.id,
        label=f"{gold.words} {gold.at or ''}",
        quote=told or "not found",
    )
