"""The sentence around a passage: what a reader is shown of a source."""

from __future__ import annotations

from .sentences import split
from .zones import zones


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """[first, last) of the sentence or sentences that hold [start, end); the passage itself where none does."""
    touched = [s for s in split(text, zones(text)) if s.start < end and start < s.end]
    if not touched:
        return start, end
    return min(start, touched[0].start), max(end, touched[-1].end)


def first_sentence(text: str) -> str:
    """The first sentence that reports something; else the first line that is not blank; "" of an empty text."""
    body = [s for s in split(text, zones(text)) if s.zone == "body"]
    if body:
        return text[body[0].start : body[0].end]
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
