"""Types and rules that only a pack brings are explained as those of the codebook are."""

from __future__ import annotations

from pathlib import Path

from variorum.lexicon.packs import load_pack
from variorum.query.rules import codebooks, meaning_of_type, rule_of

PACK = {
    "pack.yaml": "id: ferry-watch\ntitle: Ferries\nlicence: CC0\nnote: Ferries that stop and start.\n",
    "types.yaml": 'ferry-stop: {label: ferry stops, meaning: "a ferry stops sailing", like: other}\n',
    "frames.yaml": "ferry-halts: {type: ferry-stop, verbs: [halt], roles: {agent: [subject]}}\n",
}


def test_a_type_of_a_bundled_pack_is_known_without_naming_the_pack() -> None:
    found = meaning_of_type("riot", codebooks())

    assert "crowds" in found.meaning
    assert meaning_of_type("capture", codebooks()).meaning
    assert meaning_of_type("no-such-type", codebooks()).meaning == ""


def test_a_frame_of_a_bundled_pack_is_known() -> None:
    pack = load_pack(Path(__file__).parents[2] / "packs" / "unrest-and-crime")
    name = pack.codebook.frames[0].entry["name"]

    assert rule_of(f"extract-1/{name}", codebooks()).words
    assert not rule_of("extract-1/no-such-frame", codebooks()).words


def test_a_type_of_another_pack_is_known_where_the_pack_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "ferry-watch"
    folder.mkdir()
    for name, text in PACK.items():
        (folder / name).write_text(text, encoding="utf-8")
    books = codebooks((load_pack(folder),))

    assert meaning_of_type("ferry-stop", books).meaning == "a ferry stops sailing"
    assert rule_of("extract-1/ferry-halts", books).words == ("halt (verb)",)
    assert meaning_of_type("ferry-stop", codebooks()).meaning == ""
