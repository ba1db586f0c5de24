"""Text made equal for comparison without moving a single character, so that offsets stay those of the source."""

from __future__ import annotations

import re

# No character by the standard; no folded text holds it.
NEVER = "\uffff"
_SAME = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("–—‑‒―−", "-"),
    **dict.fromkeys(f"\u00a0\u202f\u2009\n\t\r{NEVER}", " "),
}
# Digits of other scripts, as Thai ministries and some Chinese papers print them.
_DIGITS = {**{0x0E50 + one: str(one) for one in range(10)}, **{0xFF10 + one: str(one) for one in range(10)}}
_OTHER_DIGIT = re.compile("[\u0e50-\u0e59\uff10-\uff19]")
# Scripts that are written without blanks between words.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Small letters of the Latin script, for classes in regular expressions.
LATIN = r"a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"
UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
HAN = r"\u3400-\u9fff\uf900-\ufaff"


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and blanks: always as long as `text`."""
    plain = text
    for letter, same in _SAME.items():  # few of them stand in a text: faster than a table for every character
        if letter in plain:
            plain = plain.replace(letter, same)
    if not plain.isascii() and _OTHER_DIGIT.search(plain):
        plain = plain.translate(_DIGITS)
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
    # Asked for every candidate of every list: first what settles most of them, then an edge that is a blank, a sign.
    if end < len(text) and "a" <= text[end] <= "z" and "a" <= text[end - 1] <= "z":
        return False
    if start and (text[start - 1].isalnum() or text[start - 1] == "_") and _joined(text[start - 1], text[start]):
        return False
    if end >= len(text) or not (text[end].isalnum() or text[end] == "_"):
        return True
    return not _joined(text[end], text[end - 1])


def _joined(outer: str, inner: str) -> bool:
    """Whether two neighbours are letters of one word."""
    if not (is_word(outer) and is_word(inner)):
        return False
    if outer.isascii() and inner.isascii():
        return True
    return not (UNSPACED_LETTER.match(outer) or UNSPACED_LETTER.match(inner))
