"""Names of months and weekdays in every language we read, from CLDR and `data/dates.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale

from .folding import UNSPACED_LETTER
from .tables import table


@cache
def month_names() -> dict[str, int]:
    """Months by their folded name, without Vietnamese and Chinese, which count them."""
    found: dict[str, int] = {}
    for name, number in _named("months"):
        if len(name) > 2 and not name[0].isdigit() and not name.startswith(("thg", "tháng")):
            found[name] = number
    return {**found, **table("dates")["months"]}


@cache
def thai_months() -> dict[str, int]:
    """The Thai ones among them: they need no blank before or after."""
    return {name: number for name, number in month_names().items() if UNSPACED_LETTER.match(name)}


@cache
def weekday_names() -> dict[str, int]:
    """Weekdays by their folded name; Monday is 0."""
    found = {name: number for name, number in _named("days") if len(name) > 3 or name in _ENGLISH_SHORT}
    return {**found, **table("dates")["weekdays"]}


_ENGLISH_SHORT = frozenset(("mon", "tue", "wed", "thu", "fri"))


def _named(kind: str) -> Iterator[tuple[str, int]]:
    for tag in table("dates")["locales"]:
        named = getattr(Locale.parse(tag), kind)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in named[context][width].items():
                    yield str(name).strip(".").lower(), int(number)
