"""A text with its zones and its evidence marked, cut into pieces that never overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

PROVING = ("headline", "dateline", "body")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage [start, end) that card `key` rests on; `css` says how the card stands; `label` names it.

    `anchored` is the one passage of a card to which the card links back. `place` and `card` are the anchors of
    passage and card, where they are not those of a suggestion: `q<key>` and `s<key>`.
    """

    start: int
    end: int
    key: int
    css: str = ""
    label: str = ""
    anchored: bool = True
    place: str = ""
    card: str = ""

    @property
    def at(self) -> str:
        return self.place or f"q{self.key}"

    @property
    def to(self) -> str:
        return self.card or f"s{self.key}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end): in one zone, and under the same marks from end to end."""

    start: int
    end: int
    zone: str
    marks: tuple[Mark, ...]


def pieces(length: int, zones: Iterable[tuple[int, int, str]], marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at every edge of a zone or mark. Edges outside [0, length] are moved inside."""
    zones = [(max(0, start), min(length, end), zone) for start, end, zone in zones]
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
    edges = {0, length}
    for start, end in [*((start, end) for start, end, _zone in zones), *((mark.start, mark.end) for mark in marks)]:
        edges |= {start, end}
    cut = []
    for start, end in pairwise(sorted(edges)):
        zone = next((name for first, last, name in zones if first <= start and end <= last), "")
        over = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
        cut.append(Piece(start, end, zone, over))
    return cut


def marked(
    text: str, zones: Iterable[tuple[int, int, str]], marks: Iterable[Mark], names: dict[str, str]
) -> SafeString:
    """The text as HTML: every character escaped, evidence in <mark> linked to its card, other zones dimmed.

    The anchor of each card's passage stands there exactly once.
    """
    html: list[SafeString] = []
    for zone, group in groupby(pieces(len(text), zones, marks), key=lambda piece: piece.zone):
        inner = format_html_join("", "{}", ((_piece(text, piece),) for piece in group))
        if zone and zone not in PROVING:
            inner = format_html('<span class="zone" title="{}">{}</span>', names.get(zone, zone), inner)
        elif zone == "headline":
            inner = format_html('<span class="headline">{}</span>', inner)
        html.append(inner)
    return mark_safe("".join(html))  # noqa: S308  every part comes from format_html


def _piece(text: str, piece: Piece) -> SafeString:
    words = text[piece.start : piece.end]
    if not piece.marks:
        return format_html("{}", words)
    starting = [mark for mark in piece.marks if mark.anchored and mark.start == piece.start]
    anchors = format_html_join("", '<span id="{}"></span>', ((mark.at,) for mark in starting[1:]))
    inner = min(piece.marks, key=lambda mark: (mark.end - mark.start, mark.key))
    own = format_html(' id="{}"', starting[0].at) if starting else ""
    return format_html(
        '{}<mark{} class="{}" data-cards="{}"><a href="#{}" title="{}">{}</a></mark>',
        anchors,
        own,
        inner.css,
        " ".join(dict.fromkeys(mark.to for mark in piece.marks)),
        inner.to,
        "; ".join(mark.label for mark in piece.marks if mark.label),
        words,
    )
