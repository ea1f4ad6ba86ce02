"""People called like places: surnames that an article gives with a first name, and then alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from variorum.lexicon.fold import fold_word
from variorum.model.readings import Name, Sentence, Token
from variorum.parse.name_runs import RunReader, is_headline

# A name of more words than this is a line of capitals, not a person's.
_LONGEST_PERSON = 5


def without_people(
    sentences: Sequence[Sentence], runs: RunReader, locative: Collection[str]
) -> tuple[Sentence, ...]:
    """The sentences without the place names that are only surnames or given names of people in them.

    A name that the article also puts after a preposition of place is a place's throughout, but for
    where it speaks.
    """
    people = {name for s in sentences for name in _people_in(s.tokens, runs)}
    lone = [(s, n) for s in sentences for n in s.names if _is_lone(n) and fold_word(n.text) in people]
    if not lone:
        return tuple(sentences)
    placed = {fold_word(n.text) for s, n in lone if _is_placed(s, n, locative)}
    dropped = {n for s, n in lone if fold_word(n.text) not in placed}
    return tuple(replace(s, names=tuple(n for n in s.names if n not in dropped)) for s in sentences)


def _people_in(tokens: Sequence[Token], runs: RunReader) -> Iterable[str]:
    """The given names and surnames of a sentence's full names, folded: what a given name or a title opens."""
    index = 0
    checked = False
    while index < len(tokens):
        last = index
        while last < len(tokens) and _is_named(tokens[last]):
            last += 1
        run = tokens[index:last]
        opener = next((k for k, t in enumerate(run) if runs.is_given(t) or runs.is_title(t)), None)
        if opener is not None and 1 < len(run) - opener <= _LONGEST_PERSON:
            if not checked and is_headline(tokens):
                return
            checked = True
            yield fold_word(run[-1].text)
            if runs.is_given(run[opener]):
                yield fold_word(run[opener].text)
        index = max(last, index + 1)


def _is_named(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def _is_lone(name: Name) -> bool:
    return name.kind in ("place", "part") and " " not in name.text


def _is_placed(sentence: Sentence, name: Name, locative: Collection[str]) -> bool:
    """Whether a name stands where places stand: "in Lyman", "Lyman, Donetsk region"."""
    tokens = sentence.tokens
    index = next(k for k, t in enumerate(tokens) if t.start >= name.start)
    if index and tokens[index - 1].text.casefold() in locative:
        return True
    after = index + 1
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    start = tokens[after + 1].start
    return any(n.start == start and n.kind in ("place", "country") for n in sentence.names)
