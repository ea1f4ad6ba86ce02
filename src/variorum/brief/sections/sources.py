"""Sources with their sides: on whom the record rests, and who spoke against its side's interest."""

from __future__ import annotations

from variorum.brief.desk import Desk, section
from variorum.brief.gather import SourceTally
from variorum.brief.records import Grounds, Note, Row, Section, Table
from variorum.brief.wording import capitalised, load_wording

_ROWS = 15
_COLUMNS = (
    "Origin",
    "Kind",
    "Known side",
    "Claims",
    "Documents",
    "Events it alone tells",
    "Denials",
    "Against its side's interest",
)


def sources(desk: Desk) -> Section:
    """The section."""
    tallies = sorted(desk.gathered.sources.items(), key=lambda pair: (-pair[1].claims, pair[0]))
    shown = tallies[:_ROWS]
    if not shown:
        return section("sources")
    return section(
        "sources",
        Note(text=load_wording().labels["note"]["sources"]),
        Table(
            caption="Origins of claims, those with most claims first",
            columns=_COLUMNS,
            rows=tuple(_row(origin, tally, desk) for origin, tally in shown),
            left_out=len(tallies) - len(shown),
            kind="origin",
        ),
    )


def _row(origin: str, tally: SourceTally, desk: Desk) -> Row:
    voices = desk.voices
    shown = tuple(tally.shown)
    voices.learn_claims((origin, claim) for claim in shown)
    entry = voices.entry(origin)
    kinds = load_wording().labels["source"]
    return Row(
        cells=(
            capitalised(voices.plain(origin)),
            kinds.get(entry.kind, entry.kind) if entry is not None else "not known",
            _side(origin, shown, desk),
            f"{tally.claims:,}",
            f"{len(tally.documents):,}",
            f"{tally.alone:,}",
            f"{tally.denials:,}",
            f"{tally.against:,}",
        ),
        grounds=Grounds(claims=shown, more=tally.claims - len(shown), origins=1),
    )


def _side(origin: str, shown: tuple[str, ...], desk: Desk) -> str:
    """Whose side it is known to be on, by the lexicon or as its claims were read."""
    entry = desk.voices.entry(origin)
    if entry is not None and entry.alignment:
        return desk.voices.party(entry.alignment)
    for claim_id in shown:
        claim = desk.voices.claim(claim_id)
        for speaker in claim.speakers if claim is not None else ():
            if speaker.alignment and origin in (speaker.origin, speaker.source_id):
                return desk.voices.party(speaker.alignment)
    return "none known"
