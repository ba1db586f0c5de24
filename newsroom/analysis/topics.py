"""Topics of the beat by their words, and how much a text is of this beat at all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from .automata import Words
from .document import Document
from .folding import UNSPACED_LETTER, stands_alone
from .reading import Because, Span, TopicMention
from .tables import table

# Keys of words that are of no topic: of the beat, about its security, across borders.
_BEAT, _SECURITY, _ABROAD = "+beat", "+security", "+abroad"
_NOISE = "+noise"  # what hides the words inside it
_PLAIN = "?"  # before the key of a topic that a word shows only beside others
_LEAD = 250  # what stands within so many characters is what a text is about
_FULL = 6.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the list at [start, end), and what it shows."""

    start: int
    end: int
    key: str

    @property
    def is_sure(self) -> bool:
        """Whether it shows a topic or the beat by itself."""
        return self.key[0] != _PLAIN and self.key not in (_SECURITY, _ABROAD)


def read_topics(document: Document, found: Sequence[Word] | None = None) -> list[TopicMention]:
    """Every word of a topic that stands in a proving zone, in order, longest first where they overlap.

    `found` here and below is what `words_of_the_beat` finds, where the caller has it already.
    """
    found = words_of_the_beat(document) if found is None else found
    sure = [word for word in found if word.is_sure]
    told: list[TopicMention] = []
    for word in found:
        if word.key[0] == _PLAIN and _is_near(word, sure):
            told += _topics(document, word, word.key[1:])
        elif word.is_sure and word.key != _BEAT:
            told += _topics(document, word, word.key)
    return told


def relevance(document: Document, found: Sequence[Word] | None = None) -> float:
    """Between 0 and 1: how much this text is of the beat.

    One word of its core topics is enough in the headline or the lead, later on it needs another beside it.
    Topics that other beats have too, and plain words of fraud, are enough only with words or bodies of this beat.
    """
    found = words_of_the_beat(document) if found is None else found
    seen = Counter(_weighty(document, word) for word in found)
    core, side, plain = seen["core"] + seen["lead"], seen["side"], seen["plain"]
    late = core == 1 and not seen["lead"]
    weight = (1.0 if late else 2.0 * min(4, core)) + min(1.5, side) + min(2, seen["beat"])
    if core or plain:
        abroad = len({document.folded[word.start : word.end] for word in found if word.key == _ABROAD})
        weight += 0.5 * min(3, plain) + 0.5 * min(2, abroad)
    bodies = Counter(hit.key for hit in document.hits if _of_the_beat(document, hit.key))
    weight += sum(_weight_of_body(document, key, count) for key, count in bodies.items())
    return round(min(1.0, weight / _FULL), 2)


def other_topic(document: Document, found: Sequence[Word] | None = None) -> list[TopicMention]:
    """«other», for a text of the beat that names none of its topics: at its first word of the beat.

    Where it speaks of security on the net, it is about cybercrime.
    """
    found = words_of_the_beat(document) if found is None else found
    security = [word for word in found if word.key == _SECURITY]
    if security:
        return _topics(document, security[0], "cybercrime")
    spots = [(word.start, word.end) for word in found if word.key != _ABROAD]
    spots += [(hit.start, hit.end) for hit in document.hits if _of_the_beat(document, hit.key)]
    return [_topic(document, *min(spots), "other")] if spots else []


def _topics(document: Document, word: Word, key: str) -> list[TopicMention]:
    """The topic that the word shows, and the one that this topic implies."""
    implied = table("topics")["implies"].get(key)
    return [_topic(document, word.start, word.end, one) for one in (key, implied) if one]


def _topic(document: Document, start: int, end: int, key: str) -> TopicMention:
    span = Span.of(document.text, start, end)
    return TopicMention(span=span, because=Because("topic_word", {"word": span.quote}), confidence=0.8, key=key)


def _is_near(word: Word, sure: list[Word]) -> bool:
    """Whether a word that is sure of itself stands beside this plain one or around it."""
    reach = table("topics")["near"][word.key[1:]]
    at = bisect_left(sure, word.start, key=attrgetter("start"))
    beside = (one for one in sure[max(0, at - 3) : at + 3] if (one.start, one.end) != (word.start, word.end))
    return any(one.start - word.end < reach and word.start - one.end < reach for one in beside)


def _weighty(document: Document, word: Word) -> str:
    """What a word adds to the relevance of its text."""
    if word.key == _BEAT:
        return "beat"
    if word.key in (_SECURITY, _ABROAD):
        return ""
    if word.key[0] == _PLAIN:
        return "plain" if word.key[1:] == "online_scam" else ""
    spelt = document.folded[word.start : word.end]
    if word.key in table("topics")["beat"]["side"] or spelt in _side_words():
        return "side"
    return "lead" if word.start < document.layout.proving[0].start + _LEAD else "core"


def _of_the_beat(document: Document, key: str) -> bool:
    entity = document.gazetteer.by_key.get(key)
    return entity is not None and entity.beat


def _weight_of_body(document: Document, key: str, count: int) -> float:
    """A meeting or treaty of the beat makes a text part of it; a body has to do more than be named."""
    if document.gazetteer.by_key[key].kind == "forum":
        return 2.0
    return min(2.0, 0.5 + 0.5 * count)


def words_of_the_beat(document: Document) -> list[Word]:
    """Every word of the lists that a proving zone holds whole, in order."""
    candidates: list[Word] = []
    folded, size, comparing = document.folded, len(document.folded), _comparing()
    for last, (length, open_ended, keys) in _words().find(folded):
        start, end = last + 1 - length, last + 1
        if open_ended:
            while end < size and folded[end].isalpha() and end - start < 40:
                if not folded[end].isascii() and UNSPACED_LETTER.match(folded[end]):
                    break
                end += 1
        if stands_alone(folded, start, end) and document.proves(start, end):
            compared = folded[max(0, start - 30) : start].rstrip().endswith(comparing)
            candidates.extend(Word(start, end, key) for key in ((_NOISE,) if compared else keys))
    candidates.sort(key=lambda one: (one.start, -one.end, one.key))
    return _without_nested(candidates)


def _without_nested(candidates: list[Word]) -> list[Word]:
    """A word inside a longer one of the same topic, or any other than a topic's inside a topic's, is dropped."""
    kept: list[Word] = []
    ends: dict[str, int] = {}
    for word in candidates:
        own = word.key.isidentifier() or word.key == _ABROAD
        covered = max(ends.get(word.key, 0), ends.get(_NOISE, 0)) if own else max(ends.values(), default=0)
        if word.start >= covered or word.key == _NOISE:
            kept.append(word)
            ends[word.key] = max(word.end, ends.get(word.key, 0))
    return [word for word in kept if word.key != _NOISE]


@cache
def _side_words() -> frozenset[str]:
    return frozenset(table("topics")["beat"]["side_words"])


@cache
def _comparing() -> tuple[str, ...]:
    return tuple(table("topics")["not_before"]["words"])


@cache
def _words() -> Words:
    keys: dict[str, dict[str, None]] = {}
    open_ended: set[str] = set()
    data = table("topics")
    listed = [
        *data["topics"].items(),
        *((_PLAIN + key, plain) for key, plain in data["plain"].items()),
        (_BEAT, data["beat"]["words"]),
        (_SECURITY, data["beat"]["cyber_security"]),
        (_ABROAD, data["beat"]["abroad"]),
        (_NOISE, data["noise"]["words"]),
    ]
    for key, spellings in listed:
        for word in spellings:
            for spelt in (word.replace("?", "s"), word.replace("?", "z")) if "?" in word else (word,):
                if spelt.endswith("*"):
                    open_ended.add(spelt.rstrip("*"))
                keys.setdefault(spelt.rstrip("*"), {})[key] = None
    return Words({word: (len(word), word in open_ended, tuple(shown)) for word, shown in keys.items()})
