"""No pattern is slow: each of them is run on 10,000 characters made to be the worst that could happen to it."""

import re

import pytest

from newsroom.analysis.tables import any_of, standing

from .worst_texts import LIMIT, patterns, slowest, worst_texts

PARTS = 4  # so that the suite can spread them over the cores


@pytest.fixture(scope="module")
def compiled():
    return patterns()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_is_slow(compiled, part):
    distinct = {(one["pattern"], one["flags"]): one["where"] for one in compiled["patterns"]}
    slow = []
    for (pattern, flags), where in [*distinct.items()][part::PARTS]:
        seconds, text = slowest(pattern, flags)
        if seconds > LIMIT:
            slow.append(f"{where}: {1000 * seconds:.0f} ms on {text!r}: {pattern[:80]}")
    assert not slow


def test_no_pattern_is_missed(compiled):
    assert len(compiled["patterns"]) > 150
    assert not compiled["idle"], "makers of patterns that no text has called"
    modules = {one["where"].partition(":")[0] for one in compiled["patterns"]}
    assert {"zones", "date_grammar", "figures", "names", "instrument_forms", "body_forms", "asian_names"} <= modules


def test_no_pattern_is_compiled_for_one_text(compiled):
    assert not [one["where"] for one in compiled["late"]]


@pytest.mark.parametrize("pattern", ["(a+)+$", "(?:[a-z]+ ?)*!", r"(?:\d+,?)+;", r"\s+$", r"\w+(?:\.\w+){1,3}@"])
def test_a_slow_pattern_is_caught(pattern):
    assert slowest(pattern)[0] > LIMIT


@pytest.mark.parametrize("pattern", ["a", r"\s{1,20}x", r"(?<!\w)(?:satu|dua)\b"])
def test_a_good_pattern_is_not(pattern):
    assert slowest(pattern)[0] <= LIMIT


def test_the_worst_texts_are_long():
    assert {len(text) for text in worst_texts(r"(?:ab|c)+\d{2,9}x")} == {10_000}


PHRASES = ["di", "dia", "diam", "dan", "a b", "a b c", "ก", "กข", "x.y", "x", "(c)"]
SAID = "di dia diam diamx xdan dan a b c a\u00a0b  ax กขค x.y xy (c) \u00a0x"


def test_any_of_these_is_the_longest_of_them():
    plain = "|".join(re.escape(one).replace(r"\ ", "[ \u00a0]") for one in sorted(PHRASES, key=len, reverse=True))
    for tail in ("", r"\b", "(?!a)", "[a-z]"):
        found = [match.span() for match in re.finditer(f"(?:{any_of(PHRASES)}){tail}", SAID)]
        assert found == [match.span() for match in re.finditer(f"(?:{plain}){tail}", SAID)]
        after = [match.span() for match in re.finditer(standing(PHRASES, r"\w", tail), SAID)]
        assert after == [match.span() for match in re.finditer(rf"(?<!\w)(?:{plain}){tail}", SAID)]
