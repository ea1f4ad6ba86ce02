"""Grounding: claims with their parties, places, roads, speakers and days resolved."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, GroundedClaim
from variorum.model.documents import Document
from variorum.model.issues import Issue, Outcome
from variorum.model.mentions import Groundings, TextMentions
from variorum.model.readings import Reading
from variorum.resolve.article import ArticleGrounder
from variorum.resolve.party_setting import KnownParties
from variorum.resolve.place_candidates import PlaceFinder
from variorum.resolve.place_patterns import PlacePatterns
from variorum.resolve.retellings import Retellings
from variorum.resolve.speaker_voices import KnownSources


class Grounder:
    """Grounds the claims of documents; holds the lexicon, keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known = (KnownParties(lexicon), KnownSources(lexicon))
        self._places = PlaceFinder(lexicon, PlacePatterns(lexicon.words.places, lexicon.words.toponyms))

    def ground(
        self, document: Document, reading: Reading, claims: Sequence[Claim]
    ) -> Outcome[tuple[GroundedClaim, ...]]:
        """The claims in order with what their words stand for, what is told more than once joined.

        Background of other years is left out.
        """
        if not claims:
            return Outcome(made=())
        article = self._article(document, reading)
        made, issues = [], []
        for claim in claims:
            grounded = article.ground(claim)
            if article.is_background(grounded):
                issues.append(_background(document, claim))
            else:
                made.append(grounded)
        return Outcome(made=Retellings(self._lexicon, reading).joined(made), issues=tuple(issues))

    def ground_mentions(self, document: Document, reading: Reading, mentions: TextMentions) -> Groundings:
        """What the mentions of a text stand for, claim or no claim."""
        return self._article(document, reading).ground_mentions(mentions)

    def _article(self, document: Document, reading: Reading) -> ArticleGrounder:
        return ArticleGrounder(self._lexicon, self._known, self._places, document, reading)


def _background(document: Document, claim: Claim) -> Issue:
    return Issue(
        code="background",
        severity="note",
        message=f"Left out as background of another year: {claim.evidence.quote!r}.",
        where=document.id,
        start=claim.evidence.start,
        end=claim.evidence.end,
    )
