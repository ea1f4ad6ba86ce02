"""Extending: what was added to a record is put beside what is there; only what it touches is made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.model.workings import Standing
from variorum.pipeline.copying import Copying
from variorum.pipeline.rare_words import RareWords, TooWideError
from variorum.pipeline.shelf import Shelf
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.events.regions import Touched, revise, standing_of
from variorum.reconcile.events.twins import with_twins
from variorum.reconcile.judging.following import followed
from variorum.reconcile.judging.judgements import judged_claims
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.witnesses.spans import spans, windows
from variorum.reconcile.witnesses.witnesses import Witness
from variorum.store.record import Record
from variorum.store.workings import Workings


def extend(
    record: Record,
    workings: Workings,
    shelf: Shelf,
    copying: Copying,
    added: Sequence[str],
    most_claims: float,
) -> Touched:
    """Put the documents `added`, and new judgements, beside all others; gives what they touch.

    Raises TooWideError, having changed the workings, where all views have to be made anew: where the
    number of documents changes what is rare, where articles are touched that nothing dates, and where more
    than `most_claims` would be put in their places, as those of a text that is carried far and wide.
    """
    recopied = copying.beside(list(filter(None, map(record.document, added))))
    judged = _judged(record, frozenset(added))
    moved = {*added, *(document_id for _, document_id in judged), *recopied}
    roots = workings.roots_of(moved) | {shelf.root_of(one) for one in moved}
    words = RareWords(workings)
    raw = _witnesses(record, shelf, _documents(workings, roots) | moved)
    others = words.say_anew(roots, raw) - roots
    if others:
        roots |= others
        raw.update(_witnesses(record, shelf, _documents(workings, others)))
    if len(raw) > most_claims:
        raise TooWideError("A great part of all claims is touched.")
    gone = workings.standing_of(roots)
    scene, loose = _scene(raw, words, shelf)
    fresh = [
        standing_of(one, scene.spans[one.id], scene.rules, loose=False) for one in scene.witnesses.values()
    ]
    if loose or _meet_loose(workings, [*gone, *fresh]):
        raise TooWideError("Articles are touched that nothing dates.")

    def load(standings: Sequence[Standing]) -> Mapping[str, Witness]:
        found = {one.claim_id: raw[one.claim_id] for one in standings if one.claim_id in raw}
        others = (record.claim(one.claim_id) for one in standings if one.claim_id not in raw)
        found.update((one.id, one) for one in shelf.witnesses(filter(None, others)))
        twins = {one.claim_id: one.twin for one in standings}
        return {
            claim_id: replace(one, twin=twins[claim_id]) for claim_id, one in words.rare_of(found).items()
        }

    return revise(workings, gone, fresh, scene, load, [claim_id for claim_id, _ in judged])


def _judged(record: Record, added: frozenset[str]) -> list[tuple[str, str]]:
    """The claims that judgements are on, each with its document, where they may count otherwise than before.

    That is where something was judged since, and where a document with a judged claim was read anew.
    """
    judgements = tuple(record.judgements())
    read_anew = any(seen.document_id in added for judgement in judgements for seen in judgement.seen)
    if not read_anew and not record.judgements_were_added():
        return []
    judgements = followed(judgements, record.claim, record.claims)
    claims = (record.claim(claim_id) for claim_id in sorted(judged_claims(judgements)))
    return [(one.claim.id, one.claim.document_id) for one in claims if one is not None]


def _documents(workings: Workings, roots: Iterable[str]) -> set[str]:
    return {one.document_id for one in workings.standing_of(set(roots))} | set(roots)


def _witnesses(record: Record, shelf: Shelf, document_ids: Iterable[str]) -> dict[str, Witness]:
    claims = (claim for document_id in sorted(document_ids) for claim in record.claims(document_id))
    return {one.id: one for one in sorted(shelf.witnesses(claims), key=lambda one: one.id)}


def _scene(raw: Mapping[str, Witness], words: RareWords, shelf: Shelf) -> tuple[Scene, bool]:
    """The claims as they are compared, and whether nothing dates some article among them."""
    witnesses = with_twins(words.rare_of(raw))
    first = windows(witnesses.values())
    days = spans(list(witnesses.values()), first)
    scene = Scene(witnesses=witnesses, spans=days, rules=load_rules(), settled=shelf.settled)
    return scene, any(not span.known for span in first.values())


def _meet_loose(workings: Workings, standings: Sequence[Standing]) -> bool:
    """Whether a claim stands, or stood, in a bucket with one of an article that nothing of its own dates.

    Such an article may have its days from the claim, so that it loses them when the claim is gone.
    """
    buckets = {bucket for one in standings for bucket in one.buckets}
    return any(bucket in buckets for one in workings.loose() for bucket in one.buckets)
