"""The commands, as somebody at a terminal uses them: what they print, and how they end."""

import json
import os
import socket
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsroom.models import Article, ArticleText, Decision, Fact, Suggestion, User

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


def run(*command, **options):
    """What a command printed on both streams, and its exit code."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(*map(str, command), stdout=out, stderr=err, **options)
    except SystemExit as stop:
        code = stop.code
    return out.getvalue(), err.getvalue(), code


def counts(printed):
    return {line.split()[0]: int(line.split()[-1]) for line in printed.splitlines()}


@pytest.fixture
def world(db):
    run("load_world")


@pytest.mark.django_db
def test_it_works(settings, tmp_path):
    settings.VAR_DIR = settings.BASE_DIR / "var" / "test-demo"
    settings.VAR_DIR.mkdir(exist_ok=True)
    accounts = settings.VAR_DIR / "demo-accounts.txt"
    accounts.unlink(missing_ok=True)
    try:
        printed, _err, code = run("demo", "--no-serve")
        assert code == 0 and "events published                  7" in printed
        assert accounts.stat().st_mode & 0o077 == 0
        name, password = accounts.read_text().splitlines()[0].split()
        assert User.objects.get(username=name).check_password(password)
        before = Decision.objects.count(), Fact.objects.count(), Suggestion.objects.count(), accounts.read_text()
        run("demo", "--no-serve")
        assert (
            Decision.objects.count(),
            Fact.objects.count(),
            Suggestion.objects.count(),
            accounts.read_text(),
        ) == before
    finally:
        accounts.unlink(missing_ok=True)
        settings.VAR_DIR.rmdir()


def test_documents_twice_change_nothing(world):
    printed, _err, code = run("load_documents", SEEDS)
    assert code == 0 and counts(printed)["created"] == counts(printed)["read"] == 5
    printed, _err, code = run("load_documents", SEEDS)
    assert code == 0 and counts(printed)["unchanged"] == 5
    assert Article.objects.count() == ArticleText.objects.count() == 5


def test_bad_documents_are_named_and_the_others_loaded(world, tmp_path, capsys):
    (tmp_path / "good.txt").write_text("Polisi menangkap dua orang di Jakarta, Rabu (26/3).", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "picture.md").write_bytes(b"PK\x03\x04\x00")
    (tmp_path / "ignored.pdf").write_bytes(b"x")
    printed, _err, code = run("load_documents", tmp_path, tmp_path / "nowhere")
    said = capsys.readouterr().err
    assert code == 1
    assert counts(printed) == {
        "created": 1, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 4, "read": 5
    }  # fmt: skip
    for name in ("empty.txt", "latin.txt", "picture.md", "nowhere"):
        assert len([line for line in said.splitlines() if name in line and "rejected" in line]) == 1
    assert "ignored" not in said


def test_a_copy_under_another_name_is_a_duplicate(world, tmp_path, capsys):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Polisi menangkap dua orang di Jakarta.", "utf-8")
    printed, _err, code = run("load_documents", tmp_path)
    assert code == 0 and (counts(printed)["created"], counts(printed)["duplicate"]) == (1, 1)
    assert "a.txt" in capsys.readouterr().err


def test_suggest_one_article(world):
    run("load_documents", SEEDS)
    article = Article.objects.first()
    printed, _err, _code = run("suggest", "--article", article.pk)
    assert (
        counts(printed)["created"] == Suggestion.objects.filter(article=article).count() == Suggestion.objects.count()
    )
    printed, _err, _code = run("suggest", "--article", article.import_ref)
    assert (counts(printed)["created"], counts(printed)["unchanged"]) == (0, Suggestion.objects.count())


@pytest.mark.parametrize("wrong", ["999", "document:nowhere", "999999999999999999999999"])
def test_suggest_refuses_an_unknown_article(world, wrong):
    with pytest.raises(CommandError, match="no article"):
        run("suggest", "--article", wrong)


def test_a_received_day_must_be_one(world):
    with pytest.raises(CommandError, match="2026-11-20"):
        run("load_documents", SEEDS, "--received", "yesterday")


def test_replay_refuses_unknown_people(world):
    with pytest.raises(CommandError, match="no user “editor”"):
        run("replay_decisions")


def test_replay_refuses_a_wrong_file(world, tmp_path):
    for name in ("editor", "publisher"):
        User.objects.create_user(name)
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({"events": [{"key": "x", "decisions": [{"kind": "topic"}]}]}))
    with pytest.raises(CommandError, match="Nothing was written"):
        run("replay_decisions", wrong)


def test_two_documents_of_one_name_are_not_mixed(world, tmp_path, capsys):
    for folder in ("a/docs", "b/docs"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.txt").write_text(f"Polisi menangkap dua orang di {folder}.", "utf-8")
    printed, _err, code = run("load_documents", tmp_path / "a/docs", tmp_path / "b/docs")
    assert code == 1 and (counts(printed)["created"], counts(printed)["rejected"]) == (1, 1)
    assert "called like" in capsys.readouterr().err


def test_a_name_that_cannot_be_kept_stops_nothing(world, tmp_path):
    Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xff.txt")).write_text("Polisi menangkap satu orang.", "utf-8")
    (tmp_path / "good.txt").write_text("Polisi menangkap dua orang.", "utf-8")
    printed, _err, code = run("load_documents", tmp_path, tmp_path / ("x" * 300))
    assert code == 1 and (counts(printed)["created"], counts(printed)["rejected"]) == (1, 2)


def test_suggest_refuses_an_empty_name(world):
    with pytest.raises(CommandError, match="no article"):
        run("suggest", "--article", "")


def test_up_refuses_a_port_in_use():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CommandError, match="another --port"):
        run("up", "--port", taken.getsockname()[1])
    with pytest.raises(CommandError, match="another --port"):
        run("up", "--port", 99999)
