"""`manage.py analyse`: streams, and a bad file does not stop the others."""

import json

import pytest
from django.core.management import call_command

GOOD = "Konferensi IC-GPOS digelar di Bangkok pada Rabu (26/3). Penipuan daring dibahas."


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


def test_it_works(good, capsys):
    call_command("analyse", str(good), format="jsonl")
    row = json.loads(capsys.readouterr().out)
    assert (row["file"], row["language"]) == ("good.txt", "id")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "No such file"), (b"", "empty"), (b" \n", "empty"), (b"\xff\xfe\x00a", "not UTF-8")],
)
def test_a_bad_file_is_named_and_the_others_are_done(good, tmp_path, capsys, content, reason):
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(SystemExit) as stopped:
        call_command("analyse", str(bad), str(good), format="jsonl")
    assert stopped.value.code == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == 1
    assert str(bad) in err and reason in err


def test_a_folder_is_a_bad_file(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("analyse", str(tmp_path))
    assert "directory" in capsys.readouterr().err.lower()


def test_the_day_of_receipt_settles_the_year(good, capsys):
    call_command("analyse", str(good), "--received", "2031-06-01", "--format", "jsonl")
    assert json.loads(capsys.readouterr().out)["events"][0]["start_date"] == "2031-03-26"


def test_the_listing(good, capsys):
    call_command("analyse", str(good))
    assert "conference" in capsys.readouterr().out
