"""Looking names up by their folded form, with care for abbreviations that are English words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from variorum.lexicon.entries import one_line
from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitals:
    """Folded names that are also plain words: they count with two capitals or with one."""

    whole: frozenset[str]
    initial: frozenset[str]

    def allow(self, folded: str, text: str) -> bool:
        """Whether `text` is written as a name would be: "WHO" and "LeT", but not "Who" or "let"."""
        if folded in self.whole:
            return sum(letter.isupper() for letter in text) > 1
        return folded not in self.initial or text != text.lower()


class NameIndex:
    """Folded names and the ids they may stand for, in the order given.

    A name that is also a plain word stands for a proper name only where the text has capitals, and
    for an entry that is itself spelt small in any case.
    """

    def __init__(self, spellings: Iterable[tuple[str, str]], capitals: Capitals) -> None:
        found: dict[str, tuple[str, ...]] = {}
        small: dict[str, tuple[str, ...]] = {}
        for spelling, id_ in spellings:
            folded = fold(spelling)
            ids = found.get(folded, ())
            if folded and id_ not in ids:
                found[folded] = (*ids, id_)
                if spelling.islower():
                    small[folded] = (*small.get(folded, ()), id_)
        self._ids = found
        self._small = small
        self._capitals = capitals

    def find(self, text: str) -> tuple[str, ...]:
        """The ids `text` may stand for, as it is written in an article; a leading "the" may be extra."""
        folded = fold(text)
        return self._find(folded, text) or self._find(folded.removeprefix("the "), text)

    def _find(self, folded: str, text: str) -> tuple[str, ...]:
        ids = self._ids if self._capitals.allow(folded, text) else self._small
        return ids.get(folded, ())

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every folded name with its ids."""
        return iter(self._ids.items())


def load_capitals() -> Capitals:
    """The lists of `data/capitals.yaml`."""
    lists = load_yaml(files("variorum.lexicon") / "data" / "capitals.yaml")
    return Capitals(
        whole=frozenset(one_line(lists["whole"])),
        initial=frozenset(one_line(lists["initial"])),
    )
