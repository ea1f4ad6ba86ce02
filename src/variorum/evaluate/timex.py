"""Our time expressions in the notation of TIMEX3: 1998-08-07, 1998-W32, 1998-Q3, P3D, PAST_REF."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_TODAY = {
    "this morning": "morning",
    "this afternoon": "afternoon",
    "this evening": "evening",
    "tonight": "night",
}
# Letters of units, those of the clock behind a T; units without one as so many of another.
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "weekend": "WE"}
_CLOCK_UNITS = {"hour": "H", "minute": "M"}
_MANY = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
_DAY_HOURS = 24


def timex_value(line: Mapping[str, Any]) -> str:
    """The TIMEX3 value of one line of times.jsonl; "" where it has none."""
    kind = line["kind"]
    if kind == "vague":
        return _REFERENCES[line["part"]]
    if kind == "label":
        return str(line["year"])[:3] if line["unit"] == "decade" else str(line["year"])
    if kind in ("length", "repeat", "window"):
        return _length(abs(line["n"]), line["unit"])
    first = (line.get("when") or {}).get("earliest") or (line.get("when") or {}).get("latest")
    return _dated(line, date.fromisoformat(first)) if first else ""


def _length(n: int, unit: str) -> str:
    if unit == "hour" and n == _DAY_HOURS:
        return "P1D"
    by = 1
    if unit in _MANY and n:
        unit, by = _MANY[unit]
    elif unit in _MANY:
        unit = _MANY[unit][0]
    count = str(n * by) if n else "X"
    if unit in _CLOCK_UNITS:
        return f"PT{count}{_CLOCK_UNITS[unit]}"
    return f"P{count}{_UNITS[unit]}"


def _dated(line: Mapping[str, Any], first: date) -> str:
    kind, unit, part = line["kind"], line["unit"], line["part"]
    year, week, _ = first.isocalendar()
    if kind == "year" or (kind == "offset" and unit == "year"):
        return f"{first.year:04}"
    if kind == "offset" and unit == "decade":
        return f"{first.year:04}"[:3]
    if kind == "quarter":
        return f"{first.year:04}-Q{(first.month + 2) // 3}"
    if kind == "season":
        return f"{first.year:04}-{_SEASONS[part]}"
    if kind == "month" or (kind == "offset" and unit == "month"):
        return f"{first.year:04}-{first.month:02}"
    if kind == "offset" and unit in ("week", "weekend", "fortnight"):
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "clock":
        return f"{first.isoformat()}T{part}"
    named = next((key for key in _TODAY if key in line["text"].casefold()), "")
    day_part = _PARTS.get(_TODAY.get(named, "night" if part == "overnight" else part))
    return first.isoformat() + (f"T{day_part}" if day_part else "")
