"""Numbers as texts write them: 12.000 is twelve thousand in Indonesian, 15.2 is fifteen and a bit in Malay."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from .tables import any_of, table

NUMERAL = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,3})?(?!\d)"
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# Languages in which a point stands before the decimals.
_POINT_IS_DECIMAL = frozenset(("en", "ms", "th", "zh", "ja", "ko"))


def read_numeral(digits: str, language: str, *, scaled: bool) -> Decimal | None:
    """The value of digits with their points and commas, None where they make no number.

    `scaled` where a word such as "million" follows: then one group of three digits is decimals where the
    language writes decimals so.
    """
    point_is_decimal = language in _POINT_IS_DECIMAL
    one_group = digits.count(".") + digits.count(",") == 1
    if _POINTS.fullmatch(digits) and not (one_group and point_is_decimal and scaled):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(digits) and not (one_group and not point_is_decimal and scaled):
        return Decimal(digits.replace(",", ""))
    plain = digits.replace(",", ".")
    return Decimal(plain) if plain.count(".") < 2 else None


@cache
def number_words() -> str:
    """A regular expression (for folded text) of numbers written in Latin letters."""
    data = table("figures")["number_words"]
    ones = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan"
    malay = rf"(?:{ones}|se)\s?(?:puluh|ratus|belas|ribu)(?:\s(?:{ones})(?:\s?(?:puluh|ratus|belas))?){{0,3}}"
    english = (
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)"
    )
    return rf"(?:{malay}|{english}|{any_of(data)})"


_TENS = {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def read_words(words: str) -> int | None:
    """The value of a number written in words, up to thousands."""
    data: dict[str, int] = {**table("figures")["number_words"], **_TENS}
    if words in data:
        return data[words]
    if "-" in words:
        return sum(data.get(part, 0) for part in words.split("-"))
    total = current = 0
    for piece in re.findall(
        r"se(?=puluh|ratus|belas|ribu)|puluh|ratus|belas|ribu|[^\W\d_]+?(?=puluh|ratus|belas|ribu|\b)", words
    ):
        if piece == "se":
            current = 1
        elif piece == "belas":
            total, current = total + 10 + current, 0
        elif piece in ("puluh", "ratus"):
            total, current = total + (current or 1) * (10 if piece == "puluh" else 100), 0
        elif piece == "ribu":
            total, current = (total + current or 1) * 1000, 0
        else:
            current = data.get(piece, 0)
    return total + current or None
