"""One text with everything that the steps share: its zones, sentences, language, dates and known names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .date_grammar import Written, find_dates
from .dates import Clock
from .folding import fold
from .gazetteer import Gazetteer, Hit
from .language import detect
from .published import read_clock
from .reading import ZoneKind, ZoneSpan
from .sentences import Sentence, split
from .weekdays import with_weekdays
from .zones import Layout, lay_out


@dataclass(frozen=True)
class Document:
    """A text under analysis. Everything is computed once and never changed."""

    text: str
    folded: str
    language: str
    layout: Layout
    sentences: tuple[Sentence, ...]
    dates: tuple[Written, ...]
    clock: Clock
    gazetteer: Gazetteer

    @classmethod
    def open(cls, text: str, gazetteer: Gazetteer, received: date) -> Document:
        """The text taken apart, ready for the steps."""
        folded = fold(text)
        layout = lay_out(text, folded)
        body = "\n".join(text[zone.start : zone.end] for zone in layout.proving)
        written = with_weekdays(text, folded, find_dates(text, folded))
        return cls(
            text=text,
            folded=folded,
            language=detect(body or text),
            layout=layout,
            sentences=tuple(split(text, layout.zones)),
            dates=tuple(written),
            clock=read_clock(text, written, layout, received),
            gazetteer=gazetteer,
        )

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Known names that stand whole inside one proving zone, in order."""
        found = self.gazetteer.find(self.text, self.language, self.folded)
        return tuple(hit for hit in found if self.proves(hit.start, hit.end))

    def proves(self, start: int, end: int) -> bool:
        """Whether [start, end) lies inside one zone that can prove something."""
        return self.zone_at(start, end) is not None

    def zone_at(self, start: int, end: int) -> ZoneKind | None:
        """The proving zone that holds [start, end) whole."""
        zones = self._proving
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and end <= zones[place].end:
            return zones[place].zone
        return None

    def in_capitalised_headline(self, position: int) -> bool:
        """Whether this is in a headline that Writes Most Words So: capitals show no names there."""
        headline = self.layout.headline
        return headline is not None and headline.start <= position < headline.end and self._is_capitalised

    @cached_property
    def _is_capitalised(self) -> bool:
        headline = self.layout.headline
        words = self.text[headline.start : headline.end].split() if headline else []
        long = [word for word in words if len(word) > 3 and word[0].isalpha()]
        return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.75 * len(long)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence in which this character stands."""
        place = bisect_right(self._sentence_starts, position) - 1
        if place >= 0 and position < self.sentences[place].end:
            return self.sentences[place]
        return None

    def dates_in(self, start: int, end: int) -> list[Written]:
        """Dates written within [start, end)."""
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, end, first)
        return [one for one in self.dates[first:last] if one.end <= end]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Known names within [start, end)."""
        return [hit for hit in self.hits_over(start, end) if start <= hit.start and hit.end <= end]

    def hits_over(self, start: int, end: int) -> list[Hit]:
        """Known names that overlap [start, end)."""
        first = max(0, bisect_right(self._hit_starts, start) - 1)
        return [hit for hit in self.hits[first : bisect_left(self._hit_starts, end, first)] if hit[1] > start]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.start for one in self.dates]

    @cached_property
    def _hit_starts(self) -> list[int]:
        return [hit.start for hit in self.hits]

    @cached_property
    def _proving(self) -> tuple[ZoneSpan, ...]:
        return self.layout.proving

    @cached_property
    def _starts(self) -> list[int]:
        return [zone.start for zone in self.layout.proving]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]
