"""What an event is told as, and what is said to have come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.events import FieldVariants
from variorum.reconcile.fields.readings import Reading, Stand, Voices, readings, variants
from variorum.reconcile.knowledge.field_words import load_field_words
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.witnesses.witnesses import Witness

_TOOK_PLACE = "took place"
_DENIED = "did not happen"


def type_readings(accounts: Sequence[Witness], voices: Voices, rules: Rules) -> list[Reading[str]]:
    """The event types that an event is told as, each with its name in words."""
    found = readings(accounts, lambda one: one.event_type, str, voices)
    return [
        replace(one, words=rules.phrases[one.text].name if one.text in rules.phrases else one.text)
        for one in found
    ]


def chosen_type(found: Sequence[Reading[str]], rules: Rules) -> Reading[str]:
    """The type that most origins give, then the one that says most."""
    weakest = len(rules.strength)
    return min(found, key=lambda one: (-len(one.origins), rules.strength.get(one.text, weakest), one.text))


def type_variants(
    found: Sequence[Reading[str]], chosen: Reading[str], voices: Voices
) -> tuple[FieldVariants, ...]:
    """Told as an airstrike by one and as an attack by another."""
    return variants("event_type", found, chosen, _type_stand, voices)


def _type_stand(value: str, chosen: str) -> Stand:
    known = load_field_words()
    if chosen in known.wider.get(value, ()):
        return Stand("refines", "says more exactly what was done")
    if value in known.wider.get(chosen, ()):
        return Stand("refines", "says less exactly what was done")
    if known.wider.get(value, frozenset()) & known.wider.get(chosen, frozenset()):
        return Stand("contradicts", "two ways of doing it")
    return Stand("different-scope", "another side of the same occurrence")


def outcome_variants(
    told: Sequence[Witness], denied: Sequence[Witness], voices: Voices
) -> tuple[FieldVariants, ...]:
    """What is said to have come of it: taken, entered, left, an attack repelled; or that nothing happened."""
    known = load_field_words()

    def outcome(one: Witness) -> str:
        return _DENIED if one.denies else known.outcomes.get(one.event_type, _TOOK_PLACE)

    found = readings((*told, *denied), outcome, str, voices)
    positive = [one for one in found if one.text != _DENIED]
    pool = positive or found
    chosen = min(
        pool, key=lambda one: (-len(one.origins), -_stage(one.text, pool), one.text == _TOOK_PLACE, one.text)
    )
    return variants("outcome", found, chosen, _outcome_stand, voices)


def _stage(outcome: str, among: Sequence[Reading[str]]) -> int:
    """How many of the others it comes after."""
    return sum((other.text, outcome) in load_field_words().steps for other in among)


def _outcome_stand(value: str, chosen: str) -> Stand:
    if _DENIED in (value, chosen):
        return Stand("contradicts", "said not to have happened")
    if _TOOK_PLACE in (value, chosen):
        return Stand("refines", "does not say what came of it" if value == _TOOK_PLACE else "")
    steps = load_field_words().steps
    if (value, chosen) in steps:
        return Stand("refines", "a step on the way")
    if (chosen, value) in steps:
        return Stand("different-scope", "a later step, which fewer origins tell")
    return Stand("contradicts", "another end of it")
