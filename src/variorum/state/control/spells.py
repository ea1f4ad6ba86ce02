"""Spells: stretches of time in which one side is said to hold one subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from variorum.model.control import DayRange, Ending, Party, Placing, Subject
from variorum.model.reasons import Reason
from variorum.state.control.entries import Entry, Support

RivalKind = Literal["denial", "rival", "held-off", "same-days", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """An account that gainsays a spell, from which day on; `since_start`: it says that it never was so."""

    kind: RivalKind
    account: Support
    day: str | None
    since_start: bool


@dataclass(slots=True)
class Spell:
    """A side's hold on a subject: the entries that tell of it, its end, and who gainsays it.

    `backing` are admissions told of another event: that the loser left. `before` are the holders whose
    hold it ended. `begun` replaces what its first entry says of its beginning where that is only bounded.
    """

    entries: list[Entry]
    placed: Placing = "dated"
    begun: DayRange | None = None
    until: DayRange | None = None
    ended: Ending = ""
    before: tuple[Party, ...] = ()
    rivals: dict[str, Rival] = field(default_factory=dict)
    backing: list[Support] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    last: str = ""
    named: tuple[Party, ...] = ()

    @property
    def subject(self) -> Subject:
        """What is held."""
        return self.entries[0].subject

    @property
    def start(self) -> DayRange:
        """When it began by the account that has it first, or what bounds that."""
        return self.begun or self.entries[0].first.since

    @property
    def by(self) -> str | None:
        """The day by which it surely had begun, None where nothing bounds it."""
        return self.start.by

    @property
    def is_gain(self) -> bool:
        """Whether it began with a gain that is told."""
        return self.entries[0].kind == "gain"

    def note(self, rule: str, detail: str) -> None:
        """Keep a reason of weight 0, once."""
        made = Reason(rule=rule, detail=detail, weight=0.0)
        if made not in self.notes:
            self.notes.append(made)

    def gainsaid(self, kind: RivalKind, accounts: Sequence[Support], *, since_start: bool) -> None:
        """Keep accounts that gainsay it."""
        for account in accounts:
            day = account.by if account.dated else account.printed or account.by
            made = Rival(kind=kind, account=account, day=day, since_start=since_start)
            self.rivals.setdefault(account.claim_id, made)
