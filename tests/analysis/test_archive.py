"""Files and folders as a stream: order, names, problems; memory does not grow with the number of files."""

import os
from datetime import date

import pytest

from newsroom.analysis import archive
from newsroom.analysis.archive import Source, find_files, read_file


def touch(place, *names):
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).touch()


def names(place):
    return [source.name for source in find_files([str(place)])]


def test_it_works(tmp_path):
    touch(tmp_path, "b.txt", "a.txt", "c/d.txt", "note.md")
    assert list(find_files([str(tmp_path / "note.md"), str(tmp_path)])) == [
        Source(str(tmp_path / "note.md"), "note.md"),
        Source(str(tmp_path / "a.txt"), "a.txt"),
        Source(str(tmp_path / "b.txt"), "b.txt"),
        Source(str(tmp_path / "c/d.txt"), "c/d.txt"),
    ]


@pytest.mark.parametrize("at_once", [1, 2, 7, 1000])
def test_the_order_is_that_of_the_names_however_few_are_held(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(archive, "_AT_ONCE", at_once)
    touch(tmp_path, *(f"{number * 37 % 101:03}.txt" for number in range(101)), "050/x.txt", "050/a.txt")
    expected = sorted([*(f"{number:03}.txt" for number in range(101)), "050"])
    at = expected.index("050")
    assert names(tmp_path) == [*expected[:at], "050/a.txt", "050/x.txt", *expected[at + 1 :]]


def test_links_to_folders_are_not_followed(tmp_path):
    touch(tmp_path, "a/a.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "a.txt")
    assert names(tmp_path) == ["a/a.txt", "b.txt"]


def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(tmp_path):
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("Rapat.", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (source,) = find_files([str(tmp_path)])
    assert source.name == "\ufffd.txt"
    assert read_file(source, "text", date(2026, 2, 1)).problem is None


def test_a_folder_that_vanishes_is_a_problem_of_its_own(tmp_path):
    touch(tmp_path, "a/a.txt", "b.txt")
    found = find_files([str(tmp_path)])
    assert next(found).name == "a/a.txt"
    assert archive._below(str(tmp_path), "gone").__next__().problem == "No such file or directory"
    assert [source.name for source in found] == ["b.txt"]


def test_a_text_that_breaks_the_analysis_stops_no_other(tmp_path, monkeypatch):
    def broken(*_args, **_named):
        raise RuntimeError("no luck")

    monkeypatch.setattr(archive, "analyse", broken)
    (tmp_path / "a.txt").write_text("Rapat.", "utf-8")
    answer = read_file(Source(str(tmp_path / "a.txt"), "a.txt"), "jsonl", date(2026, 2, 1))
    assert answer.problem == "not understood: RuntimeError('no luck')"
