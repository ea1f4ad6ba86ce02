"""Who holds what, in words that are never firmer than the status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.control import Count, Ending, Holding, HoldingAccount, Placing, Subject, Word
from variorum.query.control.records import Basis, ChangeKind, Held, StateStatus
from variorum.query.phrases import bounds, counted, days, joined, since_words, until_words

STATE_STATUS: Mapping[StateStatus, str] = {
    "claimed": "on the word of one original source, one side or one article",
    "agreed": "two or more independent original sources have it so",
    "contested": "someone denies it, or has another side there",
    "left": "the last holder is said to have gone, and nobody is said to have come",
    "unknown": "nothing that is told of that day says who held it",
}
WORD: Mapping[Word, str] = {
    "own": "of the holder's own side",
    "against-interest": "of the side that loses by it: an admission",
    "third-party": "of neither side",
    "unknown": "whose side is not known",
}
BASIS: Mapping[Basis, str] = {
    "stated": "accounts speak of it itself",
    "from-area": "inferred: accounts speak of the area around it, and none of it itself",
    "from-road": "inferred: accounts speak of the road through it, and none of it itself",
}
CHANGE: Mapping[ChangeKind, str] = {
    "gained": "a side is said to have come in that was not there before",
    "lost": "nobody is said to hold it any more",
    "left": "its holder is said to have gone",
    "back": "it is said to have changed hands in between, and back",
    "status": "who holds it is told with another standing",
    "denied": "who holds it is denied now",
    "first-told": "nothing was told of it before",
    "revised": "it is told otherwise now, of the earlier day too",
}
PLACING: Mapping[Placing, str] = {
    "dated": "",
    "bounded": "its accounts give no day; it stands between what bounds it",
    "free": "its accounts give no day and nothing bounds it, so that it has no place in the order",
}
ENDING: Mapping[Ending, str] = {
    "": "",
    "taken": "another side took it",
    "left": "its holder left",
}
_NAMED = 3
# Origins by which something is agreed, where they are independent of each other.
_FEWEST = 2
_SOME_INDEPENDENT = "at least two of them independent"


def hold_words(one: Held, origins: Sequence[str]) -> str:
    """Who is said to hold it, on whose word: `origins` are those behind it."""
    holder = one.holding.holder_name
    if one.status == "agreed":
        return f"held by {holder}, by {_support(len(origins))}: {some(origins)}"
    return f"said by {some(origins)} to be held by {holder}" if origins else f"said to be held by {holder}"


def _support(count: int) -> str:
    """How many origins agree; of more than two no more is known than that two are independent."""
    return f"{count} independent origins" if count <= _FEWEST else f"{count} origins, {_SOME_INDEPENDENT}"


def span_words(one: Held) -> str:
    """From when until when, and from when on it stands as it does where that was otherwise before."""
    holding = one.holding
    turn = f", {one.status} from {days(holding.since.earliest, holding.since.latest)}"
    turned = turn if one.begun != holding.since else ""
    placed = ", between what bounds it: no account gives a day" if holding.placed == "bounded" else ""
    return f"{since_words(one.begun)}{turned}{until_words(holding.until)}{placed}"


def stale_words(one: Held) -> str:
    """The last day of which it is told, and how long before the day asked about that is."""
    if one.told is None or one.stale_days is None:
        return "no account that has it so gives a day"
    if one.stale_days == 0:
        return f"{one.told}, the day asked about"
    return f"{one.told}, {counted(one.stale_days, 'day')} before"


def account_words(account: HoldingAccount) -> str:
    """Whose word an account is, and which days it gives."""
    dated = days(account.since.earliest, account.since.latest) if account.dated else "gives no day"
    return f"a word {WORD[account.word]}; {f'begun {dated}' if account.dated else dated}"


def rule_words(holding: Holding) -> str:
    """What gave a holding its status."""
    rule = next((one.detail for one in holding.reasons if one.rule.startswith("status.")), "")
    denials = f"gainsaid by {counted(len(holding.denied_by), 'claim')}" if holding.denied_by else ""
    return "; ".join(filter(None, (rule, denials)))


def settlement_words(count: Count) -> str:
    """How many settlements inside the subject are held."""
    return f"{bounds(count.low, count.high)} settlements whose names are not told"


def ended_words(holding: Holding) -> str:
    """Who held it last, until when, and how that ended."""
    how = f", {ENDING[holding.ended]}" if holding.ended else ""
    when = f"{since_words(holding.since)}{until_words(holding.until)}"
    return f"{holding.holder_name}, {when}{how} ({holding.status})"


def subject_words(subject: Subject) -> str:
    """A subject with its id."""
    return f"{subject.name} ({subject.id})" if subject.id != subject.name else subject.name


def some(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    return joined(names, _NAMED)
