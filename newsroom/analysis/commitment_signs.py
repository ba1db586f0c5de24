"""The words around a promise: its cue, who makes it, and what makes it none. Lists are in `data/commitments.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from .document import Document
from .folding import UNSPACED, UNSPACED_LETTER
from .phrases import Found, Phrases
from .reading import CommitmentStatus
from .sentences import Sentence
from .tables import any_of, table

# `any` and `by` are verbs, the second only of somebody of the beat; `noise` is a longer word that holds a cue.
Kind = Literal["any", "by", "urged", "future", "han", "actor", "stranger", "belief", "noise"]
_CUES = ("any", "by", "urged", "future", "han")
_BEFORE = 24
_REACH, _REACH_UNSPACED = 160, 90
_BLANKS = r"\s{0,4}"
_PARTICIPLE = re.compile(r"\w{2,20}ed\b")
_PASSIVE = re.compile(r"\sdi[a-z]{5,20}\s")  # Indonesian and Malay
_NAMED = re.compile(r"[A-ZÀ-Ỹ][\w.'’-]{1,25}\s(?:(?:also|then|juga|turut|lalu|kemudian|pula)\s)?$")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a word says about promises."""

    kind: Kind
    status: CommitmentStatus

    @property
    def is_cue(self) -> bool:
        """Whether a promise can start here."""
        return self.kind in _CUES


@dataclass(frozen=True, slots=True)
class Near:
    """What was read last before a cue: who may act, and a word of hope or belief."""

    who: Found[Sign] | None = None
    belief: Found[Sign] | None = None

    def then(self, found: Found[Sign]) -> Near:
        """With one more word read."""
        match found.value.kind:
            case "actor" | "stranger":
                return Near(found, self.belief)
            case "belief":
                return Near(self.who, found)
        return self


def makes_promise(document: Document, cue: Found[Sign], sentence: Sentence, near: Near) -> bool:
    """Whether this cue makes a promise, after what was read before it."""
    folded, kind = document.folded, cue.value.kind
    if "-" in (folded[cue.start - 1 : cue.start], folded[cue.end : cue.end + 1]):
        return False
    before = folded[max(sentence.start, cue.start - _BEFORE) : cue.start]
    if _not_before().search(before) or _not_after().match(folded, cue.end):
        return False
    if kind == "urged":
        return _act().match(folded, cue.end) is not None
    if _PARTICIPLE.match(folded, cue.start, cue.end) and _passive().search(before):
        return False
    by = subject(document, cue.start, sentence, near.who)
    if kind in ("future", "han"):
        believed = near.belief is not None and near.belief.start >= max(sentence.start, cue.start - _REACH)
        return not believed and _announces(folded, cue, sentence, by)
    if kind == "by":
        if cue.value.status == "planned" and _not_act().match(folded, cue.end):
            return False
        if cue.value.status == "proposed" and (_act().match(folded, cue.end) or _is_named(document, cue, sentence)):
            return by != "stranger"
        return by == "actor"
    return by != "stranger"


def subject(document: Document, before: int, sentence: Sentence, who: Found[Sign] | None) -> Kind | None:
    """Whether somebody of the beat or a stranger to it stands nearest before this place in its sentence."""
    unspaced = bool(UNSPACED_LETTER.match(document.folded[before : before + 1]))
    start = max(sentence.start, before - (_REACH_UNSPACED if unspaced else _REACH))
    known, at = (who.value.kind, who.start) if who and who.start >= start else (None, start - 1)
    for hit in reversed(document.hits_in(max(start, at + 1), before)):
        if hit.kind in ("country", "forum", "organisation") and not is_place(document, hit.start):
            return "actor"
    return known


def _is_named(document: Document, cue: Found[Sign], sentence: Sentence) -> bool:
    """Whether a name stands right before the verb: persons who ask for something are mostly officials here."""
    return bool(_NAMED.search(document.text, max(sentence.start, cue.start - 40), cue.start))


def is_place(document: Document, start: int) -> bool:
    """Whether a preposition before a name here says that it is where or to whom something is done."""
    return bool(_preposition().search(document.folded, max(0, start - 12), start))


def _announces(folded: str, cue: Found[Sign], sentence: Sentence, by: Kind | None) -> bool:
    """Whether a future announces what authorities will do."""
    if _future_not_before().search(folded[max(sentence.start, cue.start - _BEFORE) : cue.start]):
        return False
    if cue.value.kind == "han":
        return bool(_han_made().match(folded, cue.end) or (by == "actor" and _han_act().match(folded, cue.end)))
    if _made().match(folded, cue.end) or _by_agent().match(folded, cue.end):
        return True
    word = folded[cue.start : cue.end]
    if by != "actor" or " " in word or _PASSIVE.match(folded, cue.end) or _not_act().match(folded, cue.end):
        return False
    return word != "would" or bool(_reported().search(folded, sentence.start, cue.start))


@cache
def signs() -> Phrases[Sign]:
    """All the words, each with what it says."""
    data = table("commitments")
    pairs: list[tuple[str, Sign]] = []
    for status in get_args(CommitmentStatus):
        pairs += ((cue, Sign("any", status)) for cue in data[status]["any"])
        pairs += ((cue, Sign("by", status)) for cue in data[status]["by"])
    pairs += ((cue, Sign("urged", "proposed")) for cue in data["acts"]["urged"])
    pairs += ((cue, Sign("future", "planned")) for cue in data["future"]["any"])
    pairs += ((cue, Sign("han", "planned")) for cue in data["future"]["han"])
    pairs += ((word, Sign("actor", "planned")) for word in data["actors"]["words"])
    pairs += ((word, Sign("stranger", "planned")) for word in data["strangers"]["words"])
    pairs += ((word, Sign("noise", "planned")) for word in data["noise"]["words"])
    pairs += ((word, Sign("belief", "planned")) for word in data["beliefs"]["words"])
    return Phrases(pairs)


@cache
def coordinated() -> re.Pattern[str]:
    """What joins a second promise to the first, right before a place."""
    return re.compile(rf"(?:{any_of(table('commitments')['coordinators']['words'])}){_BLANKS}$")


@cache
def goes_on() -> re.Pattern[str]:
    """Verbs that carry a Chinese enumeration on."""
    return re.compile(any_of(table("commitments")["han_verbs"]["goes_on"]))


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('commitments')['not_before']['any'])}){_BLANKS}$")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('commitments')['passive']['any'])})$")


@cache
def _by_agent() -> re.Pattern[str]:
    """A passive with the one who acts: "akan dipimpin Polda", "will be led by the police"."""
    actors = [word for word in table("commitments")["actors"]["words"] if word[0].isascii()]
    agent = rf"\s(?:oleh\s|the\s)?(?:{any_of(actors)})\b"
    return re.compile(rf"\s(?:di[a-z]{{4,20}}{agent}|be\s[a-z]{{4,20}}\sby{agent})")


@cache
def _future_not_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s{UNSPACED}])(?:{any_of(table('commitments')['future']['not_before'])}){_BLANKS}$")


@cache
def _not_after() -> re.Pattern[str]:
    return _whole(_BLANKS, table("commitments")["not_after"]["any"])


@cache
def _preposition() -> re.Pattern[str]:
    words = table("commitments")["before_names"]["words"]
    spaced = [word for word in words if not UNSPACED_LETTER.match(word)]
    unspaced = [word for word in words if UNSPACED_LETTER.match(word)]
    return re.compile(rf"(?:\b(?:{any_of(spaced)})\s(?:the\s)?|(?:{any_of(unspaced)})\s?)$")


@cache
def _act() -> re.Pattern[str]:
    acts = table("commitments")["acts"]
    return _whole(rf"\s(?:(?:{any_of(acts['links'])})\s){{0,2}}", acts["acts"])


@cache
def _made() -> re.Pattern[str]:
    return _whole(_adverbs(), table("commitments")["made"]["words"])


@cache
def _not_act() -> re.Pattern[str]:
    return _whole(_adverbs(), table("commitments")["not_acts"]["words"])


def _adverbs() -> str:
    return rf"\s{{0,2}}(?:(?:{any_of(table('commitments')['not_acts']['adverbs'])})\s){{0,2}}"


@cache
def _han_act() -> re.Pattern[str]:
    when = "[在于於][^，。；！？、]{1,12}?"  # «将在9月主办»
    return re.compile(rf"[还還也再很快]{{0,2}}(?:{when})?(?:{any_of(table('commitments')['han_verbs']['words'])})")


@cache
def _han_made() -> re.Pattern[str]:
    return re.compile(rf"[^。；，！？]{{0,20}}(?:{any_of(table('commitments')['made']['han'])})")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('commitments')['future']['reported'])})\b")


def _whole(lead: str, words: list[str]) -> re.Pattern[str]:
    """One of these words after `lead`, not the start of a longer one; scripts without blanks know no such edge."""
    spaced = [word for word in words if not UNSPACED_LETTER.match(word)]
    unspaced = [word for word in words if UNSPACED_LETTER.match(word)]
    ends = rf"(?:{any_of(spaced)})(?!\w)"
    return re.compile(rf"{lead}(?:{ends}|{any_of(unspaced)})" if unspaced else f"{lead}{ends}")
