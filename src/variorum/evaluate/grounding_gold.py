"""What people say the mentions of a text stand for: hand-written cases, toponym sets, lists of places.

A folder of hand-written cases holds YAML files with `about` and `cases`; a case has `name`, `text`,
`published`, `outlet` and `mentions`, and a mention

    words        its exact words in the text, `nth` which of several (from 1)
    is           place, actor, source, route, or none: no such thing, or nobody and nowhere known
    name, also   the names it goes by in English; `never` names that must not be the answer
    id: null     must stay unresolved; `parent` may stand for it at most
    or_null      true where staying unresolved is as right as the name
    kind         of a party or source, a list where several are right
    country      ISO 3166 alpha-2
    at, within_km, relation, distance_km   of a place; `relation` may be a list
    from, to     of a road that is told by its ends

A file of JSON lines (.jsonl or .jsonl.gz) is a toponym set where its lines have `toponyms` (start, end,
phrase, lat, lon), or a list of places where they have `gold` with `loc_en`, `region`, `lat`, `lon`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import json_lines_file, write_articles
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError

_NEAR_KM = 25.0
# The distance within which toponym resolution is held to be right: 100 miles.
_TOPONYM_KM = 161.0
_PLACE_LIST_KM = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """One mention; offsets into the text as written. `at` is latitude and longitude.

    `kind` is place, actor, source, route or none, `types` the kinds of party that are right. Where
    `known` is False nothing must be found under it but a `parent`, and where `or_null` nothing may.
    `counted` is False where an annotator could not say.
    """

    start: int
    end: int
    words: str
    kind: str
    names: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    parent: str | None = None
    types: tuple[str, ...] = ()
    country: str | None = None
    at: tuple[float, float] | None = None
    within_km: float = _NEAR_KM
    relations: tuple[str, ...] = ()
    distance_km: float | None = None
    ends: tuple[str, str] | None = None
    known: bool = True
    or_null: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text with its mentions; `source` names it in the exports, `id` for people.

    `all_places` says that every place in the text is annotated.
    """

    id: str
    source: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    mentions: tuple[GoldMention, ...] = ()
    all_places: bool = False


def gold_paths(data: Path) -> list[Path]:
    """The files with annotation at `data`: the YAML files of a folder, or one file of JSON lines."""
    if data.is_dir():
        return sorted(data.glob("*.yaml"))
    return json_lines_file(data)


def gold_texts(data: Path) -> list[GoldText]:
    """All annotated texts at `data`. Raises InputError naming a malformed entry."""
    entries = _cases(data) if data.is_dir() else json_lines(data)
    return [
        _text(where, f"{number:06}", entry, from_case=data.is_dir())
        for number, (where, entry) in enumerate(entries)
    ]


def _cases(folder: Path) -> Iterator[tuple[str, Any]]:
    for path in gold_paths(folder):
        content = load_yaml(path) or {}
        if not isinstance(content, Mapping):
            raise InputError(f"{path} does not hold cases.", advice="Put them in a list called cases.")
        for number, case in enumerate(content.get("cases") or (), start=1):
            yield f"{path.name}, case {number}", case


def json_lines(path: Path) -> Iterator[tuple[str, Any]]:
    """Each line of a file of JSON lines, packed or not, after the words that say where it stands.

    Raises InputError naming the file.
    """
    opened = gzip.open if path.name.endswith(".gz") else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path.name}, line {number}", json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{path} cannot be read as JSON lines: {error}.") from error


def _text(where: str, source: str, entry: Mapping[str, Any], *, from_case: bool) -> GoldText:
    try:
        if from_case:
            return _case(where, source, entry)
        if "toponyms" in entry:
            return _toponyms(where, source, entry)
        return _listed_place(where, source, entry)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} is no annotated text: {error!r}.") from error


def _case(where: str, source: str, entry: Mapping[str, Any]) -> GoldText:
    text = str(entry["text"]).strip()
    return GoldText(
        id=f"{where.partition(',')[0]} {entry['name']}",
        source=source,
        text=text,
        published=str(entry["published"]) if entry.get("published") else None,
        outlet=entry.get("outlet"),
        mentions=tuple(_mention(text, raw) for raw in entry["mentions"]),
    )


def _mention(text: str, raw: Mapping[str, Any]) -> GoldMention:
    words, start = str(raw["words"]), -1
    for _ in range(int(raw.get("nth", 1))):
        start = text.index(words, start + 1)
    name = raw.get("name")
    at = raw.get("at")
    ends = (str(raw["from"]), str(raw["to"])) if "from" in raw and "to" in raw else None
    return GoldMention(
        start=start,
        end=start + len(words),
        words=words,
        kind=str(raw["is"]),
        names=(str(name), *map(str, raw.get("also") or ())) if name else (),
        never=_several(raw.get("never")),
        parent=raw.get("parent"),
        types=_several(raw.get("kind")),
        country=raw.get("country"),
        at=(float(at[0]), float(at[1])) if at else None,
        within_km=float(raw.get("within_km", _NEAR_KM)),
        relations=_several(raw.get("relation")),
        distance_km=float(raw["distance_km"]) if raw.get("distance_km") is not None else None,
        ends=ends,
        or_null=bool(raw.get("or_null")),
        known=raw["is"] != "none" and not ("id" in raw and raw["id"] is None),
    )


def _several(raw: object) -> tuple[str, ...]:
    """One value or a list of them."""
    if raw is None:
        return ()
    return tuple(map(str, raw)) if isinstance(raw, list) else (str(raw),)


def _toponyms(where: str, source: str, entry: Mapping[str, Any]) -> GoldText:
    return GoldText(
        id=where,
        source=source,
        text=entry["text"],
        published=str(entry["date"])[:10] if entry.get("date") else None,
        url=entry.get("url"),
        mentions=tuple(_toponym(raw) for raw in entry["toponyms"] if raw.get("ok", True)),
        all_places=True,
    )


def _toponym(raw: Mapping[str, Any]) -> GoldMention:
    placed = raw.get("lat") is not None and raw.get("lon") is not None
    return GoldMention(
        start=raw["start"],
        end=raw["end"],
        words=raw["phrase"],
        kind="place",
        names=(raw["phrase"],),
        at=(float(raw["lat"]), float(raw["lon"])) if placed else None,
        within_km=_TOPONYM_KM,
        counted=placed,
    )


def _listed_place(where: str, source: str, entry: Mapping[str, Any]) -> GoldText:
    """A place as a list has it, put into a sentence: its words, its region, its country."""
    gold = entry["gold"]
    country = gold.get("country") or "Syria"
    place, region = gold.get("loc_en"), gold.get("region")
    placed = bool(place) and gold.get("lat") is not None
    opening = "An air strike was reported in "
    within = f", {region} province" if region and region not in (place or "") else ""
    mention = GoldMention(
        start=len(opening),
        end=len(opening) + len(place or ""),
        words=place or "",
        kind="place",
        names=(place or "",),
        at=(float(gold["lat"]), float(gold["lon"])) if placed else None,
        within_km=_PLACE_LIST_KM,
        counted=placed,
    )
    text = f"{opening}{place}{within}, {country}."
    return GoldText(id=where, source=source, text=text, published=gold.get("date"), mentions=(mention,))


def write_texts(data: Path, work: Path) -> list[str]:
    """Write the annotated texts as a JSONL of articles into `work`, to be grounded in one go."""
    articles = (
        {
            "source": text.source,
            "text": text.text,
            "published": text.published,
            "outlet": text.outlet,
            "url": text.url,
        }
        for text in gold_texts(data)
    )
    return write_articles(articles, work)
