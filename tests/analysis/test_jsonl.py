"""The output that the scorer reads."""

import json

from newsroom.analysis.jsonl import as_json
from newsroom.analysis.listing import as_lines

from .reading import read

TEXT = "Konferensi IC-GPOS digelar di Bangkok pada 17-18 Desember 2025, diikuti 300 peserta. Penipuan daring dibahas."


def test_it_works():
    row = as_json("a.txt", read(TEXT))
    assert json.loads(json.dumps(row)) == row
    assert (row["file"], row["language"]) == ("a.txt", "id")
    event = row["events"][0]
    assert (event["start_date"], event["end_date"], event["country"]) == ("2025-12-17", "2025-12-18", "TH")
    figure = next(one for one in row["annotations"] if one["kind"] == "figure")
    assert (figure["value"], figure["unit"], figure["qualifier"]) == (300, "people", "exact")


def test_every_annotation_quotes_the_text_and_says_why(every_text):
    for text in every_text:
        row = as_json("a.txt", read(text))
        for one in (*row["annotations"], *row["events"]):
            assert text[one["start"] : one["end"]] == one["quote"]
            assert one["why"] and one["rule"] and 0 <= one["confidence"] <= 1


def test_a_country_has_its_code_as_key():
    row = as_json("a.txt", read(TEXT))
    assert [one["key"] for one in row["annotations"] if one["kind"] == "country"] == ["TH"]


def test_the_listing_is_for_people():
    lines = list(as_lines("a.txt", read(TEXT)))
    assert lines[0].startswith("== a.txt  [id]")
    assert any("conference, 2025-12-17/2025-12-18, Bangkok" in line for line in lines)
