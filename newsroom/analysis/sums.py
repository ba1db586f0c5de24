"""Sums: a whole that the text takes apart into parts which do not add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate

from .document import Document
from .folding import UNSPACED
from .numbers import number_words
from .parts import Part, is_persons, latin, others, read_part
from .reading import Because, FigureMention, Question, Span
from .tables import any_of, initials, table

_REACH = 70  # characters from a figure to the word that takes it apart
_LONGEST = 600
_FIRST = 30
_MOST_BETWEEN = 8
_PERSONS = frozenset({"men", "women", "ages"})
_BRACKETS = re.compile(r"[(（][^()（）]{0,200}[)）]")
_MONEY = frozenset(table("figures")["signs"].values()) | frozenset(table("figures")["currencies"].values())
_NO_SUMS = _MONEY | {"percent", "days"}


@dataclass(frozen=True, slots=True)
class _List:
    """The parts in order; `complete` where nothing says that there are more."""

    parts: tuple[Part, ...]
    complete: bool

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(part.kind for part in self.parts)

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    def reaches(self, value: Decimal) -> bool:
        """Whether the first so many parts add up to `value`: what follows may be parts of parts."""
        return value in accumulate(part.value for part in self.parts)


def sum_questions(document: Document, figures: list[FigureMention]) -> Iterator[Question]:
    """A question for each exact figure whose parts, named after it in its sentence, do not add up to it."""
    values = {figure.value for figure in figures}
    listed_to = 0
    for number, whole in enumerate(figures):
        if whole.qualifier != "exact" or whole.unit in _NO_SUMS or whole.value < 3 or whole.span.start < listed_to:
            continue
        found = _parts_of(document, whole, figures[number + 1 : number + 1 + _MOST_BETWEEN])
        listed_to = found.parts[-1].end if found is not None else listed_to
        # A sum that the text gives elsewhere is another whole, of which these are the parts.
        if found is None or found.sum in values or found.reaches(whole.value):
            continue
        text = document.text
        listed = Span.of(text, found.parts[0].start, found.parts[-1].end)
        total = f"{found.sum:f}"
        because = Because(
            "question_sum_parts", {"whole": whole.span.quote, "sum": total, "parts": " + ".join(_values(found))}
        )
        yield Question("sum_parts", whole.span, listed, because, (f"{whole.value:f}", total))


def _values(found: _List) -> Iterator[str]:
    return (f"{part.value:f}" for part in found.parts)


def _parts_of(document: Document, whole: FigureMention, following: list[FigureMention]) -> _List | None:
    """The parts of this whole, if the text lists them so that they can be added up."""
    sentence = document.sentence_at(whole.span.start)
    if sentence is None:
        return None
    # Brackets behind the number are about it; what they say is not in the list.
    stop = min(sentence.end, whole.span.end + _LONGEST)
    line = document.text.find("\n", whole.span.end, stop)
    stop = line if line >= 0 else stop
    for name, pattern in _cues():
        cue = pattern.match(document.folded, whole.span.end, stop)
        if cue is None or not _is_nearest(document, whole, cue.start("cue"), following):
            continue
        if name == "persons" and not is_persons(document.folded[cue.end() : cue.end() + _FIRST]):
            continue
        found = _read_list(document, cue.end(), _closed(document.folded, cue, stop), whole)
        if found is not None and _adds_up(found, name, whole):
            return found
    return None


def _adds_up(found: _List, cue: str, whole: FigureMention) -> bool:
    """Whether these parts should make the whole, or at most the whole after words such as "including"."""
    both = _PERSONS - {"ages"} <= found.kinds
    # Who is counted by country and by sex is counted twice.
    if "country" in found.kinds and found.kinds & _PERSONS:
        return False
    if cue == "some":
        return len(found.kinds) == 1 and found.sum > whole.value
    if cue == "persons":
        alone = not is_persons(whole.span.quote.lower())  # else it is one of the parts itself
        return both and alone and found.kinds <= _PERSONS and whole.unit == "people"
    return found.complete or both


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues = table("questions")["cues"]
    gap = rf"[^.;!?。！？；]{{0,{_REACH}}}?"
    edge = r"(?<!\w)"
    return (
        ("persons", re.compile(rf"\s?(?P<cue>{any_of(cues['persons'])})\s{{0,20}}")),
        (
            "whole",
            re.compile(
                rf"{gap}{initials(cues['whole'])}(?P<cue>{edge}(?:{latin(cues['whole'])})(?!\w)|{others(cues['whole'])})\s{{0,20}}:?\s{{0,20}}"
            ),
        ),
        (
            "some",
            re.compile(
                rf"{gap}{initials(cues['some'])}(?P<cue>{edge}(?:{latin(cues['some'])})(?!\w)|{others(cues['some'])})\s{{0,20}}:?\s{{0,20}}"
            ),
        ),
    )


def _is_nearest(document: Document, whole: FigureMention, cue: int, following: list[FigureMention]) -> bool:
    """Whether no other number stands before the cue of which the list could give the parts."""
    between = document.folded[whole.span.end : cue]
    for figure in following:
        if figure.span.end > cue:
            break
        if figure.unit == whole.unit:
            return False
        between = between.replace(figure.span.quote.lower(), " ")
    return not any(letter.isdigit() for letter in between)


def _closed(folded: str, cue: re.Match[str], stop: int) -> int:
    """The end of the list: the bracket in which it stands, or that of the sentence."""
    depth = folded.count("(", cue.start(), cue.end()) + folded.count("（", cue.start(), cue.end())
    depth -= folded.count(")", cue.start(), cue.end()) + folded.count("）", cue.start(), cue.end())
    if depth <= 0:
        return stop
    for at in range(cue.end(), stop):
        depth += (folded[at] in "(（") - (folded[at] in ")）")
        if depth == 0:
            return at
    return stop


# ------------------------------------------------------------------ the list


def _read_list(document: Document, start: int, stop: int, whole: FigureMention) -> _List | None:
    """The parts from `start` on; None where there are fewer than two, or one that cannot be read."""
    folded = _BRACKETS.sub(lambda match: " " * len(match.group()), document.folded[start:stop])
    parts: list[Part] = []
    open_end = False
    for first, end, joined in _pieces(folded):
        piece = folded[first:end]
        if _within().match(piece):
            if parts:
                continue
            return None
        if _said_of_some().search(piece):
            return None
        part = read_part(document, piece, start + first, joined, whole.unit)
        if part is None:
            # What comes after the last part belongs to it no more; anything else leaves the list unread.
            open_end = joined or not (parts and parts[-1].joined) or bool(_unnamed().search(piece))
            break
        if _PERSONS - {"ages"} <= {one.kind for one in parts} and part.kind not in _PERSONS:
            break  # men and women are everybody: what follows is another matter
        if parts and parts[-1].joined and not joined:
            open_end = True  # «... dan 4 Indonesia, 3 wanita ...»: another list, or the same one going on
            break
        parts.append(part)
    if len(parts) < 2:
        return None
    tail = document.folded[parts[-1].end : min(stop, parts[-1].end + 14)]
    complete = not open_end and not _unnamed().search(tail)
    return _List(tuple(parts), complete)


def _pieces(folded: str) -> Iterator[tuple[int, int, bool]]:
    """Pieces between separators, without blanks at their ends, and whether a conjunction stands before each."""
    position, joined = 0, False
    for match in _separators().finditer(folded):
        if folded[position : match.start()].strip():
            yield (*_stripped(folded, position, match.start()), joined)
            joined = False
        joined = joined or match["and"] is not None
        position = match.end()
    if folded[position:].strip():
        yield (*_stripped(folded, position, len(folded)), joined)


def _stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    while folded[start].isspace():
        start += 1
    while folded[end - 1] in " .。;":
        end -= 1
    return start, max(end, start + 1)


@cache
def _separators() -> re.Pattern[str]:
    listed = table("questions")["cues"]["conjunctions"]
    number = rf"(?=\s?(?:\d|[一二三四五六七八九十两][{UNSPACED}]|[{UNSPACED}]{{1,10}}\s?\d))"
    return re.compile(
        r"(?:(?<!\d)[,，]|[,，](?!\d)|[;；、]|(?<=คน) |(?<=ราย) )"
        rf"|(?P<and>(?<!\w)(?:{latin(listed)})(?!\w)|(?:{others(listed)}){number})"
    )


@cache
def _within() -> re.Pattern[str]:
    listed = table("questions")["cues"]["within"]
    number = rf"(?:(?:\d[\d.,]{{0,20}}|{number_words()})\s{{1,20}})?"
    return re.compile(rf"{number}(?:(?:{latin(listed)})(?!\w)|(?:{others(listed)}))")


@cache
def _said_of_some() -> re.Pattern[str]:
    """«5 pria dan 3 wanita di antaranya»: behind its number, such a word makes a list one of some."""
    return re.compile(rf"(?<!\w)(?:{latin(table('questions')['cues']['within'])})(?!\w)")


@cache
def _unnamed() -> re.Pattern[str]:
    listed = table("questions")["cues"]["unnamed"]
    return re.compile(rf"(?<!\w)(?:{latin(listed)})(?!\w)|{others(listed)}")
