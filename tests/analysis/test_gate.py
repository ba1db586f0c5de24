"""The gate: honest items pass with the source's own words, inventions never do."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.analysis import Gazetteer, explain
from newsroom.analysis.dates import unknown
from newsroom.analysis.gate import MOST_ITEMS, check
from newsroom.analysis.quoting import Quotes
from newsroom.analysis.reading import PROVING_ZONES, CountryMention, EventMention, PersonMention

from .reading import read

RECEIVED = date(2026, 2, 1)
TEXT = """Bangkok Conference on Online Scams Closes

Bangkok (TNA) – Thailand hosted a conference on online scams on 17 December 2025. Cambodia did not attend.

“More than 300 million people were targeted”, the minister said. Foreign Minister Sihasak Phuangketkeow spoke.
A letter to the family of Benedrik Hofmannson Weiss and Jabor Sims was shown.
There was tea from the Lantern Seven Sea. The Bangkok Anti-Fraud Declaration was read out.
Vietnam pledged to share data on scam centres with its neighbours.
Delegates from Trung Quốc listened. Thailand hosted a conference on online scams on 17 December 2025.

Read also: Malaysia promises to arrest the broker Radu Ionescu
"""


def judge(*items, text=TEXT, reading=None):
    reading = reading or read(text, RECEIVED)
    return check(items, text, reading, Gazetteer.load(), received=RECEIVED, model="tiny-7b")


def bare(text=TEXT):
    """A reading in which the rules found nothing new, so that honest items are not known already."""
    return replace(read(text, RECEIVED), mentions=(), events=())


def item(kind, quote, value):
    return {"kind": kind, "quote": quote, "value": value}


def refusals(*items, **kwargs):
    verdict = judge(*items, **kwargs)
    assert verdict.kept == ()
    return verdict.refused


def test_it_works():
    quote = "A letter to the family of Benedrik Hofmannson Weiss and Jabor Sims"
    (person,) = judge(item("person", quote, "Benedrik Hofmannson Weiss")).kept
    assert isinstance(person, PersonMention)
    assert (person.name, person.role, person.because.rule) == ("Benedrik Hofmannson Weiss", "mentioned", "llm")
    assert person.span.quote == TEXT[person.span.start : person.span.end] and person.confidence <= 0.5
    assert "tiny-7b" in explain(person.because, "id") and "tiny-7b" in explain(person.because, "en")


@pytest.mark.parametrize(
    ("kind", "quote", "value", "words"),
    [
        ("organisation", "tea from the Lantern Seven Sea", "Lantern Seven Sea", "Lantern Seven Sea"),
        ("country", "Delegates from Trung Quốc listened", "CN", "Trung Quốc"),
        ("country", "Delegates from Trung Quốc listened", "China", "Trung Quốc"),
        ("country", "Cambodia did not attend", "kh", "Cambodia"),
        ("person", "and Jabor Sims was", "Jabor Sims", "Jabor Sims"),
        (
            "instrument",
            "The Bangkok Anti-Fraud Declaration was read out",
            "Bangkok Anti-Fraud Declaration",
            "Bangkok Anti-Fraud Declaration",
        ),
    ],
)
def test_honest_items_pass(kind, quote, value, words):
    (found,) = judge(item(kind, quote, value), reading=bare()).kept
    assert found.span.quote == words and 0 < found.confidence <= 0.5


def test_a_country_is_only_mentioned():
    (found,) = judge(item("country", "Cambodia did not attend", "KH"), reading=bare()).kept
    assert isinstance(found, CountryMention) and found.role == "mentioned"


def test_what_the_rules_say_is_not_said_again():
    known = [
        item("country", "Cambodia did not attend", "KH"),
        item("person", "Foreign Minister Sihasak Phuangketkeow spoke", "Sihasak Phuangketkeow"),
        item("figure", "More than 300 million people were targeted", 300_000_000),
        item("topic", "Thailand hosted a conference on online scams", "online_scam"),
        item("commitment", "Vietnam pledged to share data on scam centres", "share data on scam centres"),
        item("event", "Thailand hosted a conference on online scams on 17 December 2025", "2025-12-17"),
    ]
    assert refusals(*known) == {"known": len(known)}


def test_a_quote_may_cross_lines_but_not_into_a_link():
    over_two = "family of Benedrik Hofmannson Weiss and Jabor Sims was shown. There was tea"
    (found,) = judge(item("person", over_two, "Jabor Sims")).kept
    assert found.span.quote == "Jabor Sims"
    into_link = "on 17 December 2025. Read also: Malaysia promises"
    assert refusals(item("country", into_link, "MY")) == {"quote": 1}


def test_the_same_twice_is_kept_once():
    twice = item("person", "and Jabor Sims was", "Jabor Sims")
    verdict = judge(twice, dict(twice, quote="Jabor Sims"))
    assert len(verdict.kept) == 1 and verdict.refused == {"twice": 1}


@pytest.mark.parametrize(
    ("attack", "reason"),
    [
        (item("event", "Thailand hosted a conference on online scams on 17 December 2025", "2025-12-18"), "value"),
        (item("event", "Thailand hosted a conference on online scams on 17 December 2025", "2025-12"), "value"),
        (item("event", "Cambodia did not attend", "2025-12-17"), "value"),
        (item("figure", "More than 300 million people were targeted", 300), "value"),
        (item("figure", "More than 300", 300), "value"),
        (item("figure", "00 million people", 0), "value"),
        (item("figure", "More than 300 million people were targeted", "NaN"), "value"),
        (item("person", "Foreign Minister Sihasak Phuangketkeow spoke", "Jabor Sims"), "value"),
        (item("person", "Hofmannson Weiss and Jabor Sims", "Hofmannson Weiss"), "value"),
        (item("person", "family of Benedrik Hofmannson", "Benedrik Hofmannson"), "value"),
        (item("person", "Thailand hosted a conference", "Thailand"), "value"),
        (item("person", "There was tea from", "the minister"), "value"),
        (item("organisation", "A letter to the family of", "letter to the family"), "value"),
        (item("organisation", "the Lantern Seven Sea", "Lantern Seven"), "value"),
        (item("organisation", "the Lantern Seven Sea", "Seven Sea"), "value"),
        (item("organisation", "Foreign Minister Sihasak Phuangketkeow spoke", "Sihasak Phuangketkeow"), "value"),
        (item("instrument", "tea from the Lantern Seven Sea", "Lantern Seven Sea"), "value"),
        (item("country", "Laos and Cambodia did not attend", "KH"), "quote"),
        (item("country", "Cambodia did not attend", "LA"), "value"),
        (item("commitment", "Cambodia did not attend", "Cambodia did not attend"), "value"),
        (item("commitment", "Cambodia pledged to attend", "to attend"), "quote"),
        (item("forum", "Thailand hosted a conference", "ammtc"), "value"),
        (item("topic", "Thailand hosted a conference on online scams", "phishing"), "value"),
        (item("crime", "Cambodia did not attend", "KH"), "kind"),
        (item("country", "Malaysia promises to arrest", "MY"), "quote"),
        (item("person", "the broker Radu Ionescu", "Radu Ionescu"), "quote"),
        (item("country", "", "KH"), "quote"),
        (item("country", "Cambodia " * 200, "KH"), "quote"),
    ],
)
def test_attacks_are_refused(attack, reason):
    assert refusals(attack) == {reason: 1}


@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        7,
        "country",
        [],
        [item("country", "Cambodia", "KH")],
        {},
        {"kind": "country", "quote": "Cambodia"},
        item("country", "Cambodia", "KH") | {"role": "host"},
        item(None, "Cambodia", "KH"),
        item("country", ["Cambodia"], "KH"),
        item("country", "Cambodia", {"iso": "KH"}),
        item("country", "Cambodia", None),
        item("figure", "300", True),
        item("country", "Cambodia", "K" * 1000),
        item("country", "Cambodia", "  "),
    ],
)
def test_wrong_shapes_are_refused(nonsense):
    assert refusals(nonsense) == {"shape": 1}


def test_an_undated_event_may_gain_the_date_beside_it():
    text = "Bangkok (TNA) – Thailand hosted a conference on online scams in Bangkok. It was on 17 December 2025."
    (plain,) = read(text, RECEIVED).events
    reading = replace(bare(text), events=(replace(plain, date=unknown("date_none")),))
    quote = "Thailand hosted a conference on online scams in Bangkok. It was on 17 December 2025"
    (found,) = judge(item("event", quote, "2025-12-17"), text=text, reading=reading).kept
    assert isinstance(found, EventMention)
    assert (found.date.edtf, found.date.basis, found.main) == ("2025-12-17", "explicit", False)
    assert found.date.span and found.date.span.quote == "17 December 2025"
    assert refusals(item("event", quote, "2025-12-16"), text=text, reading=reading) == {"value": 1}


def test_other_blanks_and_marks_still_find_the_sources_own_words():
    text = "Kata  Menteri:\n“Polisi menahan ‘dalang’ penipuan daring”, Bangkok."
    (place,) = Quotes(text).places("Menteri: \"Polisi menahan 'dalang' penipuan")
    assert text[slice(*place)] == "Menteri:\n“Polisi menahan ‘dalang’ penipuan"
    assert not list(Quotes(text).places("Polisi menangkap 'dalang'"))


def test_a_quote_that_stands_twice_counts_where_it_proves():
    text = "Read also: Delegates from Trung Quốc\n\n" + TEXT
    (found,) = judge(item("country", "Delegates from Trung Quốc", "CN"), text=text, reading=bare(text)).kept
    assert found.span.start > text.index("Bangkok Conference")
    places = list(Quotes(TEXT).places("Thailand hosted a conference"))
    assert len(places) == 2 and all(TEXT[slice(*place)] == "Thailand hosted a conference" for place in places)


def test_there_is_an_end_to_the_items():
    verdict = judge(*[item("country", "Cambodia", "LA")] * (MOST_ITEMS + 5))
    assert verdict.refused == {"value": MOST_ITEMS, "many": 5}


WORDS = st.sampled_from(
    ["Cambodia", "Jabor Sims", "300 million people", " ", "\n", "“", '"', "‘", "'", "17 December 2025", "İ", "ẞ",
     "online scams", "Read also:", "Trung Quốc", "ที่ประชุม", "中国", "UNODC", "Declaration", "Lantern Seven Sea",
     "pledged to share data with", "conference", ". ", "\u0301", "\r", "\ud800", "🙂", "9" * 30, "–", "-"]
)  # fmt: skip
VALUES = st.sampled_from(["CN", "2025-12-17", "a/b", "1e999", Decimal("1e99999"), Decimal("NaN"), 10**5000])
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=TEXTS,
    claims=st.lists(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(
                    ["event", "country", "forum", "person", "organisation", "instrument", "commitment", "figure",
                     "topic", "x"]
                ),
                "quote": st.one_of(TEXTS, st.tuples(st.integers(0, 300), st.integers(1, 80))),
                "value": st.one_of(WORDS, st.integers(), VALUES),
            }
        ),
        max_size=6,
    ),
)  # fmt: skip
def test_never_a_bad_span(text, claims):
    items = [
        claim | {"quote": text[claim["quote"][0] :][: claim["quote"][1]]}
        if isinstance(claim["quote"], tuple)
        else claim
        for claim in claims
    ]
    reading = read(text, RECEIVED)
    verdict = judge(*items, text=text, reading=reading)
    for one in verdict.kept:
        assert text[one.span.start : one.span.end] == one.span.quote
        assert reading.zone_at(one.span.start, one.span.end) in PROVING_ZONES
        assert one.confidence <= 0.5 and one.because.rule == "llm"
    assert len(verdict.kept) + sum(verdict.refused.values()) == len(items)


@given(text=st.text(max_size=200), start=st.integers(0, 200), length=st.integers(1, 60))
def test_a_place_is_where_the_quote_stands(text, start, length):
    quote = text[start : start + length]
    places = list(Quotes(text).places(quote))
    assert all(0 <= first < last <= len(text) for first, last in places)
    if len(quote.strip()) >= 2:
        assert any(text[first:last] == quote.strip() for first, last in places)
