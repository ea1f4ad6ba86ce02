"""One piece of news: two documents that share what few documents of a record say."""

from __future__ import annotations

from variorum.reconcile.knowledge.weights import Point, point
from variorum.reconcile.witnesses.witnesses import Witness

# Of the capitalised words of two texts, in the geometric mean. Long texts of one theatre share some of
# its names by chance, short ones only where they tell the same.
_LEAST_SHARE = 0.07
_SOME, _MANY, _MORE, _MOST = 2, 3, 4, 6
# From so many rare words in common on two documents tell one piece of news.
ONE_NEWS = _MANY


def shared_news(left: Witness, right: Witness) -> int:
    """How many rare words two documents have in common; 0 where that is next to nothing for their length.

    It depends on no rare word that only one of them says.
    """
    if left.news.isdisjoint(right.news) or left.root == right.root:
        return 0
    shared = len(left.news & right.news)
    if shared < _SOME:
        return 0
    told = len(left.facts.names) * len(right.facts.names)
    return shared if shared * shared >= _LEAST_SHARE * _LEAST_SHARE * told else 0


def news_point(shared: int) -> Point:
    """What it weighs that two documents have `shared` rare words in common anywhere, two at least."""
    if shared < _MANY:
        name = "news.some"
    elif shared < _MORE:
        name = "news.many"
    else:
        name = "news.more" if shared < _MOST else "news.most"
    return point(name, "their documents have {} rare words in common", shared)
