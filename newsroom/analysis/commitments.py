"""What somebody promises, plans or proposes: from the verb to the end of what it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .commitment_signs import Near, Sign, coordinated, goes_on, is_place, makes_promise, signs, subject
from .document import Document
from .folding import UNSPACED_LETTER
from .phrases import Found
from .reading import Because, CommitmentMention, CommitmentStatus, Modality, Span
from .sentences import Sentence

_SHORTEST, _LONGEST = 12, 320
_SUBJECT, _JOINED = 90, 16
_SAY = (
    r"(?:kata|ujar|tambah|jelas|lanjut|ucap|tutur|said|added|according|katanya|ujarnya|tambahnya|jelasnya|lanjutnya)"
)
_STOP = re.compile(
    rf"[,.!?][\"”’]|[\"”]\s?,?\s?{_SAY}\b|[;。；]|,\s{_SAY}\b"
    r"|,\s(?:he|she|it|they|the \w{1,20})\s(?:said|added|noted|told)\b|,\s(?:meskipun|although|namun|but|tetapi)\b"
    r"|\s(?:หลัง|ส่วน|ขณะ|แต่|เพราะ|ทั้งนี้|ด้าน|นอกจากนี้)"
)
_SEMICOLON = re.compile(r"\s?[;；]\s?")
_MODALITY: dict[CommitmentStatus, Modality] = {"proposed": "hoped", "planned": "planned", "pledged": "asserted"}


@dataclass(frozen=True, slots=True)
class _Promise:
    """One promise: its cue, and the place at which what it announces ends."""

    cue: Found[Sign]
    end: int
    sentence: Sentence
    confidence: float


def read_commitments(document: Document) -> list[CommitmentMention]:
    """The commitments of the body in order: in each sentence the first, and others that are joined to it."""
    promises: list[_Promise] = []
    near = Near()
    for found in signs().longest(document.folded):
        if not found.value.is_cue:
            near = near.then(found)
            continue
        sentence = document.sentence_at(found.start)
        if sentence is None or sentence.zone != "body" or found.end > sentence.end:
            continue
        last = promises[-1] if promises and promises[-1].sentence is sentence else None
        starts = _clause(document, found, last, near.who)
        if last and starts < last.end and not _joins(document, starts):
            continue
        promise = _promise(document, found, sentence, near, last)
        if promise is None:
            continue
        if last:
            promises[-1] = replace(last, end=min(last.end, _before_joint(document, starts)))
        promises.append(promise)
    return [_mention(document, one) for one in (*promises, *_enumerated(document, promises)) if _says(document, one)]


def _clause(document: Document, cue: Found[Sign], last: _Promise | None, who: Found[Sign] | None) -> int:
    """Where the clause of this cue starts: at its own subject, where one stands after the promise before it."""
    if last is None or who is None or _joins(document, cue.start):
        return cue.start
    return who.start if last.cue.end < who.start < cue.start else cue.start


def _joins(document: Document, start: int) -> bool:
    return bool(coordinated().search(document.folded, max(0, start - _JOINED), start))


def _before_joint(document: Document, start: int) -> int:
    joint = coordinated().search(document.folded, max(0, start - _JOINED), start)
    end = joint.start() if joint else start
    while document.text[end - 1] in " ,，、\n":
        end -= 1
    return end


def _promise(
    document: Document, cue: Found[Sign], sentence: Sentence, near: Near, last: _Promise | None
) -> _Promise | None:
    """The promise that the cue makes, or None where the words around make it none."""
    if last and (near.who is None or near.who.start < last.cue.start or _joins(document, cue.start)):
        # The subject is that of the first.
        near = replace(near, who=Found(last.cue.start, last.cue.end, Sign("actor", cue.value.status)))
    if not makes_promise(document, cue, sentence, near):
        return None
    sure = cue.value.kind == "any" and subject(document, cue.start, sentence, near.who) == "actor"
    confidence = 0.65 if sure else 0.55
    return _Promise(cue, _end(document, cue.end, sentence.end), sentence, confidence)


def _says(document: Document, promise: _Promise) -> bool:
    """Whether enough is said for anybody to know what is promised."""
    unspaced = UNSPACED_LETTER.match(document.folded[promise.cue.start])
    return promise.end - promise.cue.end >= _SHORTEST // (3 if unspaced else 1)


def _enumerated(document: Document, promises: list[_Promise]) -> Iterator[_Promise]:
    """Chinese goes on after ";" with one more verb of the same promise."""
    cues = {one.cue.start for one in promises}
    for promise in promises:
        one = promise
        while (gap := _SEMICOLON.match(document.text, one.end)) and (
            verb := goes_on().match(document.folded, gap.end())
        ):
            sentence = document.sentence_at(verb.start())
            if sentence is None or sentence.zone != "body" or verb.start() in cues:
                break
            cues.add(verb.start())
            cue = Found(verb.start(), verb.end(), promise.cue.value)
            one = _Promise(cue, _end(document, cue.end, sentence.end), sentence, promise.confidence)
            yield one


def _mention(document: Document, promise: _Promise) -> CommitmentMention:
    cue, status = promise.cue, promise.cue.value.status
    return CommitmentMention(
        span=Span.of(document.text, cue.start, promise.end),
        because=Because("commitment", {"cue": document.text[cue.start : cue.end]}),
        confidence=promise.confidence,
        modality=_MODALITY[status],
        what=" ".join(document.text[cue.end : promise.end].split()).strip(" ,"),
        status=status,
        promisor=_promisor(document, cue.start, promise.sentence),
    )


def _promisor(document: Document, before: int, sentence: Sentence) -> str | None:
    """The country named shortly before the verb in its sentence, unless it is but a place."""
    hits = document.hits_in(max(sentence.start, before - _SUBJECT), before)
    named = [hit.key for hit in hits if hit.kind in ("country", "people") and not is_place(document, hit.start)]
    return named[-1] if named else None


def _end(document: Document, start: int, last: int) -> int:
    """Where the announced act ends: at the end of the sentence, or where somebody is quoted as its speaker."""
    stop = _STOP.search(document.text, start, last)
    end = min(stop.start() if stop else last, start + _LONGEST)
    return start + len(document.text[start:end].rstrip(" .,\n；;"))
