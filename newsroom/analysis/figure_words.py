"""The words around the number of a figure: what is counted, what is not, and what stands for a unit said before."""

from __future__ import annotations

import re
from functools import cache

from .folding import LATIN, UNSPACED, UNSPACED_LETTER
from .tables import any_of, table

_VERB = re.compile(r"(?:di|me|ber)[a-z]{4,}")
_PAUSE = re.compile(r"[.,;:()。，；]")
_NO_NOUN = re.compile(r"[,.;:)]|\s(?:and|who|were|was|dan|serta|và|และ)\s|\s?\Z")


@cache
def units() -> dict[str, str]:
    """The unit of every word that counts something."""
    return {word: unit for unit, listed in table("figures")["units"].items() for word in listed}


@cache
def unspaced_units() -> re.Pattern[str]:
    """A unit in a script without blanks, right behind its number."""
    listed = any_of(word for word in units() if UNSPACED_LETTER.match(word))
    # «61个国家», «100个联合国会员国», «14處電騙據點»: a few words may stand between the counter and the thing.
    counter, between = "[个個处處家间間项項种種笔筆条條张張]", rf"[{UNSPACED}]{{0,8}}?"
    # «账户1,200个，»: the thing stands before, the counter alone behind.
    alone = r"[个個条條枚家所笔筆块塊](?=[，。；、,;)）]|\Z)"
    return re.compile(
        rf"\s{{0,20}}+(?:(?:来自[{UNSPACED}]{{1,6}}的)?(?P<unit>{listed})|{counter}{between}(?P<noun>{listed})|{alone})"
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


@cache
def and_more() -> re.Pattern[str]:
    """Between two numbers of one unit: «from 9,500 to about 46,600 cases», «303亿至614亿美元»."""
    about = any_of(word for listed in table("figures")["qualifiers"].values() for word in listed)
    joined = any_of(table("figures")["grammar"]["to_another"])
    return re.compile(rf"(?:\s(?:{joined})\s{{1,20}}|\s?[至到和~]\s?)(?=(?:(?:{about})\s?)?\d)")


def is_verb(word: str) -> bool:
    """In Indonesian and Malay: what follows it is no unit."""
    return _VERB.fullmatch(word) is not None


def are_people(folded: str, end: int) -> bool:
    """«three Malaysians», «two Taiwanese and one Malaysian.»: no other noun follows the name of the people."""
    return folded[end - 1] == "s" or _NO_NOUN.match(folded, end) is not None


@cache
def units_of_money() -> frozenset[str]:
    """Units of money."""
    return frozenset(table("figures")["signs"].values())


def plain_dollar(folded: str) -> str:
    """What «$» alone means: the dollar of the one country whose sign the text has, of the United States otherwise."""
    written = {sign.group() for sign in _home_dollar().finditer(folded)} if "$" in folded else set()
    return str(table("figures")["signs"][written.pop()]) if len(written) == 1 else "usd"


@cache
def _home_dollar() -> re.Pattern[str]:
    signs = table("figures")["grammar"]["home_dollars"]
    return re.compile(rf"(?<![{LATIN}])(?:{any_of(signs)})(?=\s?\d)")


def words_after(text: str, end: int) -> str:
    """A few words after the figure, for people."""
    rest = text[end : end + 60].split("\n")[0]
    cut = _PAUSE.split(rest, 1)[0]
    kept = cut.rsplit(" ", 1)[0] if len(cut) == len(rest) == 60 else cut
    return kept.rstrip() if kept.startswith((" ", "-")) or UNSPACED_LETTER.match(kept[:1]) else ""
