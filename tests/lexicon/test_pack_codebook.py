"""Event types of a pack: laid over the codebook, and every problem that a check names with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from variorum.lexicon.lexicon import load_lexicon
from variorum.lexicon.packs import check_pack, find_pack, lexicon_with, load_pack
from variorum.model.claims import Claim
from variorum.pipeline.line import raw_text, the_line

HOW_TO = Path(__file__).parents[2] / "docs/how-to/add-an-event-type.md"
ABOUT = "id: our-types\ntitle: Types\nlicence: CC0-1.0\nnote: Invented for tests.\n"
TYPES = "outage: {label: outage, meaning: power cut off, like: other}\n"
FRAMES = """\
blackout:
  type: outage
  nouns: [blackout]
  roles: {place: [in, across]}
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"pack": ABOUT, "types": TYPES, "frames": FRAMES, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def claims(folder: Path, text: str) -> list[Claim]:
    made = the_line((load_pack(folder),)).read(raw_text(text, "2021-05-06"))
    return [grounded.claim for grounded in made.claims]


def test_the_pack_of_the_how_to_reads_its_types(tmp_path: Path) -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    files = re.findall(r"^<!-- file: my-types/(\S+) -->\n```yaml\n(.*?)^```$", page, re.M | re.S)
    assert [name for name, _ in files] == ["pack.yaml", "types.yaml", "frames.yaml", "classes.yaml"]
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check_pack(tmp_path) == ()
    told = {
        "Students marched through Sfax on Monday.": "protest",
        "The European Union imposed sanctions on Belarus.": "sanction",
        "The power was cut in Kharkiv on Monday.": "outage",
    }
    for text, code in told.items():
        assert code in [claim.event_type for claim in claims(tmp_path, text)], text
    assert claims(tmp_path, "Power passed to the son of the king.") == []


def test_the_program_alone_is_not_changed(tmp_path: Path) -> None:
    lexicon = lexicon_with((load_pack(write(tmp_path)),))
    assert "outage" in lexicon.codebook.types
    assert "outage" in lexicon.codebook.groups.placeless
    assert "outage" not in load_lexicon().codebook.types
    assert "outage" not in load_lexicon().codebook.groups.placeless


def test_the_bundled_types_are_sound() -> None:
    folder = find_pack("unrest-and-crime")
    assert check_pack(folder) == ()
    pack = load_pack(folder)
    assert pack.years == (0, None)
    assert len(pack.codebook.types) >= 15


@pytest.mark.parametrize(
    ("files", "where", "said"),
    [
        ({"frames": FRAMES.replace("nouns:", "noun:")}, "frames.yaml:3", "unknown key noun"),
        ({"frames": FRAMES.replace("type: outage", "type: outrage")}, "frames.yaml:2", "unknown type"),
        ({"frames": FRAMES + "  object: [peopel]\n"}, "frames.yaml:5", "no class of nouns peopel"),
        ({"frames": FRAMES.replace("[blackout]", "blackout")}, "frames.yaml:3", "not a list"),
        ({"frames": FRAMES.replace("{place: [in, across]}", "[in]")}, "frames.yaml:4", "not a table"),
        ({"frames": FRAMES.replace("place:", "plaice:")}, "frames.yaml:4", "unknown roles plaice"),
        ({"frames": FRAMES + FRAMES}, "frames.yaml:5", "given twice"),
        ({"frames": "blackout: outage\n"}, "frames.yaml:1", "no frame"),
        ({"frames": FRAMES.replace("blackout:", "take-place:")}, "frames.yaml:1", "frame of this name"),
        ({"types": TYPES.replace("like: other", "like: others")}, "types.yaml:1", "no type others"),
        ({"types": TYPES.replace("label: outage, ", "")}, "types.yaml:1", "label is missing"),
        ({"types": TYPES + "capture: {label: a, meaning: b}\n"}, "types.yaml:2", "has this type already"),
        ({"types": TYPES.replace("like", "likes")}, "types.yaml:1", "likes is unknown"),
        ({"frames": FRAMES + "  bad: [\n"}, "frames.yaml", "not valid YAML"),
    ],
)
def test_a_problem_is_named_with_its_line(
    tmp_path: Path, files: dict[str, str], where: str, said: str
) -> None:
    problems = [str(one) for one in check_pack(write(tmp_path, **files))]
    assert any(one.startswith(where) and said in one for one in problems), problems
