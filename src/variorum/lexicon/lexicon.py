"""The whole lexicon: codebook, words, actors, sources, places, roads, loaded and indexed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from variorum.lexicon.actors import ActorBook, load_actors
from variorum.lexicon.classes import load_classes
from variorum.lexicon.codebook import Codebook, load_codebook
from variorum.lexicon.countries import CountryBook, load_countries
from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.routes import RouteBook, load_routes
from variorum.lexicon.sources import SourceBook, load_sources
from variorum.lexicon.words import Words, load_words
from variorum.model.readings import NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All knowledge files, loaded and indexed; read-only."""

    codebook: Codebook
    words: Words
    classes: Mapping[str, frozenset[str]]
    countries: CountryBook
    actors: ActorBook
    sources: SourceBook
    places: Gazetteer
    routes: RouteBook

    def proper_names(self) -> Iterator[tuple[NameKind, str, tuple[str, ...]]]:
        """Every listed name that a text may print, as (kind, name, ids). Generic parties
        ("rebels") are left out: they are nouns, which the noun classes cover.
        """
        for actor in self.actors.all():
            if actor.kind != "generic":
                for name in (actor.name, *actor.names):
                    yield "actor", name, (actor.id,)
        for source in self.sources.all():
            if source.kind != "generic":
                for name in (source.name, *source.names):
                    yield "source", name, (source.id,)
        for route in self.routes.all():
            for name in (route.name, *route.names):
                yield "route", name, (route.id,)
        for country in self.countries.all():
            # "The Kremlin" can only be a government; a town that may stand for one is a place first.
            metonyms = (m for m in country.metonyms if not self.places.known(fold(m)))
            for name in (country.name, *country.names, *metonyms):
                yield "country", name, (country.id,)
            for name in (*country.adjectives, *country.people):
                yield "demonym", name, (country.id,)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon shipped with the program, loaded once a process.

    Raises LexiconError when a knowledge file is malformed; compiles the gazetteer on first use.
    """
    countries = load_countries()
    return Lexicon(
        codebook=load_codebook(),
        words=load_words(),
        classes=load_classes(),
        countries=countries,
        actors=load_actors(countries),
        sources=load_sources(),
        places=open_gazetteer(),
        routes=load_routes(),
    )
