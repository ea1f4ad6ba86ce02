"""Standing: how a spell stands by those who tell and gainsay it, over its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.control import DayRange, HoldingStatus, Word
from variorum.model.days import days_between
from variorum.model.reasons import Reason
from variorum.state.control.allies import Allies
from variorum.state.control.entries import Support
from variorum.state.control.knowledge import limits
from variorum.state.control.spells import Rival, Spell

_LAST = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """An account, and how its voice stands to the holder."""

    account: Support
    word: Word

    @property
    def group(self) -> str:
        """What it counts as: all voices of the holder's side as one, all of the losing side as one."""
        if self.word in ("own", "against-interest"):
            return f"={self.word}"
        return f"side {self.account.voice.side}" if self.account.voice.side else self.account.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of a spell with one status, the accounts that hold then, and the rule of the status.

    `clearing` are the claims of those who gainsay it and speak for the side that loses by it.
    """

    status: HoldingStatus
    since: DayRange
    until: DayRange | None
    accounts: tuple[Worded, ...]
    rule: Reason
    rivals: tuple[Rival, ...] = ()
    clearing: frozenset[str] = frozenset()


class DayRanges(NamedTuple):
    """When a phase begins and ends."""

    since: DayRange
    until: DayRange | None


class _Words:
    """How voices stand to the holder of a spell and to those who lose by it."""

    def __init__(self, spell: Spell, allies: Allies) -> None:
        losers = [*spell.before, *(party for entry in spell.entries for party in entry.against)]
        self._losers = tuple(dict.fromkeys((*losers, *allies.rivals_of(spell.named))))
        self._holders = spell.named
        self._allies = allies
        self._sides: dict[str, Word] = {}

    def of(self, account: Support) -> Word:
        """The word that an account is."""
        side = account.voice.side
        if side is None:
            return "third-party" if account.voice.known else "unknown"
        if side not in self._sides:
            self._sides[side] = self._of_side(side)
        return self._sides[side]

    def _of_side(self, side: str) -> Word:
        """Of both sides is said of neither: then nothing tells how it stands."""
        own = self._allies.speaks_for(side, self._holders)
        lost = self._allies.speaks_for(side, self._losers)
        if own == lost:
            return "unknown" if own else "third-party"
        return "own" if own else "against-interest"


class Standing:
    """Gives words to accounts, and phases to spells, on one ground."""

    def __init__(self, allies: Allies) -> None:
        self._allies = allies

    def phases(self, spell: Spell) -> list[Phase]:
        """The phases of a spell, one after the other.

        Agreed from the day of which a second independent voice tells; contested while somebody gainsays
        it and nobody has answered that. What was agreed before another is told to hold it stays so till then.
        """
        accounts = self._accounts(spell)
        agreed = agreed_from(accounts)
        if not spell.rivals:
            return self._plain(spell, accounts, agreed, spell.start, spell.until)
        rivals = sorted(spell.rivals.values(), key=lambda one: (one.day or "", one.account.claim_id))
        answer = self._answered(rivals, accounts) if agreed is not None else None
        start = spell.by
        if answer is not None and start is not None and answer <= start:
            return self._plain(spell, accounts, agreed, spell.start, spell.until)
        turn = self._contested_from(spell, rivals, agreed)
        made: list[Phase] = []
        since = spell.start
        if turn is not None:
            since = DayRange(earliest=turn, latest=turn)
            before = [one for one in accounts if (one.account.by or "") < turn]
            made += self._plain(spell, before or accounts, agreed_from(before), spell.start, since)
        end = spell.until
        ends = end.by if end is not None else None
        if answer is not None and (ends is None or answer < ends) and (turn is None or answer > turn):
            end = DayRange(earliest=answer, latest=answer)
        made.append(self._contested(spell, DayRanges(since, end), accounts, rivals))
        if end is not None and end is not spell.until:
            rule = Reason(rule="status.answered", detail=_ANSWERED, weight=0.0)
            phase = Phase(status="agreed", since=end, until=spell.until, accounts=tuple(accounts), rule=rule)
            made.append(phase)
        return made

    # ---- words

    def _accounts(self, spell: Spell) -> list[Worded]:
        supports = {one.claim_id: one for entry in spell.entries for one in entry.supports}
        supports.update((one.claim_id, one) for one in spell.backing)
        ordered = sorted(supports.values(), key=lambda one: (not one.dated, one.by or _LAST, one.claim_id))
        words = _Words(spell, self._allies)
        return [Worded(account=one, word=words.of(one)) for one in ordered]

    # ---- phases

    def _plain(
        self,
        spell: Spell,
        accounts: Sequence[Worded],
        agreed: Worded | None,
        since: DayRange,
        until: DayRange | None,
    ) -> list[Phase]:
        """A phase that is claimed, agreed, or claimed first and then agreed."""
        told = tuple(accounts)
        if agreed is None:
            rule = _claimed(accounts)
            return [Phase(status="claimed", since=since, until=until, accounts=told, rule=rule)]
        rule = _agreed(accounts, answered=bool(spell.rivals))
        first = since.by
        if (
            first is not None
            and agreed_from([one for one in told if _attests(one, spell, first)]) is not None
        ):
            return [Phase(status="agreed", since=since, until=until, accounts=told, rule=rule)]
        account = agreed.account
        ends = until.by if until is not None else None
        late = account.dated and not account.coarse and account.by is not None
        if first is None or account.by is None or not late or account.by <= first:
            return [Phase(status="agreed", since=since, until=until, accounts=told, rule=rule)]
        before = tuple(one for one in told if one.account.dated and (one.account.by or _LAST) < account.by)
        if not before or (ends is not None and account.by >= ends):
            return [Phase(status="agreed", since=since, until=until, accounts=told, rule=rule)]
        turn = DayRange(earliest=account.by, latest=account.by)
        alone = _claimed(before)
        return [
            Phase(status="claimed", since=since, until=turn, accounts=before, rule=alone),
            Phase(status="agreed", since=turn, until=until, accounts=told, rule=rule),
        ]

    def _contested_from(self, spell: Spell, rivals: Sequence[Rival], agreed: Worded | None) -> str | None:
        """The day from which it is contested; None for its beginning."""
        if any(one.since_start or one.day is None for one in rivals) or spell.by is None:
            return None
        first = min(one.day for one in rivals if one.day is not None)
        if first <= spell.by:
            return None
        if all(one.kind == "denial" for one in rivals):
            return first
        stands = agreed is not None and (agreed.account.by or _LAST) < first
        return first if stands or all(one.kind == "left" for one in rivals) else None

    def _contested(
        self, spell: Spell, days: DayRanges, accounts: Sequence[Worded], rivals: Sequence[Rival]
    ) -> Phase:
        detail = "; ".join(dict.fromkeys(_GAINSAID[one.kind] for one in rivals))
        words = _Words(spell, self._allies)
        return Phase(
            status="contested",
            since=days.since,
            until=days.until,
            accounts=tuple(accounts),
            rule=Reason(rule="status.contested", detail=detail, weight=0.0),
            rivals=tuple(rivals),
            clearing=frozenset(
                one.account.claim_id for one in rivals if words.of(one.account) == "against-interest"
            ),
        )

    def _answered(self, rivals: Sequence[Rival], accounts: Sequence[Worded]) -> str | None:
        """The day from which all that gainsays a spell is answered; None where it is not.

        An admission of the losing side answers what was printed before it. So does a voice of neither
        side that tells of a later day, in another text.
        """
        case = _Case(
            day=max((one.day or "" for one in rivals), default=""),
            printed=max((one.account.printed or _LAST for one in rivals), default=_LAST),
            roots=frozenset(one.account.root for one in rivals),
        )
        days = (one.account.by for one in accounts if _answers(one, case))
        return min((day for day in days if day is not None), default=None)


class _Case(NamedTuple):
    """All that gainsays a spell: the last day of it, the last day of printing, and its texts."""

    day: str
    printed: str
    roots: frozenset[str]


_ANSWERED = "gainsaid before; since then the side that lost it, or others of a later day, have it so"
_GAINSAID = {
    "denial": "it is denied",
    "rival": "another side is told to hold it",
    "held-off": "the attack is told to have been held off",
    "same-days": "another side is told to have taken it in the same days",
    "left": "its holder is told to have left, which is denied",
}


def agreed_from(accounts: Sequence[Worded]) -> Worded | None:
    """The first account that, with an earlier one, makes two independent voices; None where none does.

    Two voices in two texts that are no copies of each other, neither a rumour; all of the holder's side
    are one. The holder's word and the loser's admission are enough in one text.
    """
    kept: list[Worded] = []
    for one in accounts:
        if one.account.voice.hedged:
            continue
        if any(_independent(one, other) for other in kept):
            return one
        alike = [other for other in kept if other.group == one.group]
        if len(alike) < 2 and all(other.account.root != one.account.root for other in alike):
            kept.append(one)
    return None


def _attests(one: Worded, spell: Spell, first: str) -> bool:
    """Whether an account bears out from the start a hold that is told to have begun on `first`.

    One that tells of a taking within days of which `first` is one tells of that taking: "in March" bears out
    the 27th. So does one that gives no day, of the same event or printed within days of it. One that tells
    how things stood on a later day says nothing of the days before.
    """
    account = one.account
    if account.dated:
        begins = account.since.earliest
        return (begins is not None and begins <= first) or (account.by or _LAST) <= first
    if account.event_type != "capture" or not spell.is_gain or (account.printed or _LAST) < first:
        return False
    soon = (days_between(first, account.printed) or 0) <= limits().rival
    opening = {support.claim_id for support in spell.entries[0].supports}
    return account.claim_id in opening or (account.printed is not None and soon)


def _independent(one: Worded, other: Worded) -> bool:
    if one.group == other.group or one.account.origin == other.account.origin:
        return False
    both = {one.word, other.word} == {"own", "against-interest"}
    return both or one.account.root != other.account.root


def _answers(one: Worded, case: _Case) -> bool:
    account = one.account
    if account.voice.hedged or account.by is None:
        return False
    if one.word == "against-interest":
        unknown = account.printed is None or case.printed == _LAST
        return account.by > case.day if unknown else (account.printed or "") > case.printed
    if one.word == "own" or not account.dated or account.root in case.roots or account.by <= case.day:
        return False
    return account.printed is None or case.printed == _LAST or account.printed >= case.printed


def _agreed(accounts: Sequence[Worded], *, answered: bool) -> Reason:
    words = {one.word for one in accounts if not one.account.voice.hedged}
    if answered:
        return Reason(rule="status.answered", detail=_ANSWERED, weight=0.0)
    if "against-interest" in words:
        return Reason(
            rule="status.admitted",
            detail="the side that loses by it has it so, and so has another",
            weight=0.0,
        )
    return Reason(rule="status.agreed", detail="two independent voices in two texts have it so", weight=0.0)


def _claimed(accounts: Sequence[Worded]) -> Reason:
    firm = [one for one in accounts if not one.account.voice.hedged]
    origins = {one.account.origin for one in accounts}
    if not firm:
        rule, detail = "status.rumour", "told only with a hedge, and nobody is named for it"
    elif len(origins) == 1:
        rule, detail = "status.one-origin", f"on the word of {next(iter(origins))} alone"
    elif len({one.group for one in firm}) == 1:
        rule, detail = "status.one-side", "all who tell it speak for one side"
    else:
        rule, detail = "status.one-text", "no two of those who tell it do so in texts of their own"
    return Reason(rule=rule, detail=detail, weight=0.0)
