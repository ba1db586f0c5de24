"""Every rule that the code names is explained in both languages."""

import re
from pathlib import Path

import pytest

import newsroom.analysis
from newsroom.analysis import explain
from newsroom.analysis.reading import Because
from newsroom.analysis.tables import table

from .reading import read

PACKAGE = Path(newsroom.analysis.__file__).parent
RULES = {name: rule for name, rule in table("rules").items() if name != "version"}


def named_in_code() -> set[str]:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    return {name for name in re.findall(r'"([a-z_]+)"', code) if name in RULES or name.startswith("date_y")}


def test_it_works():
    because = Because("date_explicit", {"words": "17 Desember 2025"})
    assert explain(because, "en") == "The date is written out: “17 Desember 2025”."
    assert explain(because, "id") == "Tanggal tertulis lengkap: «17 Desember 2025»."


@pytest.mark.parametrize("name", sorted(RULES))
def test_both_languages_with_the_same_placeholders(name):
    rule = RULES[name]
    assert set(rule) == {"id", "en"}
    assert set(re.findall(r"{(\w+)}", rule["id"])) == set(re.findall(r"{(\w+)}", rule["en"]))


def test_every_rule_is_used_and_every_used_rule_is_explained():
    roles = {f"country_{role}" for role in ("host", "participant", "signatory", "absent", "origin_of_victims")}
    assert set(RULES) == named_in_code() | roles


def test_details_fill_every_placeholder(every_text):
    for text in every_text:
        reading = read(text)
        reasons = [one.because for one in (*reading.mentions, *reading.events)]
        reasons += [event.date.because for event in reading.events]
        reasons += [question.because for question in reading.questions]
        for because in reasons:
            for language in ("id", "en"):
                assert "…" not in explain(because, language).replace(" … ", ""), because


def test_dates_and_countries_are_spoken():
    because = Because("other_days", {"one": "2025-12-17/2025-12-18", "other": "2025-03"})
    assert explain(because, "id") == "Tanggalnya berbeda: 17 Desember 2025 – 18 Desember 2025 dan Maret 2025."
    assert explain(Because("same_countries", {"countries": "ID, TH"}), "en").endswith("Indonesia, Thailand.")


def test_words_of_the_text_stay_as_they_are():
    because = Because("other_place", {"one": "AS dan UN", "other": "Phnom Penh"})
    assert explain(because, "en") == "Different places: AS dan UN and Phnom Penh."
