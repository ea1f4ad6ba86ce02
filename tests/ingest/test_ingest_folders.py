"""Folders: order, hidden files, links, loops, counts."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.ingest import read_sources
from variorum.ingest.folders import shown, walk
from variorum.model.documents import RawDocument
from variorum.model.issues import Issue


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"Dispatch about {path.name}.", encoding="utf-8")
    return path


def names(found: list[Path | Issue], root: Path) -> list[str]:
    return [one.relative_to(root).as_posix() for one in found if isinstance(one, Path)]


def codes(found: list[Path | Issue]) -> list[str]:
    return [one.code for one in found if isinstance(one, Issue)]


def test_files_come_in_byte_order_of_names_folder_by_folder(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.html", "a/b/c.jsonl", "a.txt", "Z.TXT", "é.htm", "a/b/x.jsonl.gz", "中.txt"]:
        write(tmp_path / name)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == [
        "Z.TXT",
        "a/b/c.jsonl",
        "a/b/x.jsonl.gz",
        "a/z.html",
        "a.txt",
        "b.txt",
        "é.htm",
        "中.txt",
    ]
    assert codes(found) == []


def test_hidden_and_other_files_are_passed_over_and_counted_in_one_note(tmp_path: Path) -> None:
    for name in ["a.txt", ".b.txt", ".git/c.txt", "photo.JPG", "two.jpg", "notes", "x.pdf", "y.txt.gz"]:
        write(tmp_path / name)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == ["a.txt"]
    (note,) = [one for one in found if isinstance(one, Issue)]
    assert (note.code, note.severity, note.where) == ("files-skipped", "note", shown(tmp_path))
    assert note.message.startswith(f"7 entries in {shown(tmp_path)} not read: 2 .jpg, 2 hidden, 1 .gz")


def test_kinds_beyond_the_commonest_are_summed(tmp_path: Path) -> None:
    for n in range(9):
        write(tmp_path / f"f.k{n}")
    message = next(
        one.message for one in walk(tmp_path) if isinstance(one, Issue) and one.code == "files-skipped"
    )
    assert message.endswith("4 others.")


@pytest.mark.parametrize("inside", [[], ["x.pdf"], [".a.txt"], ["deep/er/"]])
def test_a_folder_without_anything_to_read_is_an_error(tmp_path: Path, inside: list[str]) -> None:
    for name in inside:
        (tmp_path / name).mkdir(parents=True) if name.endswith("/") else write(tmp_path / name)
    found = [one for one in walk(tmp_path) if isinstance(one, Issue)]
    assert found[0].code == "folder-empty"
    assert found[0].severity == "error"


def test_a_link_to_a_holding_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a/b/one.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/self").symlink_to(tmp_path / "a", target_is_directory=True)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == ["a/b/one.txt"]
    assert codes(found) == ["folder-loop", "folder-loop"]
    assert all(one.severity == "warning" for one in found if isinstance(one, Issue))


def test_a_folder_linked_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "real/one.txt")
    (tmp_path / "other").symlink_to(tmp_path / "real", target_is_directory=True)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == ["other/one.txt"]
    assert codes(found) == ["folder-repeated"]


def test_links_that_fan_out_at_every_level_stay_linear(tmp_path: Path) -> None:
    folders = [tmp_path / f"d{n:02}" for n in range(30)]
    for folder in folders:
        folder.mkdir()
    for folder, after in pairwise(folders):
        for letter in "xyz":
            (folder / letter).symlink_to(after, target_is_directory=True)
    write(folders[-1] / "one.txt")
    found = list(walk(tmp_path))
    assert len([one for one in found if isinstance(one, Path)]) == 1
    assert len(found) < 200


def test_links_to_files_are_followed_and_dangling_ones_named(tmp_path: Path) -> None:
    target = write(tmp_path / "elsewhere/one.txt")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.txt").symlink_to(target)
    (folder / "gone.txt").symlink_to(tmp_path / "nothing")
    (folder / "gone.jpg").symlink_to(tmp_path / "nothing")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    found = list(walk(folder))
    assert names(found, folder) == ["good.txt"]
    assert codes(found) == ["not-found", "not-found", "files-skipped"]
    assert "circle" in next(one.message for one in found if isinstance(one, Issue))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(list(walk(tmp_path))) == ["unreadable", "folder-empty"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_closed_folder_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "open/one.txt")
    write(tmp_path / "closed/two.txt")
    (tmp_path / "closed").chmod(0)
    try:
        found = list(walk(tmp_path))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert names(found, tmp_path) == ["open/one.txt"]
    assert codes(found) == ["unreadable"]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "open/one.txt")
    write(tmp_path / "closed/two.txt")
    listing = Path.iterdir

    def refusing(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == ["open/one.txt"]
    assert codes(found) == ["unreadable"]


def test_folders_deeper_than_the_recursion_limit(tmp_path: Path) -> None:
    folder = tmp_path
    write(tmp_path / "top.txt")
    try:
        for _ in range(1200):
            (folder / "d").mkdir()
            folder = folder / "d"
        found = list(walk(tmp_path))
    except OSError:
        pytest.skip("this system bounds the length of a path")
    finally:
        # Taken down here: a tree this deep is beyond what removes temporary folders.
        while folder != tmp_path:
            folder.rmdir()
            folder = folder.parent
    assert names(found, tmp_path) == ["top.txt"]


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    try:
        with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
            file.write(b"The bridge stands.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,) = read_sources([str(tmp_path)])
    assert isinstance(document, RawDocument)
    assert document.source.endswith("caf\\udce9.txt")
    document.source.encode("utf-8")


TREE = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["a", "b", "B", "ä"]), max_size=2),
        st.sampled_from(["1.txt", "2.TXT", "x.html", ".h.txt", "p.pdf", "y.jsonl"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(tree=TREE, order=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_files_came_to_be(
    tmp_path_factory: pytest.TempPathFactory, tree: list[tuple[list[str], str]], order: object
) -> None:
    def built(entries: list[tuple[list[str], str]]) -> list[str]:
        root = tmp_path_factory.mktemp("tree")
        for folders, name in entries:
            write(root.joinpath(*folders, name), f"{folders} {name}")
        return names(list(walk(root)), root)

    first = built(tree)
    again = list(tree)
    order.shuffle(again)  # type: ignore[attr-defined]
    assert built(again) == first
