"""`manage.py analyse`: streams, and a bad file does not stop the others."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]
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


def test_a_folder_without_texts_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("analyse", str(tmp_path))
    assert "no file *.txt in this directory" in capsys.readouterr().err


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path, capsys):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.md", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD, "utf-8")
    call_command("analyse", str(tmp_path), format="jsonl")
    read = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    assert read == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_workers_are_one_or_more(good, number):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("analyse", str(good), "--workers", number)


def test_a_progress_bar_is_shown_when_asked_for(good, capsys):
    call_command("analyse", str(good), format="jsonl", progress=True)
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "1/1" in err


def test_no_progress_bar_is_shown_to_a_file(good, capsys):
    call_command("analyse", str(good))
    assert capsys.readouterr().err == ""


def run(*words):
    return [sys.executable, str(ROOT / "manage.py"), "analyse", "--received", "2026-02-01", *words]


@pytest.fixture
def folder(tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"{GOOD} Sebanyak {number + 100} orang hadir.", "utf-8")
    (tmp_path / "07.txt").write_bytes(b"\xff")
    return tmp_path


def test_workers_give_the_same_as_one(folder):
    ran = [
        subprocess.run(run("--format", "jsonl", "--workers", workers, str(folder)), capture_output=True, cwd=ROOT)
        for workers in ("1", "3")
    ]
    assert ran[0].stdout == ran[1].stdout
    assert ran[0].stderr == ran[1].stderr
    assert [one.returncode for one in ran] == [1, 1]
    assert (len(ran[1].stdout.splitlines()), len(ran[1].stderr.splitlines())) == (39, 1)


def test_a_reader_who_has_had_enough_is_no_error(folder):
    with subprocess.Popen(run(str(folder)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
    assert b"Traceback" not in complaint and b"Broken" not in complaint


def living(group):
    """Processes of this group that have not ended; an ended one may still wait to be taken note of."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, its_group = entry.read_text("utf-8").rpartition(")")[2].split()[:3]
            found += [entry.parent.name] if int(its_group) == group and state != "Z" else []
    return found


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_all_processes_without_a_traceback(folder, workers):
    pipe = subprocess.PIPE
    command = run("--workers", workers, *[str(folder)] * 500)
    # A suite that was started in the background ignores interrupts, and so would its children.
    options = {"start_new_session": True, "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=ROOT, **options) as running:
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to this process and to its workers
        _, complaint = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"Traceback" not in complaint
    until = time.monotonic() + 10
    while living(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not living(running.pid)


def test_the_day_of_receipt_settles_the_year(good, capsys):
    call_command("analyse", str(good), "--received", "2031-06-01", "--format", "jsonl")
    assert json.loads(capsys.readouterr().out)["events"][0]["start_date"] == "2031-03-26"


def test_the_listing(good, capsys):
    call_command("analyse", str(good))
    assert "conference" in capsys.readouterr().out
