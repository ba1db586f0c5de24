"""Topics of the beat by their words, and how much a text is of this beat at all."""

from __future__ import annotations

from functools import cache
from typing import Any

import ahocorasick

from .document import Document
from .folding import UNSPACED_LETTER, stands_alone
from .reading import Because, Span, TopicMention
from .tables import table

_BEAT = ""  # key of words that are of the beat but of no topic


def read_topics(document: Document) -> list[TopicMention]:
    """Every word of a topic that stands in a proving zone, in order, longest first where they overlap."""
    mentions: list[TopicMention] = []
    for start, end, key in _found(document):
        if key != _BEAT:
            mentions.append(_topic(document, start, end, key))
    return mentions


def relevance(document: Document, topics: list[TopicMention]) -> float:
    """Between 0 and 1: how much this text is of the beat. Words of the beat near each other weigh most."""
    weight = 2.0 * sum(1 for mention in topics[:4])
    weight += sum(1 for _start, _end, key in _found(document) if key == _BEAT)
    known = {hit.key for hit in document.hits if hit.kind in ("forum", "organisation")}
    weight += 2.0 * sum(1 for key in known if _of_the_beat(document, key))
    return round(min(1.0, weight / 6.0), 2)


def other_topic(document: Document) -> list[TopicMention]:
    """«other», for a text of the beat that names none of its topics: at its first word of the beat."""
    spots = [(start, end) for start, end, _key in _found(document)]
    spots += [(hit.start, hit.end) for hit in document.hits if _of_the_beat(document, hit.key)]
    return [_topic(document, *min(spots), "other")] if spots else []


def _topic(document: Document, start: int, end: int, key: str) -> TopicMention:
    span = Span.of(document.text, start, end)
    return TopicMention(span=span, because=Because("topic_word", {"word": span.quote}), confidence=0.8, key=key)


def _of_the_beat(document: Document, key: str) -> bool:
    entity = document.gazetteer.by_key.get(key)
    return entity is not None and entity.beat


def _found(document: Document) -> list[tuple[int, int, str]]:
    candidates: list[tuple[int, int, str]] = []
    for last, (length, open_ended, keys) in _words().iter(document.folded):
        start, end = last + 1 - length, last + 1
        if open_ended:
            while end < len(document.folded) and document.folded[end].isalpha() and end - start < 40:
                if UNSPACED_LETTER.match(document.folded[end]):
                    break
                end += 1
        if stands_alone(document.folded, start, end) and document.proves(start, end):
            candidates.extend((start, end, key) for key in keys)
    candidates.sort(key=lambda one: (one[0], -one[1], one[2]))
    return _without_nested(candidates)


def _without_nested(candidates: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A word inside a longer one of the same topic, or a plain word of the beat inside any topic, is dropped."""
    kept: list[tuple[int, int, str]] = []
    ends: dict[str, int] = {}
    for start, end, key in candidates:
        covered = max(ends.values(), default=0) if key == _BEAT else ends.get(key, 0)
        if start >= covered:
            kept.append((start, end, key))
            ends[key] = max(end, ends.get(key, 0))
    return kept


@cache
def _words() -> Any:
    by_word: dict[tuple[str, bool], list[str]] = {}
    data = table("topics")
    for key, listed in [*data["topics"].items(), (_BEAT, data["beat"]["words"])]:
        for word in listed:
            for spelt in (word.replace("?", "s"), word.replace("?", "z")) if "?" in word else (word,):
                keys = by_word.setdefault((spelt.rstrip("*"), spelt.endswith("*")), [])
                if key not in keys:
                    keys.append(key)
    automaton: Any = ahocorasick.Automaton()
    for (word, open_ended), keys in by_word.items():
        automaton.add_word(word, (len(word), open_ended, tuple(keys)))
    automaton.make_automaton()
    return automaton
