"""What somebody promises, plans or proposes: from the verb to the end of what it announces."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from .document import Document
from .folding import UNSPACED_LETTER
from .phrases import Found, Phrases
from .reading import Because, CommitmentMention, CommitmentStatus, Modality, Span
from .sentences import Sentence
from .tables import any_of, table

_SHORTEST, _LONGEST = 12, 320
_BEFORE, _SUBJECT = 24, 90
_STOP = re.compile(
    r"[\"“”;。；]|\.\s|,\s(?:kata|ujar|tambah|jelas|said|according|katanya|ujarnya|tambahnya|meskipun|although|namun|but)\b"
)
_MODALITY: dict[CommitmentStatus, Modality] = {"proposed": "hoped", "planned": "planned", "pledged": "asserted"}


def read_commitments(document: Document) -> list[CommitmentMention]:
    """The first commitment of every body sentence, in order."""
    found: list[CommitmentMention] = []
    done: Sentence | None = None
    for cue in _cues().longest(document.folded):
        sentence = document.sentence_at(cue.start)
        if sentence is None or sentence is done or sentence.zone != "body" or cue.end > sentence.end:
            continue
        mention = _mention(document, cue, sentence)
        if mention is not None:
            found.append(mention)
            done = sentence
    return found


def _mention(document: Document, cue: Found[CommitmentStatus], sentence: Sentence) -> CommitmentMention | None:
    """The commitment that the cue makes, or None where the words around make it none."""
    before, after = document.folded[cue.start - 1 : cue.start], document.folded[cue.end : cue.end + 1]
    if "-" in (before, after) or _refused(document, cue, sentence):
        return None
    end = _end(document, cue.end, sentence.end)
    if end - cue.end < _SHORTEST // (3 if UNSPACED_LETTER.match(document.folded[cue.start]) else 1):
        return None
    return CommitmentMention(
        span=Span.of(document.text, cue.start, end),
        because=Because("commitment", {"cue": document.text[cue.start : cue.end]}),
        confidence=0.6,
        modality=_MODALITY[cue.value],
        what=" ".join(document.text[cue.end : end].split()).strip(" ,"),
        status=cue.value,
        promisor=_promisor(document, cue.start, sentence),
    )


def _promisor(document: Document, before: int, sentence: Sentence) -> str | None:
    """The country named shortly before the verb in its sentence."""
    hits = [hit for hit in document.hits_in(max(sentence.start, before - _SUBJECT), before) if hit.kind == "country"]
    return hits[-1].key if hits else None


def _refused(document: Document, cue: Found[CommitmentStatus], sentence: Sentence) -> bool:
    before = document.folded[max(sentence.start, cue.start - _BEFORE) : cue.start]
    return bool(_not_before().search(before) or _not_after().match(document.folded, cue.end))


def _end(document: Document, start: int, last: int) -> int:
    """Where the announced act ends: at the end of the sentence, or where somebody is quoted as its speaker."""
    stop = _STOP.search(document.text, start, last)
    end = min(stop.start() if stop else last, start + _LONGEST)
    return start + len(document.text[start:end].rstrip(" .,\n"))


@cache
def _cues() -> Phrases[CommitmentStatus]:
    data = table("commitments")
    pairs = [(cue, status) for status in get_args(CommitmentStatus) for cue in data[status]["any"]]
    acts = data["acts"]
    return Phrases([*pairs, *((f"{urged} {act}", "proposed") for urged in acts["urged"] for act in acts["acts"])])


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('commitments')['not_before']['any'])})\s*$")


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(table('commitments')['not_after']['any'])})(?!\w)")
