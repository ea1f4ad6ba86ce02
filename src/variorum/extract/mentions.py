"""All that a text names: its places, roads, parties and speakers, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.extract.kinds import Kinds
from variorum.extract.text_citations import TextCitations
from variorum.extract.text_parties import parties_in
from variorum.extract.text_places import dateline_places, places_in
from variorum.extract.text_routes import routes_in, told_of
from variorum.extract.tree import Tree
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Attribution, Mention, PlaceMention
from variorum.model.mentions import TextMentions
from variorum.model.readings import Reading

# How the hearer hangs on a verb of saying.
_TOLD = frozenset({"dobj", "dative", "pobj"})
_WORKING = frozenset({"nsubj", "conj"})


def read_mentions(lexicon: Lexicon, reading: Reading) -> TextMentions:
    """The mentions of a reading; a sentence that was not parsed gives none."""
    places: list[PlaceMention] = [p for line in reading.datelines for p in dateline_places(line)]
    routes: list[Mention] = []
    parties: list[Mention] = []
    cited: dict[tuple[int, int], Attribution] = {}
    saying = lexicon.words.saying
    speaks = saying.verbs() | saying.messages
    sentences = [Kinds(lexicon, Tree(s, lexicon.words.grammar)) for s in reading.sentences if s.tokens]
    citations = TextCitations(sentences, reading.quotations).cited
    for kinds, cited_here in zip(sentences, citations, strict=True):
        places += places_in(kinds)
        routes += (told_of(road, routes) for road in routes_in(kinds))
        here: dict[tuple[int, int], Attribution] = {}
        for attribution in (a for c in cited_here if c.voiced for a in c.attributions):
            here.setdefault(_span(attribution), attribution)
        told = {_span(a): a for a in _told(kinds, here, speaks)}
        for span, attribution in here.items():
            cited.setdefault(span, attribution)
        cited |= told
        # "AFP" that is told something is an outlet, whatever else goes by these letters.
        parties += [p for p in parties_in(kinds) if (p.start, p.end) not in told]
    return TextMentions(
        places=tuple(sorted(places, key=lambda p: (p.mention.start, p.mention.end))),
        routes=tuple(routes),
        parties=tuple(parties),
        speakers=tuple(cited[key] for key in sorted(cited)),
    )


def _span(attribution: Attribution) -> tuple[int, int]:
    return attribution.speaker.start, attribution.speaker.end


def _told(
    kinds: Kinds, cited: Mapping[tuple[int, int], Attribution], speaks: frozenset[str]
) -> list[Attribution]:
    """Sources that are not cited in the sentence, but told ("residents told Reuters") or at their work
    ("the paper's rival had fewer", "Amnesty asked for films"), with no cue.
    """
    tree, working = kinds.tree, kinds.lexicon.words.saying.working()
    found: dict[tuple[int, int], Attribution] = {}
    for index in range(len(tree)):
        for name in (n for n in kinds.names_at(index) if n.kind == "source"):
            above = tree.head(index)
            above = tree.head(above) if tree.tokens[above].pos == "ADP" else above
            own = any(name.start < end and start < name.end for start, end in cited)
            dep, verb = tree.tokens[index].dep, tree.head(tree.first_conjunct(index))
            told = dep in _TOLD and tree.lemma(above) in speaks
            works = dep in _WORKING and tree.is_verb(verb) and tree.lemma(verb) in working
            if (told or (works and not tree.is_passive(verb))) and not own:
                mention = Mention(text=name.text, start=name.start, end=name.end)
                found[name.start, name.end] = Attribution(speaker=mention, cue="")
    return list(found.values())
