"""The known names of one article by where they stand, so that a mention finds its own at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from variorum.model.readings import Name, NameKind, Reading

# Characters: "the strategic city of" and the like.
_LOOK_BACK = 40


class PrintedNames:
    """The names of an article in order; none reaches into the next, though two may share their words."""

    def __init__(self, reading: Reading) -> None:
        self.all: tuple[Name, ...] = tuple(
            sorted(
                (n for s in (*reading.datelines, *reading.sentences) for n in s.names),
                key=lambda n: (n.start, n.end),
            )
        )
        self._sentences = reading.sentences
        self._sentence_starts = [s.start for s in reading.sentences]
        self._starts = [n.start for n in self.all]
        self._ends = [n.end for n in self.all]

    def words_before(self, start: int) -> str:
        """The last few words of its sentence before an offset."""
        index = bisect_right(self._sentence_starts, start) - 1
        if index < 0:
            return ""
        sentence = self._sentences[index]
        return sentence.text[max(0, start - sentence.start - _LOOK_BACK) : max(0, start - sentence.start)]

    def touching(self, start: int, end: int, *kinds: NameKind) -> list[Name]:
        """Names that share a character with an offset range, of `kinds` where any are given."""
        found = self.all[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        return [n for n in found if not kinds or n.kind in kinds]

    def inside(self, start: int, end: int, *kinds: NameKind) -> list[Name]:
        """Names that lie wholly in an offset range, of `kinds` where any are given."""
        return [n for n in self.touching(start, end, *kinds) if start <= n.start and n.end <= end]
