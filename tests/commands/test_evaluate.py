"""`manage.py evaluate`, as somebody at a terminal uses it."""

import json
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError

from newsroom.analysis.scoring import evaluating
from tests.commands.test_commands import ROOT, run

GOLD = ROOT / "tests/eval/seeds_gold.json"
SEEDS = ROOT / "seeds"
DAY = ("--received", "2026-11-20")


def test_it_works():
    printed, _err, code = run("evaluate", GOLD, SEEDS, *DAY)
    assert code == 0
    lines = printed.splitlines()
    assert (
        lines[0].startswith("countries      P ") and lines[-1].startswith("macro F1") and "bad spans 0" in lines[-1]
    )


def test_json_holds_the_same_figures():
    printed, _err, _code = run("evaluate", GOLD, SEEDS, *DAY, "--json", "--misses", "--calibration", "--by", "rule")
    found = json.loads(printed)
    assert found["documents"] == 5 and found["bad_spans"] == 0 and isinstance(found["misses"], list)
    assert found["calibration"][0]["group"] == "all" and 0 <= found["calibration_error"] <= 1
    assert "topic_word" in {row["group"] for row in found["calibration"]}


def test_calibration_by_kind_and_by_rule():
    by_kind = run("evaluate", GOLD, SEEDS, *DAY, "--calibration")[0]
    by_rule = run("evaluate", GOLD, SEEDS, *DAY, "--calibration", "--by", "rule")[0]
    assert "\norganisation " in by_kind and "topic_word" not in by_kind
    assert "\ntopic_word " in by_rule and "expected calibration error" in by_rule


def test_misses_are_named(tmp_path):
    gold = json.loads(GOLD.read_text("utf-8"))
    gold["documents"][0]["countries"] = [{"iso2": "BR", "role": "host"}]
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    printed = run("evaluate", tmp_path / "gold.json", SEEDS, *DAY, "--misses")[0]
    assert f"{gold['documents'][0]['file']}: country missed BR" in printed and "country too much TH" in printed


def test_no_database_is_asked():
    # A test without a database fails at the first query.
    assert run("evaluate", GOLD, SEEDS, *DAY)[2] == 0


def test_a_bad_span_ends_with_1(monkeypatch):
    judge = evaluating.judge

    def spoiled(document, partial, text, reading, scores):
        judge(document, partial, text[::-1], reading, scores)

    monkeypatch.setattr(evaluating, "judge", spoiled)
    printed, _err, code = run("evaluate", GOLD, SEEDS, *DAY)
    assert code == 1 and "bad spans 0" not in printed


@pytest.mark.parametrize("wrong", ["{", '{"documents": []}'])
def test_refuses_a_bad_reference(tmp_path, wrong):
    (tmp_path / "gold.json").write_text(wrong)
    with pytest.raises(CommandError) as refused:
        run("evaluate", tmp_path / "gold.json", SEEDS)
    assert refused.value.returncode == 2 and "gold.json" in str(refused.value)


def test_refuses_a_folder_without_the_texts(tmp_path):
    with pytest.raises(CommandError, match=r"000_507e6c6b2b644cee.txt: No such file"):
        run("evaluate", GOLD, tmp_path)


def test_refuses_a_quote_that_is_not_in_its_text(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "texts")
    first = Path(tmp_path / "texts/000_507e6c6b2b644cee.txt")
    first.write_text(first.read_text("utf-8").replace("Rwanda", "Burundi"), "utf-8")
    with pytest.raises(CommandError, match="“Rwanda”"):
        run("evaluate", GOLD, tmp_path / "texts")


def test_refuses_a_day_that_is_none():
    with pytest.raises(CommandError, match="--received"):
        run("evaluate", GOLD, SEEDS, "--received", "yesterday")
