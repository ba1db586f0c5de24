"""The word lists of events (`data/events.toml`), in both Chinese scripts, ready to be searched."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, get_args

from .folding import LATIN, UNSPACED_LETTER
from .phrases import Found, Phrases, longest_of
from .reading import EventType
from .tables import any_of, standing, table

# How a word for an act tells: "weak" ones need a date or a name of their own, "joint" ones do not; "handing" needs
# people and their number after it, "arrival" a repatriation elsewhere in the text, "publishing" a report in the
# sentence; "cited" ones only quote others, "blocked" ones mean something else.
Strength = Literal["plain", "weak", "joint", "handing", "arrival", "publishing", "cited", "blocked"]
Act = tuple[EventType, Strength]
# The type of a meeting; True where the word only points back to one.
Meeting = tuple[EventType, bool]

_OTHERS: tuple[tuple[str, EventType, Strength], ...] = (
    ("weak_operation", "operation", "weak"),
    ("joint_operation", "operation", "joint"),
    ("weak_agreement", "bilateral_meeting", "weak"),
    ("weak_other", "other", "weak"),
    ("arrival", "repatriation", "arrival"),
    ("cited", "report", "cited"),
)


@cache
def event_words() -> dict[str, Any]:
    """The word lists; every Chinese word in simplified and in traditional characters."""
    data = table("scripts")
    traditional = str.maketrans(data["simplified"], data["traditional"])
    lists: dict[str, Any] = _with_traditional(table("events"), traditional)
    return lists


def _with_traditional(lists: Any, traditional: dict[int, int]) -> Any:
    if isinstance(lists, dict):
        return {key: _with_traditional(value, traditional) for key, value in lists.items()}
    if isinstance(lists, list):
        return list(dict.fromkeys([*lists, *(word.translate(traditional) for word in lists)]))
    return lists


def find_words(folded: str, language: str) -> tuple[list[Found[Meeting]], list[Found[Act]]]:
    """The words for meetings and those for acts in a text of this language, in one pass over it."""
    meetings: list[Found[Meeting]] = []
    acts: list[Found[Act]] = []
    for one in _words(language).all(folded):
        meeting, act = one.value
        if meeting is not None:
            meetings.append(Found(one.start, one.end, meeting))
        if act is not None:
            acts.append(Found(one.start, one.end, act))
    return longest_of(meetings), longest_of(acts)


@cache
def _words(language: str) -> Phrases[tuple[Meeting | None, Act | None]]:
    meetings, acts = _meetings(), _acts(language)
    return Phrases((word, (meetings.get(word), acts.get(word))) for word in [*meetings, *acts])


def _acts(language: str) -> dict[str, Act]:
    """Words for acts in a text of this language. Where a word means two things, the language decides.

    A word of publishing has the type that it tells where no report is spoken of: "other" for none.
    """
    data = event_words()
    own: dict[str, list[str]] = data["only"].get(language, {})
    value: dict[str, Act] = {}
    for event in get_args(EventType):
        value.update((word, (event, "plain")) for word in data["acts"].get(event, ()))
    for name, event, strength in _OTHERS:
        value.update((word, (event, strength)) for word in data["acts"][name])
    for word in data["handing"]["verbs"]:
        value.setdefault(word, ("repatriation", "handing"))
    for word in data["acts"]["publishing"]:
        said = value.get(word) == ("statement", "plain")
        value[word] = ("statement" if said else "other", "publishing")
    for event in get_args(EventType):
        value.update((word, (event, "plain")) for word in own.get(event, ()))
    value.update((word, ("other", "blocked")) for word in data["blockers"]["words"])
    return value


def _meetings() -> dict[str, Meeting]:
    """Words for meetings with their type; True for words such as "event", which only point back to one."""
    data = event_words()
    blocked = [*data["blockers"]["words"], *data["blockers"]["trials"]]
    value: dict[str, Meeting] = dict.fromkeys(blocked, ("other", True))
    for event in get_args(EventType):
        value.update((word, (event, False)) for word in data["meetings"].get(event, ()))
    value.update((word, ("conference", True)) for word in data["cues"]["general"])
    return value


def phrase_pattern(words: list[str], lead: str = "") -> re.Pattern[str]:
    """Any of these words after `lead`, standing alone where they are of a script with blanks."""
    latin = [word for word in words if not UNSPACED_LETTER.match(word)] or ["\0"]
    others = [word for word in words if UNSPACED_LETTER.match(word)] or ["\0"]
    whole = standing(latin, LATIN, rf"(?![{LATIN}])")
    return re.compile(f"{lead}(?:{whole}|{any_of(others)})" if lead else f"{whole}|{any_of(others)}")


@cache
def people_handed() -> re.Pattern[str]:
    """After a word such as «menerima», the people handed over and their number: «307 suspek»."""
    people = any_of(event_words()["handing"]["people"])
    words = r"(?:[^\W\d]{2,15}[ ]){0,2}"
    spaced = rf"[ ]{words}\d[\d.,]{{0,8}}[ ]{words}(?:{people})(?![{LATIN}])"
    return re.compile(rf"{spaced}|[^\d\s,，。]{{0,25}}[ ]?\d[\d.,]{{0,8}}[ ]?[余餘多]?(?:{people})")


@cache
def people_counted() -> re.Pattern[str]:
    """A number and citizens or victims right after it: «20 WNI», «45 rakyat Malaysia», «20名马来西亚人»."""
    people = any_of(event_words()["handing"]["people"])
    words = r"(?:[^\W\d]{2,15}[ ]){0,2}"
    return re.compile(rf"(?<![\d.,/:])\d[\d.,]{{0,8}}[ ]?(?:{words}(?:{people})(?![{LATIN}])|[余餘多]?名)")
