"""The one pass over a text finds what a search for every word would; patterns are tried wherever they could match."""

from datetime import date

import pytest

from newsroom.analysis import Gazetteer, analyse, automata, body_forms, event_cues, forums, instrument_forms
from newsroom.analysis.automata import Words
from newsroom.analysis.document import Document
from newsroom.analysis.event_words import event_words, phrase_pattern
from newsroom.analysis.folding import NEVER, fold
from newsroom.analysis.phrases import matches_at


@pytest.fixture(scope="module")
def documents(every_text):
    return [Document.open(text, Gazetteer.load(), date(2026, 2, 1)) for text in every_text]


def places(folded: str, values: dict) -> list[tuple[int, object]]:
    """Where each word stands, by its end, the longest first."""
    found = []
    for word, value in values.items():
        at = folded.find(word)
        while at >= 0:
            found.append((at + len(word) - 1, -len(word), value))
            at = folded.find(word, at + 1)
    return [(last, value) for last, _length, value in sorted(found, key=lambda one: one[:2])]


def test_a_list_finds_its_words():
    words = Words({"a": 1, "ab": 2, "b c": 3, "中": 4})
    assert list(words.find("ab c中")) == [(0, 1), (1, 2), (3, 3), (4, 4)]


def test_all_lists_find_their_words_together(documents):
    for document in documents:
        analyse(document.text, Gazetteer.load(), received=date(2026, 2, 1), of_the_beat=True)
    assert len(automata._LISTS) > 8
    document = max(documents, key=lambda one: len(one.text))
    for values, found in zip(automata._LISTS, automata._of_all_lists(f"{document.folded} "), strict=True):
        assert found == places(f"{document.folded} ", values)


def test_a_list_made_later_finds_its_words_too():
    text = "of the seas " * 100
    known = Words({"sea": 1})
    assert len(list(known.find(text))) == 100
    assert len(list(Words({"of": 1, "the": 2}).find(text))) == 200


def test_what_is_no_character_stands_for_nothing():
    assert NEVER not in fold(f"a{NEVER}b")
    text = f"Thailand {NEVER} Kamboja -{NEVER} e{NEVER} a{NEVER}. " * 30
    assert analyse(text, Gazetteer.load(), received=date(2026, 2, 1), of_the_beat=True).mentions


def spans(matches) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def test_forms_of_bodies_are_left_out_only_where_they_could_not_match(documents):
    for document in documents:
        everywhere = [
            span for pattern in body_forms._latin_patterns() for span in spans(pattern.finditer(document.text))
        ]
        assert spans(body_forms._latin_forms(document)) == everywhere


def test_forms_of_documents_are_left_out_only_where_they_could_not_match(documents):
    for document in documents:
        for pattern, starts in instrument_forms._at_heads(document):
            assert spans(matches_at(starts, pattern, document.text)) == spans(pattern.finditer(document.text))


def test_numbered_meetings_are_left_out_only_where_they_could_not_match(documents):
    pattern = forums._numbered_head()
    for document in documents:
        assert spans(forums._heads().matches(pattern, document.folded)) == spans(pattern.finditer(document.folded))


@pytest.mark.parametrize("name", ["planned", "held", "closing", "same_day", "postponed", "wished", "counted", "at"])
def test_cues_of_events_are_those_that_a_search_finds(documents, name):
    pattern = phrase_pattern(event_words()["cues"][name])
    for document in documents:
        folded = document.folded
        for start in range(0, len(folded), 37):  # cuts many a word
            found = pattern.search(folded, start, start + 90) is not None
            assert event_cues.says(folded, name, start, start + 90) == found
            found = pattern.search(folded[start : start + 90]) is not None
            assert event_cues.says(folded, name, start, start + 90, cut=True) == found
