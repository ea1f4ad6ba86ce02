"""English inflection, the few rules that codebook words need."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, list[str]]:
    return dict(load_yaml(files("variorum.lexicon") / "data" / "inflection.yaml"))


@cache
def inflect(lemma: str) -> tuple[str, ...]:
    """The forms a lemma may take in print, as verb and as noun; a superset, never short of one."""
    forms = [lemma, *_irregular().get(lemma, ())]
    if lemma.endswith("e"):
        forms += [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms += [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        forms += [lemma + "es", lemma + "ed", lemma + "ing"]
    else:
        forms += [lemma + "s", lemma + "ed", lemma + "ing"]
        doubled = lemma + lemma[-1]
        forms += [doubled + "ed", doubled + "ing"]
    if lemma.endswith("man"):
        forms.append(lemma[:-3] + "men")
    if lemma.endswith("f"):
        forms.append(lemma[:-1] + "ves")
    if lemma.endswith("fe"):
        forms.append(lemma[:-2] + "ves")
    return tuple(dict.fromkeys(forms))
