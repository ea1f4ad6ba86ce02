"""GeoJSON read feature by feature, so that a file of any length takes little memory."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

from variorum.lexicon.gazetteer_areas import middle_of
from variorum.lexicon.gazetteer_rows import SAME_FIELD, BadRowError
from variorum.model.errors import InputError

_CHUNK = 1 << 18
_LONGEST_FEATURE = 1 << 26
_ADVICE = "Give a GeoJSON FeatureCollection (RFC 7946)."


def feature_objects(stream: IO[bytes], name: str) -> Iterator[Any]:
    """The members of "features" of the outermost object, read one by one.

    Raises InputError, which says that it is about the file `name`.
    """
    text = _JsonText(stream, name)
    text.expect("{")
    while True:
        key = text.value()
        text.expect(":")
        if key == "features":
            break
        value = text.value()
        if key == "type" and value != "FeatureCollection":
            raise text.fault(f'its type is {value!r:.60}, not "FeatureCollection"')
        text.expect(",")
    text.expect("[")
    while text.peek() != "]":
        yield text.value()
        if text.peek() == ",":
            text.expect(",")
        elif text.peek() != "]":
            raise text.fault("two features have nothing between them")


class _JsonText:
    """JSON read value by value from a stream, holding little more than the value that is being read."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        stream.seek(0)
        self._name = name
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self._decode = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0

    def fault(self, why: str) -> InputError:
        """What to raise for text that is not as it should be."""
        return InputError(f"{self._name} is no GeoJSON that can be read: {why}.", advice=_ADVICE)

    def peek(self) -> str:
        """The next character that is no blank, "" at the end."""
        while True:
            rest = self._text[self._at : self._at + 1]
            if rest and not rest.isspace():
                return rest
            if rest:
                self._at += 1
            elif not self._more(_CHUNK):
                return ""

    def expect(self, mark: str) -> None:
        """Go past a character; InputError where another comes."""
        found = self.peek()
        if found != mark:
            raise self.fault(
                f"{mark!r} should come where {found!r} does" if found else f"it ends before {mark!r}"
            )
        self._at += 1

    def value(self) -> Any:
        """The next value; InputError where there is none, or where it is too long to be a feature."""
        self.peek()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                wanted *= 2
                if wanted > _LONGEST_FEATURE or not self._more(wanted):
                    raise self.fault(str(error)) from error
            else:
                # A number may go on in what is not read yet.
                if isinstance(value, int | float) and end == len(self._text) and self._more(wanted):
                    continue
                self._at = end
                return value

    def _more(self, size: int) -> bool:
        raw = self._stream.read(size)
        self._text, self._at = self._text[self._at :] + self._decoder.decode(raw, final=not raw), 0
        return bool(raw)


def fields_of(feature: object) -> dict[str, Any]:
    """The fields of a feature: its properties, and the point or the middle of its geometry."""
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise BadRowError("it is no feature with a geometry")
    given = feature.get("properties") or {}
    if not isinstance(given, dict):
        raise BadRowError("its properties are no fields")
    fields = {SAME_FIELD.get(key.casefold(), key.casefold()): value for key, value in given.items()}
    # A ring ends in the point that it begins with, which counts once.
    points = list(dict.fromkeys(_points(feature["geometry"])))
    if not points:
        raise BadRowError("its geometry has no points")
    if len(points) == 1:
        (lon, lat), reach = points[0], 0.0
    else:
        lat, lon, reach = middle_of([(y, x) for x, y in points])
    made = {**fields, "lat": lat, "lon": lon}
    if reach and "radius_km" not in made:
        made["radius_km"] = max(reach, 0.1)
    if "id" not in made and isinstance(feature.get("id"), str):
        made["id"] = feature["id"]
    return made


def _points(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    """Every position of a geometry, however deep its lists go. Raises BadRowError for what is no number."""
    waiting: list[Any] = [geometry.get("coordinates"), geometry.get("geometries")]
    found: list[tuple[float, float]] = []
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += [part.get("coordinates"), part.get("geometries")]
        elif isinstance(part, list) and part and isinstance(part[0], int | float):
            if len(part) < 2 or not all(_fits(value) for value in part[:2]):
                raise BadRowError("a point of it is no longitude and latitude")
            found.append((float(part[0]), float(part[1])))
        elif isinstance(part, list):
            waiting += part
    return found


def _fits(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -180 <= value <= 180
