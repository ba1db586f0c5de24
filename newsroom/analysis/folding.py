"""Text made equal for comparison without moving a single character, so that offsets stay those of the source."""

from __future__ import annotations

import re

_SAME = {
    **dict.fromkeys(map(ord, "’‘ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys(map(ord, "–—‑‒―−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\n\t\r"), " "),
}
# Scripts that are written without blanks between words.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Small letters of the Latin script, for classes in regular expressions.
LATIN = r"a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"
UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
HAN = r"\u3400-\u9fff\uf900-\ufaff"


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and blanks: always as long as `text`."""
    plain = text.translate(_SAME)
    folded = plain.lower()
    if len(folded) == len(text):
        return folded
    # A few capitals ("İ") grow when lowered: they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def is_word(letter: str) -> bool:
    """Whether this character is part of a word."""
    return letter.isalnum() or letter == "_"


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is not cut out of a longer word. Scripts without blanks have no such edges."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if is_word(before) and is_word(text[start]) and not _unspaced(before, text[start]):
        return False
    return not (is_word(after) and is_word(text[end - 1]) and not _unspaced(after, text[end - 1]))


def _unspaced(one: str, other: str) -> bool:
    return bool(UNSPACED_LETTER.match(one) or UNSPACED_LETTER.match(other))
