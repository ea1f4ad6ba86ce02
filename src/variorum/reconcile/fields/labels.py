"""Labels: an event in a few words, put together from its type and the names it carries."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconcile.knowledge.rules import Phrase, Rules

_NAMED = 3
_PREFIX = {"planned": "Planned: ", "threatened": "Threatened: ", "conditional": "Conditional: "}


def join_names(names: Sequence[str]) -> str:
    """Names as a list in words; after three the rest are counted."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""


def label(rules: Rules, event_type: str, agents: Sequence[str], patients: Sequence[str], where: str) -> str:
    """An event in words: "Northern Army captures Ardel from City Guard", "Capture: Ardel"."""
    phrase = rules.phrases.get(event_type) or Phrase(one=event_type, many=event_type, name=event_type)
    if not agents:
        return ": ".join(part for part in (phrase.name, join_names(patients), where) if part)
    plural = len(agents) > 1 or agents[0].endswith("s")
    parts = [join_names(agents), phrase.many if plural else phrase.one]
    place = [phrase.place, where] if where and phrase.place is not None else []
    victims = [phrase.patient, join_names(patients)] if patients and phrase.patient is not None else []
    direct = phrase.place == ""
    parts += [part for part in (*place, *victims) if part] if direct else [p for p in (*victims, *place) if p]
    return " ".join(parts)


def with_status(text: str, event_type: str, reality: str, denied_only: bool) -> str:
    """`text` marked as not told as having happened; a threat says so itself."""
    if denied_only:
        return f"Denied: {text}"
    return text if event_type == "threaten" else _PREFIX.get(reality, "") + text
