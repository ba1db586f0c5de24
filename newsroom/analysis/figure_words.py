"""The words around the number of a figure: what is counted, what is not, and what stands for a unit said before."""

from __future__ import annotations

import re
from functools import cache

from .folding import LATIN, UNSPACED, UNSPACED_LETTER
from .tables import any_of, table


@cache
def units() -> dict[str, str]:
    """The unit of every word that counts something."""
    return {word: unit for unit, listed in table("figures")["units"].items() for word in listed}


@cache
def unspaced_units() -> re.Pattern[str]:
    """A unit in a script without blanks, right behind its number."""
    listed = any_of(word for word in units() if UNSPACED_LETTER.match(word))
    # «61个国家», «100个联合国会员国», «14處電騙據點»: a few words may stand between the counter and the thing.
    counter, between = "[个個处處家间間项項种種]", rf"[{UNSPACED}]{{0,8}}?"
    return re.compile(
        rf"\s{{0,20}}+(?:(?:来自[{UNSPACED}]{{1,6}}的)?(?P<unit>{listed})|{counter}{between}(?P<noun>{listed}))"
    )


@cache
def percent() -> re.Pattern[str]:
    """A sign or word for a percentage."""
    return re.compile(rf"\s?(?:{any_of(table('figures')['units']['percent'])})(?![{LATIN}])")


@cache
def percent_before() -> re.Pattern[str]:
    """A word before the number that makes it a percentage."""
    return re.compile(rf"(?:{any_of(table('figures')['grammar']['percent_before'])})\s?$")


@cache
def numbered() -> re.Pattern[str]:
    """A word before the number that makes it a name: Article 27."""
    listed = table("figures")["grammar"]["numbered_before"]
    latin = [word for word in listed if not UNSPACED_LETTER.match(word)]
    return re.compile(rf"(?:(?<![{LATIN}])(?:{any_of(latin)})|(?:{any_of(set(listed) - set(latin))}))$")


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{1,20}}(?:{any_of(table('figures')['grammar'][words])})(?!\w)")


@cache
def among() -> re.Pattern[str]:
    """«of them»: as many of those counted before."""
    return _after("among_them")


@cache
def others() -> re.Pattern[str]:
    """«others»: as many more of those counted before."""
    return _after("others")


@cache
def subject() -> re.Pattern[str]:
    """What makes a bare number the subject of a sentence."""
    return _after("goes_on")


@cache
def comes_from() -> re.Pattern[str]:
    """«from», before the name of a country."""
    data = table("figures")["grammar"]["comes_from"]
    return re.compile(rf"\s{{0,20}}(?:{any_of(data)})\s{{0,20}}")


@cache
def passed_over() -> frozenset[str]:
    """Words between a number and its unit."""
    return frozenset(table("figures")["grammar"]["passed_over"])


@cache
def not_units() -> frozenset[str]:
    """Words that are no unit."""
    return frozenset(table("figures")["grammar"]["not_units"])


@cache
def more() -> re.Pattern[str]:
    """«more»: as many more of those counted before, unless the unit follows."""
    return _after("more")


@cache
def people_verbs() -> frozenset[str]:
    """What happens to people: «24 didakwa», «8 arrested»."""
    return frozenset(table("figures")["grammar"]["people_verbs"])


def plain_dollar(folded: str) -> str:
    """What «$» alone means: the dollar of the one country whose sign the text has, of the United States otherwise."""
    written = {sign.group() for sign in _home_dollar().finditer(folded)} if "$" in folded else set()
    return str(table("figures")["signs"][written.pop()]) if len(written) == 1 else "usd"


@cache
def _home_dollar() -> re.Pattern[str]:
    signs = table("figures")["grammar"]["home_dollars"]
    return re.compile(rf"(?<![{LATIN}])(?:{any_of(signs)})(?=\s?\d)")
