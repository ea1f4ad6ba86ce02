"""The suite `roles`: who did what to whom and with what, read off claims, against templates of MUC-4.

How claims fill a template's roles:

- claims of armed violence, destruction and abduction count that are told to have happened; offensives
  and clashes, which have no template, do not;
- an agent is an organisation where the lexicon knows it as a party by name, where it is an army, a
  police or a government, or where its words name one after "of" ("guerrillas of the X"); what stands
  before, and any other agent, are individuals;
- a patient that is a thing is a physical target, and so is a place that is a building; any other
  patient, and whoever a figure of people counts, is a victim;
- weapons are the nouns for bombs, munitions and arms in the sentence of the claim.

A filler is right where one of the wanted words and one of the made are the same name, as in the suite
`claims`; each answers one. All incidents of a report are taken together: how claims are divided among
templates does not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.evaluate.comparing import same_name
from variorum.evaluate.gold import read_lines
from variorum.evaluate.matching import assign
from variorum.evaluate.measures import counted_rates
from variorum.evaluate.records import Finding, Forms, Measure, Report
from variorum.evaluate.roles_gold import ROLES, Filler, roles_texts
from variorum.lexicon.actors import ActorBook, load_actors
from variorum.lexicon.classes import load_classes
from variorum.lexicon.countries import load_countries

_VIOLENT = frozenset({"attack", "bombing", "shelling", "airstrike", "destroy", "detain", "casualties"})
_TOLD = frozenset({"asserted", "reported"})
_THINGS = frozenset({"structure", "facility", "equipment", "convoy", "post"})
_BUILT = frozenset({"structure", "facility"})
_PEOPLE = frozenset({"people", "armed", "military-people", "government"})
_COUNTS = frozenset({"killed", "injured", "captured_people", "missing"})
_WEAPONS = frozenset({"bomb", "munition", "missile", "artillery"})
# Arms, and what the classes of weapons hold that is an act and no weapon.
_ARMS = frozenset({"rifle", "gun", "pistol", "machinegun", "revolver", "weapon", "knife", "machete"})
_ACTS = frozenset({"explosion", "blast", "bombing", "shelling", "gunfire", "tank", "charge", "barrage"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")

_NO_BODY = frozenset({"generic", "civilian", "person"})

Told = Mapping[str, list[Forms]]
Classes = Mapping[str, frozenset[str]]


def score_roles(path: Path, exports: Path) -> Report:
    """Score the fillers that `exports`/claims.jsonl has for the annotated reports at `path`."""
    classes, actors = load_classes(), load_actors(load_countries())
    made: defaultdict[str, list[tuple[str, Forms]]] = defaultdict(list)
    for source, fillers in read_lines(exports / "claims.jsonl", lambda line: _filled(line, classes, actors)):
        made[source] += fillers
    hits, wanted, told = (dict.fromkeys(ROLES, 0) for _ in range(3))
    findings: list[Finding] = []
    texts = roles_texts(path)
    for text in texts:
        by_role = _distinct(made.get(text.source, []))
        for role in ROLES:
            gold, answers = text.fillers[role], by_role.get(role, [])
            found = _answered(gold, answers)
            # An optional filler that is not told is not missed; one that is told is right.
            hits[role] += len(found)
            wanted[role] += sum(1 for i, filler in enumerate(gold) if i in found or not filler.optional)
            told[role] += len(answers)
            findings += _findings(text.source, role, gold, answers, found)
    measures = (
        Measure(name="reports", value=len(texts)),
        *(Measure(name=role, value=counted_rates(hits[role], wanted[role], told[role])) for role in ROLES),
        Measure(
            name="all roles",
            value=counted_rates(sum(hits.values()), sum(wanted.values()), sum(told.values())),
        ),
    )
    return Report(suite="roles", measures=measures, findings=tuple(findings))


def _answered(gold: Sequence[Filler], answers: Sequence[Forms]) -> dict[int, int]:
    """Which wanted filler each answer is right for, one each."""
    return assign(
        [
            [j for j, forms in enumerate(answers) if any(same_name(w, forms) for w in filler.words)]
            for filler in gold
        ]
    )


def _findings(
    source: str, role: str, gold: Sequence[Filler], answers: Sequence[Forms], found: Mapping[int, int]
) -> Iterator[Finding]:
    for i, filler in enumerate(gold):
        if i not in found and not filler.optional:
            yield Finding(kind="miss", where=source, label=role, quote=" / ".join(filler.words))
    for j, forms in enumerate(answers):
        if j not in found.values():
            yield Finding(kind="spurious", where=source, label=role, quote=min(forms, key=len))


def _distinct(fillers: Sequence[tuple[str, Forms]]) -> Told:
    """The fillers of each role, those of one name once."""
    kept: defaultdict[str, list[Forms]] = defaultdict(list)
    for role, forms in fillers:
        if not any(same_name(form, earlier) for earlier in kept[role] for form in forms):
            kept[role].append(forms)
    return kept


def _filled(
    line: Mapping[str, Any], classes: Classes, actors: ActorBook
) -> tuple[str, list[tuple[str, Forms]]]:
    """A claim's file and the roles that it fills; none where it tells of no incident."""
    source = Path(line["document"]["source"]).name
    if line["event_type"] not in _VIOLENT or line["modality"] not in _TOLD:
        return source, []
    arguments = line["arguments"]
    found = [f for agent in arguments.get("agent", ()) for f in _doer(agent, classes, actors)]
    found += [_sufferer(patient, classes) for patient in arguments.get("patient", ())]
    stood = (place["text"] for place in arguments.get("place", ()))
    found += [("Target", frozenset({name})) for name in stood if _classes(name, classes) & _BUILT]
    counted = (f["of"] for f in line["figures"] if f["kind"] in _COUNTS)
    found += [("Victim", frozenset({noun})) for noun in counted if _classes(noun, classes) & _PEOPLE]
    words = _WORD.findall(line["evidence"]["sentence"].casefold())
    found += [("Weapon", frozenset({word})) for word in words if _is_weapon(word, classes)]
    return source, found


def _doer(agent: Mapping[str, Any], classes: Classes, actors: ActorBook) -> Iterator[tuple[str, Forms]]:
    entry = actors.get(agent["id"]) if agent["id"] else None
    words = " ".join(agent["text"].split())
    individual, of, body = words.partition(" of ") if " of " in words else words.partition(" OF ")
    named = frozenset({words, agent["name"], *agent["aliases"]})
    if of:
        yield "PerpInd", frozenset({individual})
        yield "PerpOrg", frozenset({body, *(named - {words})})
    elif (entry is not None and entry.kind not in _NO_BODY) or "state-force" in _classes(words, classes):
        yield "PerpOrg", named
    else:
        yield "PerpInd", frozenset({words})


def _sufferer(patient: Mapping[str, Any], classes: Classes) -> tuple[str, Forms]:
    found = _classes(patient["text"], classes)
    role = "Target" if found & _THINGS and not found & _PEOPLE else "Victim"
    return role, frozenset({" ".join(patient["text"].split())})


def _classes(phrase: str, classes: Classes) -> frozenset[str]:
    """The classes of the noun that a phrase ends on, before "of"."""
    words = _WORD.findall(phrase.casefold().partition(" of ")[0])
    last = words[-1] if words else ""
    return next((classes[form] for form in _singulars(last) if form in classes), frozenset())


def _singulars(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("men") + "man")


def _is_weapon(word: str, classes: Classes) -> bool:
    forms = _singulars(word)
    if not _ACTS.isdisjoint(forms):
        return False
    return not _ARMS.isdisjoint(forms) or any(classes.get(form, frozenset()) & _WEAPONS for form in forms)
