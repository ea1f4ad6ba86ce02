"""Outlets: one name for each, however a page or a credit prints it, and which of them are agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from variorum.lexicon.fold import fold
from variorum.lexicon.records import SourceEntry
from variorum.reconcile.documents.facts import DocumentFacts

_PUBLISHERS = frozenset({"agency", "broadcaster", "newspaper", "website", "channel", "monitor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """What is known of outlets: `names` maps folded names and hosts to one name each; some are `agencies`."""

    names: Mapping[str, str] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()

    def one_name(self, printed: str | None) -> str | None:
        """The one name of an outlet: "AP", "The Associated Press" and "apnews.com" are one; None for none."""
        folded = fold(printed).removeprefix("the ").removeprefix("www ") if printed else ""
        return self.names.get(folded, folded) or None

    def of(self, document: DocumentFacts) -> str | None:
        """The one name of who published a document, or None."""
        return self.one_name(document.outlet)

    def credited_by(self, document: DocumentFacts) -> frozenset[str]:
        """Whom a document credits, each by one name."""
        return frozenset(name for credit in document.credits if (name := self.one_name(credit)))

    def is_agency(self, document: DocumentFacts) -> bool:
        """Whether an agency published a document."""
        return self.of(document) in self.agencies


NO_OUTLETS = Outlets()


def known_outlets(sources: Iterable[SourceEntry]) -> Outlets:
    """The outlets among the sources of the lexicon. A name that two of them bear stands for neither."""
    bearers: dict[str, set[str]] = {}
    agencies = set()
    for entry in sources:
        if entry.kind not in _PUBLISHERS:
            continue
        own = fold(entry.name).removeprefix("the ")
        if entry.kind == "agency":
            agencies.add(own)
        for name in (entry.name, *entry.names, *entry.domains):
            bearers.setdefault(fold(name).removeprefix("the "), set()).add(own)
    names = {name: min(own) for name, own in sorted(bearers.items()) if len(own) == 1}
    return Outlets(names=names, agencies=frozenset(agencies))
