"""Who held what as sentences: each side by whose word, since when, and when it was last told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.brief.clauses import grounds_on
from variorum.brief.days import day_words, range_words
from variorum.brief.names import ground_name, holder_name, joined, party_names
from variorum.brief.records import Grounds, Sentence, Standing
from variorum.brief.voices import Voices
from variorum.brief.wording import capitalised, ended, filled, load_wording, support_words
from variorum.model.control import Holding
from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import CutOff, Held, SubjectState
from variorum.query.phrases import bounds, counted

# A week is the window that "what changed" looks at unless told: older word is said to be old.
_FRESH_DAYS = 7


def state_sentence(state: SubjectState, voices: Voices) -> Sentence | None:
    """Who held a place or road, or who left it; None where nothing is told of the day."""
    if state.held and state.status == "contested":
        return _contested(state, voices)
    if state.held:
        return held_sentence(state.held[0], state, voices)
    if state.status == "left" and state.last is not None:
        return _left(state.last, voices)
    return None


def is_told(state: SubjectState) -> bool:
    """Whether anything is told of who held it on the day, or who left it."""
    return bool(state.held) or (state.status == "left" and state.last is not None)


def held_sentence(held: Held, state: SubjectState, voices: Voices) -> Sentence:
    """One side's hold, stated only where two or more independent origins have it so."""
    holding = held.holding
    words = load_wording().control
    stated = held.basis == "stated"
    agreed = stated and held.status == "agreed"
    pattern = "agreed" if agreed else "claimed" if stated else held.basis
    origins = origins_of(holding)
    text = filled(
        words[pattern],
        subject=ground_name(state.subject),
        support=support_words(len(origins)),
        weak=load_wording().told["weak"] if stated and not agreed and len(origins) > 1 else "",
        admitted=_admitted(holding, voices),
        **_fields(held, state.as_of, voices),
    )
    standing: Standing = "agreed" if agreed else "claimed" if stated else "inferred"
    return Sentence(
        text=ended(text), standing=standing, grounds=holding_grounds((holding,)), about=state.subject.id
    )


def undated_sentence(holding: Holding, voices: Voices) -> Sentence:
    """A hold that nothing places in time."""
    learn(holding, voices)
    text = filled(
        load_wording().control["undated"],
        origins=voices.names(origins_of(holding)),
        holder=holder_name(holding.parties, holding.holder_name),
        ground=_ground(holding),
    )
    return Sentence(
        text=ended(text),
        standing="claimed",
        grounds=holding_grounds((holding,)),
        about=holding.subject.id,
    )


def cut_off_sentence(cut: CutOff, voices: Voices) -> Sentence:
    """Who is cut off: reported, or inferred from what is held around."""
    voices.learn_from((*cut.claims, *cut.denied_by))
    who = party_names(cut.who)
    by = party_names(cut.by)
    text = filled(
        load_wording().cut_off[cut.basis],
        origins=voices.names(cut.origins),
        who=f"{who} at {ground_name(cut.subject)}" if who else ground_name(cut.subject),
        by=f" by {by}" if by else "",
        since=range_words(cut.since, "since") if cut.since.earliest or cut.since.latest else "",
    )
    return Sentence(
        text=ended(text),
        standing="claimed" if cut.basis == "stated" else "inferred",
        grounds=grounds_on([(claim, claim) for claim in (*cut.claims, *cut.denied_by)], len(cut.origins)),
        about=cut.subject.id,
    )


def holding_grounds(holdings: Iterable[Holding]) -> Grounds:
    """The claims of holdings, for and against, one of each origin first."""
    pairs: list[tuple[str, str]] = []
    denials: list[str] = []
    origins: set[str] = set()
    for holding in holdings:
        known = {account.claim_id: account.origin for account in holding.accounts}
        pairs += [(claim, known.get(claim, claim)) for claim in holding.claims]
        origins.update(origins_of(holding))
        denials += holding.denied_by
    # A denial is always among those shown: it is why the hold is contested.
    pairs = [*pairs[:1], *((claim, claim) for claim in denials), *pairs[1:]]
    return grounds_on(pairs, len(origins))


def learn(holding: Holding, voices: Voices) -> None:
    """Read the names of those who tell of a holding."""
    voices.learn_claims((account.origin, account.claim_id) for account in holding.accounts)


def last_told(held: Held, as_of: str) -> str:
    """When it was last told of, after a semicolon, where that is more than a week before; else nothing."""
    if held.told is None or held.stale_days is None or held.stale_days <= _FRESH_DAYS:
        return ""
    return filled(
        load_wording().control["told"], day=day_words(held.told), ago=counted(held.stale_days, "day")
    )


def _contested(state: SubjectState, voices: Voices) -> Sentence:
    words = load_wording().control
    sides = []
    for held in state.held:
        learn(held.holding, voices)
        sides.append(
            ended(
                filled(words["side"], **_against(held.holding, voices), **_fields(held, state.as_of, voices))
            )
        )
    text = filled(words["contested"], ground=ground_name(state.subject), sides=" ".join(sides))
    return Sentence(
        text=text,
        standing="disputed",
        grounds=holding_grounds([held.holding for held in state.held]),
        about=state.subject.id,
    )


def _against(holding: Holding, voices: Voices) -> dict[str, str]:
    """Who denies a hold, and who tells something else that cannot be true with it."""
    denied: dict[bool, list[str]] = {True: [], False: []}
    for claim_id in holding.denied_by:
        claim = voices.claim(claim_id)
        if claim is not None:
            denied[claim.claim.modality == "denied"].append(voices.speaker(claim_id))
    return {"deniers": joined(filter(None, denied[True])), "others": joined(filter(None, denied[False]))}


def _left(last: Holding, voices: Voices) -> Sentence:
    learn(last, voices)
    text = filled(
        load_wording().control["left"],
        origins=voices.names(origins_of(last)),
        holder=holder_name(last.parties, last.holder_name),
        ground=_ground(last),
        until=range_words(last.until, "until"),
    )
    return Sentence(
        text=ended(text), standing="claimed", grounds=holding_grounds((last,)), about=last.subject.id
    )


def _fields(held: Held, as_of: str, voices: Voices) -> dict[str, str]:
    holding = held.holding
    learn(holding, voices)
    return {
        "holder": holder_name(holding.parties, holding.holder_name),
        "ground": _ground(holding),
        "origins": voices.names(origins_of(holding)),
        "since": range_words(held.begun, "since"),
        "told": last_told(held, as_of),
    }


def _ground(holding: Holding) -> str:
    """What is held: the place or road, or so many settlements in it."""
    ground = ground_name(holding.subject)
    if holding.settlements is None:
        return ground
    low, high = holding.settlements.low, holding.settlements.high
    one = low == high == 1.0
    count = f"{bounds(low, high)} {'settlement' if one else 'settlements'}"
    return filled(load_wording().control["settlements"], count=count, ground=ground)


def _admitted(holding: Holding, voices: Voices) -> str:
    """Who told it against the interest of its own side, after a semicolon."""
    origins = [account.origin for account in holding.accounts if account.word == "against-interest"]
    if not origins:
        return ""
    return filled(load_wording().control["admitted"], names=voices.names(dict.fromkeys(origins)))


def side_names(state: SubjectState) -> str:
    """Who is said to hold a subject, the sides parted by a stroke."""
    names: Sequence[str] = [holder_name(one.holding.parties, one.holding.holder_name) for one in state.held]
    return capitalised(" / ".join(dict.fromkeys(names)))
