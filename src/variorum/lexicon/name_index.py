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
    """Folded names that are also plain words: they count in capitals, or with a capital initial."""

    whole: frozenset[str]
    initial: frozenset[str]

    def allow(self, folded: str, text: str) -> bool:
        """Whether `text` is written as a name would be ("WHO", not "who"; "New Forces", not "new forces")."""
        if folded in self.whole:
            return text.isupper()
        return folded.removeprefix("the ") not in self.initial or text != text.lower()


class NameIndex:
    """Folded names and the ids they may stand for, in the order given."""

    def __init__(self, spellings: Iterable[tuple[str, str]], capitals: Capitals) -> None:
        found: dict[str, tuple[str, ...]] = {}
        for spelling, id_ in spellings:
            folded = fold(spelling)
            ids = found.get(folded, ())
            if folded and id_ not in ids:
                found[folded] = (*ids, id_)
        self._ids = found
        self._capitals = capitals

    def find(self, text: str) -> tuple[str, ...]:
        """The ids `text` may stand for, as it is written in an article; a leading "the" may be extra."""
        folded = fold(text)
        if not self._capitals.allow(folded, text):
            return ()
        return self._ids.get(folded) or self._ids.get(folded.removeprefix("the "), ())

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
