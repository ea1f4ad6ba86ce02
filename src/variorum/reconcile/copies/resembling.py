"""Resemblance: how far two texts are one text, told from nothing but the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.model.events import CopyKind
from variorum.reconcile.copies.alignment import Aligned, in_order, matches, share_of
from variorum.reconcile.copies.fingerprints import Fingerprint, shingles
from variorum.reconcile.copies.marks import Sentence, sentences
from variorum.reconcile.copies.passages import Passage, passages
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.documents.outlets import NO_OUTLETS, Outlets
from variorum.reconcile.documents.precedence import days_apart

# Set by hand on 1,248 pairs of local reports of one shooting each and 452 of different ones, and on
# invented texts: of the reports of one shooting written apart, nine in ten share less than .3 of their
# marks and words in order, and only later states of one page more than .6; texts reworded word by word .65
# and more.
_SAME_TEXT = 0.8
_CARRIED = 0.45
_EDITION = 0.6
# So much of a text is more than a background that an outlet prints under all of one war's news.
_MOSTLY = 0.7
_REWORDED = 0.62
# Where three in ten of the runs are shared word for word, as reports written apart do not.
_RUNS_IN_PART, _REWORDED_IN_PART = 0.3, 0.5
# Reports written apart may share the facts of many lines, and half a dozen lines in order; not eight and
# more, four in five of all there are.
_MANY_LINES, _NEARLY_ALL, _REWORDED_THROUGHOUT = 8, 0.8, 0.42
_REWORDED_UNDER_CREDIT = 0.36
_FEWEST_LINES = 5
_FEWEST_MARKS = 10
_FEWEST_MARKS_UNDER_CREDIT = 8
# A text of fewer runs than this is a headline or a stub: only the whole of it counts.
_SHORT = 30
# Of the lines that two texts share, the share that may differ in what they count and name.
_FORM = 0.5
_LEAST_CONFLICTS = 2
_LEAD_LINES = 3
# One word changed inside a line changes five runs.
_FEW_CHANGES = 10
# With fewer lines that name or count something a text tells no news by itself.
_FEWEST_TELLING_LINES = 3
_OCCASION_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """What two texts share, whatever it is called; `left` has the smaller id.

    `kind` is None where neither is a copy of the other. `jaccard` is the share of all runs of five words
    that both hold, `left_share` and `right_share` how much of each text stands in the other, 0 to 1: of its
    runs, or where the text is reworded of its marks and words in order. `credited` says that both
    credit one agency or one credits the other's outlet. `form` says that they are two fillings of one
    form, `edition` that they are two states of one page. `passages` are the stretches both hold, where
    they are not the same text throughout.
    """

    left: str
    right: str
    kind: CopyKind | None
    jaccard: float
    left_share: float
    right_share: float
    credited: bool = False
    form: bool = False
    edition: bool = False
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What is compared of a document: its text, the runs of words in it, who printed it, when and where.

    `outlet` and `credits` are names as `Outlets.one_name` gives them; `page` and `headline` are hashes.
    """

    document_id: str
    text: str
    runs: frozenset[str]
    outlet: str | None = None
    credits: frozenset[str] = frozenset()
    published: str | None = None
    page: int | None = None
    headline: int | None = None
    digest: int = 0
    telling: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text, read when they are asked for."""
        return _sentences(self.text)


_sentences = lru_cache(maxsize=512)(sentences)


def outline(
    fingerprint: Fingerprint, text: str | None, facts: DocumentFacts, outlets: Outlets = NO_OUTLETS
) -> Outline:
    """The outline of one document, its outlets by the names that `outlets` has for them.

    Without its text, a document is compared by its digest alone.
    """
    return Outline(
        document_id=fingerprint.document_id,
        text=text or "",
        runs=shingles(text) if text is not None else frozenset(),
        outlet=outlets.of(facts),
        credits=outlets.credited_by(facts),
        published=facts.published,
        page=fingerprint.page,
        headline=fingerprint.headline,
        digest=fingerprint.digest,
        telling=fingerprint.telling,
    )


def resemblance(left: Outline, right: Outline) -> Resemblance:
    """How far two documents are one text. Depends on the two alone; their order has no effect.

    Verbatim: eight in ten of all runs of five words are shared. Trimmed: at least 45 in 100 of the
    shorter text's runs stand in the longer, its opening among them, or seven in ten. Paraphrased: its
    sentences say in the same order, with the same names and figures, what sentences of the longer say;
    less is demanded where one credits the other, or both one agency. Two texts whose shared lines
    differ in what they count or name are two fillings of one form, and no copies.
    """
    if left.document_id > right.document_id:
        left, right = right, left
    jaccard, shares = _shared_runs(left, right)
    told = Resemblance(
        left=left.document_id,
        right=right.document_id,
        kind=None,
        jaccard=round(jaccard, 4),
        left_share=round(shares[0], 4),
        right_share=round(shares[1], 4),
        credited=_one_credit(left, right),
    )
    if not _one_occasion(left, right, jaccard):
        return told
    edition = _one_outlet(left, right) and _edition(left, right, jaccard)
    if _few_changes(left, right):
        return replace(told, kind="verbatim", edition=edition)
    chain = in_order(matches(left.sentences, right.sentences))
    if not _one_page(left, right, jaccard) and _one_form(chain, left.sentences, right.sentences):
        return replace(told, form=True)
    kind, shares = _kind(left, right, chain, jaccard, shares)
    held = passages(left.sentences, right.sentences, credited=told.credited) if kind != "verbatim" else ()
    return replace(
        told,
        kind=kind,
        left_share=round(shares[0], 4),
        right_share=round(shares[1], 4),
        edition=kind is not None and edition,
        passages=held,
    )


def _few_changes(left: Outline, right: Outline) -> bool:
    """Whether so few runs differ that the two cannot be fillings of a form."""
    if left.digest == right.digest:
        return True
    shared = len(left.runs & right.runs)
    most = max(len(left.runs), len(right.runs))
    return most - shared <= _FEW_CHANGES and shared >= _SAME_TEXT * (2 * most - shared)


def _shared_runs(left: Outline, right: Outline) -> tuple[float, tuple[float, float]]:
    """The share of all runs that both hold, and how much of each text's runs the other holds."""
    if left.digest == right.digest:
        return 1.0, (1.0, 1.0)
    shared = len(left.runs & right.runs)
    union = len(left.runs) + len(right.runs) - shared
    if not union:
        return 0.0, (0.0, 0.0)
    return shared / union, (shared / max(1, len(left.runs)), shared / max(1, len(right.runs)))


def _one_occasion(left: Outline, right: Outline, jaccard: float) -> bool:
    """Whether texts that tell next to nothing were printed together; "Sign in to read on" is no news."""
    telling = min(left.telling, right.telling)
    if telling >= _FEWEST_TELLING_LINES:
        return True
    days = days_apart(left.published, right.published)
    return telling > 0 or jaccard == 1.0 if days is None else days <= _OCCASION_DAYS


def _edition(left: Outline, right: Outline, jaccard: float) -> bool:
    return jaccard >= _EDITION or (left.page is not None and left.page == right.page)


def _one_outlet(left: Outline, right: Outline) -> bool:
    return left.outlet is not None and left.outlet == right.outlet


def _kind(
    left: Outline, right: Outline, chain: Sequence[Aligned], jaccard: float, shares: tuple[float, float]
) -> tuple[CopyKind | None, tuple[float, float]]:
    """The kind of copy, and how much of each text is carried."""
    if jaccard >= _SAME_TEXT:
        return "verbatim", shares
    if min(len(left.runs), len(right.runs)) < _SHORT:
        return None, shares
    most = max(shares)
    shorter = left.sentences if shares[0] >= shares[1] else right.sentences
    if most >= _MOSTLY or (most >= _CARRIED and _opening_carried(shorter, chain, shares[0] >= shares[1])):
        return "trimmed", shares
    reworded = share_of(chain, left.sentences, right.sentences)
    if _reworded(left, right, chain, max(reworded), most):
        return "paraphrased", (max(shares[0], reworded[0]), max(shares[1], reworded[1]))
    return None, shares


def _opening_carried(shorter: Sequence[Sentence], chain: Sequence[Aligned], on_left: bool) -> bool:
    """Whether a text's first line is carried, or the two after it: its news, not the background below."""
    told = [at for at, one in enumerate(shorter) if one.whole][:_LEAD_LINES]
    carried = [at in {match.left if on_left else match.right for match in chain} for at in told]
    return carried[:1] == [True] or (len(carried) > 1 and all(carried[1:]))


def _reworded(left: Outline, right: Outline, chain: Sequence[Aligned], held: float, runs: float) -> bool:
    lines = [match for match in chain if left.sentences[match.left].whole]
    marks = sum(len(left.sentences[match.left].marks & right.sentences[match.right].marks) for match in lines)
    if _one_credit(left, right):
        return (
            held >= _REWORDED_UNDER_CREDIT
            and len(lines) >= _FEWEST_LINES
            and marks >= _FEWEST_MARKS_UNDER_CREDIT
        )
    if len(lines) < _FEWEST_LINES or marks < _FEWEST_MARKS:
        return False
    if held >= (_REWORDED_IN_PART if runs >= _RUNS_IN_PART else _REWORDED):
        return True
    all_lines = min(sum(one.whole for one in text.sentences) for text in (left, right))
    return held >= _REWORDED_THROUGHOUT and len(lines) >= max(_MANY_LINES, _NEARLY_ALL * all_lines)


def _one_credit(left: Outline, right: Outline) -> bool:
    return bool(left.credits & right.credits) or left.outlet in right.credits or right.outlet in left.credits


def _one_page(left: Outline, right: Outline, jaccard: float) -> bool:
    """Whether the two are states of one page: its figures may all have changed."""
    if not _one_outlet(left, right):
        return False
    days = days_apart(left.published, right.published)
    if left.page is not None and left.page == right.page:
        return days is None or days <= _OCCASION_DAYS
    if days is None or days > 1 or jaccard < _CARRIED:
        return False
    return left.headline is not None and left.headline == right.headline


def _one_form(chain: Sequence[Aligned], left: Sequence[Sentence], right: Sequence[Sentence]) -> bool:
    """Whether the lines two texts share differ in their figures or names, as weekly reports do."""
    pairs = [(left[match.left], right[match.right]) for match in chain]
    counted = [(one, other) for one, other in pairs if one.figures and other.figures]
    figures = sum(_differ(one.figures, other.figures, 0.5) for one, other in counted)
    named = [(one, other) for one, other in pairs if one.names and other.names]
    names = sum(_differ(one.names, other.names, 0.34) for one, other in named)
    return (figures >= _LEAST_CONFLICTS and figures >= _FORM * len(counted)) or (
        names > _LEAST_CONFLICTS and names >= _FORM * len(named)
    )


def _differ(left: Sequence[str], right: Sequence[str], least: float) -> bool:
    """Whether of two lists less than a share of the shorter is in both."""
    mine, theirs = set(left), set(right)
    return len(mine & theirs) < least * min(len(mine), len(theirs))
