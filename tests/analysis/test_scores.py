"""The evaluation gives the figures of the reference scorer, number for number, and refuses what is no reference."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsroom.analysis import Gazetteer, analyse
from newsroom.analysis.jsonl import as_json
from newsroom.analysis.reading import Because, Reading, Span, TopicMention
from newsroom.analysis.scoring import BadReference, Scores, evaluate, load_reference
from newsroom.analysis.scoring.matching import matches, occurrences, pair_up
from newsroom.analysis.scoring.reference import SPAN_LAYERS

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "tests/eval"
SETS = {
    "seeds": (EVAL / "seeds_gold.json", ROOT / "seeds", date(2026, 11, 20)),
    "dev": (EVAL / "dev_gold.json", EVAL / "dev", date(2026, 2, 1)),
}
TEXT = "Thailand hosted a conference on online scams in Bangkok on 17 December 2025.\r\nMore than 300 people came."
GAZETTEER = Gazetteer.load()


def read(text: str, received: date | None) -> Reading:
    return analyse(text, GAZETTEER, received=received)


def ours(gold: Path, texts: Path, received: date) -> Scores:
    return evaluate(load_reference(gold), texts, lambda text, day: read(text, day or received))


def theirs(gold: Path, texts: Path, received: date, out: Path, *options: str) -> str:
    """What the reference scorer prints."""
    rows = [
        json.dumps(as_json(path.name, read(path.read_bytes().decode("utf-8"), received)), ensure_ascii=False)
        for path in sorted(texts.glob("*.txt"))
    ]
    out.write_text("\n".join(rows), "utf-8")
    command = [sys.executable, EVAL / "score.py", gold, out, texts, *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(params=SETS)
def compared(request, tmp_path) -> tuple:
    return SETS[request.param], tmp_path / "out.jsonl"


@pytest.fixture
def gold(tmp_path):
    """Writes a reference of one document, changed as a test likes, beside its text."""
    (tmp_path / "a.txt").write_bytes(TEXT.encode())

    def write(**layers) -> Path:
        document = {"file": "a.txt", "language": "en", "countries": [], "topics": [], "events": []} | layers
        path = tmp_path / "gold.json"
        path.write_text(json.dumps({"documents": [document]}), "utf-8")
        return path

    return write


def test_it_works(compared):
    where, out = compared
    assert ours(*where).as_json() == json.loads(theirs(*where, out, "--json"))


def test_the_table_and_the_misses_are_those_of_the_scorer(compared):
    where, out = compared
    scores = ours(*where)
    assert sorted([*scores.as_lines(), *scores.misses]) == sorted(theirs(*where, out, "--misses").splitlines())


def planted(gold: Path, folder: Path) -> Path:
    """The reference with every second thing gone or wrong, and every third optional."""
    data = json.loads(gold.read_text("utf-8"))
    for document in data["documents"]:
        for layer in (*SPAN_LAYERS, "countries", "events"):
            kept = (document.get(layer) or [])[::2]
            for number, one in enumerate(kept):
                one["optional"] = number % 3 == 2
                one |= {"role": "absent"} if number % 2 else {}
                one |= {"start": "2020", "type": "other", "type_also": []} if layer == "events" and number % 2 else {}
            document[layer] = kept
        document["topics"] = [*document["topics"][1:], "ransomware"]
        document["language"] = "th"
    data["partial"] = ["figures", "forums"]
    path = folder / "planted.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_the_figures_agree_where_much_is_wrong(compared, tmp_path):
    (gold, texts, received), out = compared
    where = planted(gold, tmp_path), texts, received
    scores = ours(*where)
    assert scores.as_json() == json.loads(theirs(*where, out, "--json"))
    assert scores.macro_f1 < 0.9 and scores.accuracy["language"].right == 0


def test_what_is_judged_adds_up_to_the_precision(compared):
    where, _out = compared
    scores = ours(*where)
    counts = Counter(one.kind for one in scores.judged if one.right)
    assert counts["country"] == scores.layers["countries"].right
    assert counts["topic"] == scores.layers["topics"].right
    assert counts["event"] == scores.layers["events"].right
    assert counts["person"] == scores.layers["people"].right
    whole = sum(one.whole for one in scores.judged if one.kind == "country")
    assert whole == scores.accuracy["country roles"].right


def test_partial_and_optional_things_are_not_judged(gold, tmp_path):
    figure = {"value": 300, "quote": "300 people"}
    path = gold(figures=[figure])
    assert [one.kind for one in ours(path, tmp_path, date(2026, 1, 1)).judged].count("figure") == 1
    path = gold(
        figures=[figure | {"optional": True}],
        countries=[{"iso2": "TH", "optional": True}],
        optional_topics=["online_scam"],
        events=[{"quote": TEXT[:76], "optional": True}],
    )
    assert ours(path, tmp_path, date(2026, 1, 1)).judged == []
    data = json.loads(gold(figures=[]).read_text()) | {"partial": ["figures"]}
    path.write_text(json.dumps(data))
    assert "figure" not in {one.kind for one in ours(path, tmp_path, date(2026, 1, 1)).judged}


def test_a_documents_own_day_goes_before_all_others(gold, tmp_path):
    days = []
    evaluate(
        load_reference(gold(received="2024-05-06")),
        tmp_path,
        lambda text, day: (days.append(day), read(text, day))[1],
    )
    evaluate(load_reference(gold()), tmp_path, lambda text, day: (days.append(day), read(text, day))[1])
    assert days == [date(2024, 5, 6), None]


def test_a_span_that_quotes_nothing_is_counted(gold, tmp_path):
    wrong = TopicMention(span=Span(0, 4, "Laos"), because=Because("topic_word"), confidence=0.5, key="phishing")
    reading = replace(read(TEXT, None), mentions=(wrong,))
    scores = evaluate(load_reference(gold()), tmp_path, lambda text, day: reading)
    assert scores.bad_spans == 1 and "does not quote" in scores.misses[0]


def test_a_place_matches_what_it_overlaps_and_does_not_swallow():
    assert occurrences("aaa", "aa") == [(0, 2), (1, 3)]
    assert matches((0, 10), (9, 12)) and not matches((0, 10), (10, 12))
    assert matches((0, 26), (0, 2)) and not matches((0, 27), (0, 2)) and matches((0, 27), (0, 2), 600)


def test_pairs_are_as_many_as_can_be():
    assert pair_up([[0, 1], [0], [1, 2]]) == {0: 1, 1: 0, 2: 2}
    assert pair_up([[], [5]]) == {1: 5}


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ({"file": ""}, "“file” is missing"),
        ({"file": 5}, "“file” must be text"),
        ({"file": "../a.txt"}, "without a folder"),
        ({"file": "nowhere.txt"}, "No such file"),
        ({"topics": "online_scam"}, "“topics” must be a list"),
        ({"topics": [1]}, "“topics” must list texts"),
        ({"people": ["Siti"]}, "people 1: must be an object"),
        ({"people": [{"name": "Siti"}]}, "a.txt, people 1: “quote” is missing"),
        ({"people": [{"quote": "Siti"}]}, "does not stand there: “Siti”"),
        ({"figures": [{"quote": "300 people"}]}, "“value” must be a number"),
        ({"figures": [{"quote": "300 people", "value": True}]}, "“value” must be a number"),
        ({"countries": [{"role": "host"}]}, "“iso2” is missing"),
        ({"events": [{"quote": "Bangkok", "start": "17 Dec"}]}, "“start” is no date"),
        ({"published": ["2025"]}, "published: must be an object"),
        ({"published": {"date": "yesterday"}}, "“date” is no date"),
        ({"received": "2025-13-01"}, "“received” is no day"),
        ({"boilerplate": ["Read also"]}, "does not stand there: “Read also”"),
    ],
)
def test_refuses_a_wrong_document(gold, tmp_path, layers, words):
    with pytest.raises(BadReference, match=words.replace("(", r"\(")):
        ours(gold(**layers), tmp_path, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "No such file"),
        (b"", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[]", "must be an object"),
        (b'{"documents": 3}', "must be a list"),
        (b'{"documents": []}', "lists nothing"),
        (b'{"documents": [{"file": "a.txt"}, {"file": "a.txt"}]}', "a.txt stands twice"),
        (b'{"documents": [{"file": "a.txt"}], "partial": "figures"}', "must be a list"),
    ],
)
def test_refuses_what_is_no_reference(tmp_path, content, words):
    path = tmp_path / "gold.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadReference, match=words):
        load_reference(path)


def test_refuses_a_text_that_is_not_utf_8(gold, tmp_path):
    path = gold()
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(BadReference, match="not UTF-8"):
        ours(path, tmp_path, date(2026, 1, 1))
