"""A source that changed: its proofs follow their words into the newest text, or wait to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from newsroom.analysis.excerpt import sentence_around
from newsroom.analysis.reading import ZoneSpan
from newsroom.desk.errors import NotQuoted
from newsroom.desk.evidence import anchor
from newsroom.models import Article, ArticleText, Evidence, Proof

# Where the sentence itself was mended: so many characters on each side have to be the same.
SAME_AROUND = 16
# Of a word that stands everywhere the first places are enough.
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Followed:
    """How many passages were found again in the newest text, and how many were not."""

    moved: int = 0
    lost: int = 0


def follow(article: Article, text: ArticleText, zones: tuple[ZoneSpan, ...] = ()) -> Followed:
    """Moves the passages that prove facts from older texts of an article to where they stand in `text`.

    A passage is found again by its quote in the same sentence, or with the same words before and after it
    [oa:TextQuoteSelector]. One that is not stays where it was, proof as before: `Proof.objects.to_recheck()` finds
    it for an editor, and readers are told. Called with the article locked. Twice changes nothing.
    """
    old = Evidence.objects.filter(text__article=article, proofs__isnull=False).exclude(text=text).distinct()
    moved = lost = 0
    for evidence in old.select_related("text").order_by("pk"):
        found = _again(evidence, text, zones)
        if found is None:
            lost += 1
            continue
        there = Proof.objects.filter(evidence=found).values("fact")
        moved += Proof.objects.filter(evidence=evidence).exclude(fact__in=there).update(evidence=found)
    return Followed(moved, lost)


def places(body: str, evidence: Evidence) -> list[int]:
    """Where the quote of a passage stands in another text in the same sentence or surroundings; likeliest first."""
    sentence = evidence.text.text[evidence.sentence_start : evidence.sentence_end]
    found: list[tuple[int, int]] = []
    at = body.find(evidence.exact)
    while at != -1 and len(found) < MOST_PLACES:
        end = at + len(evidence.exact)
        before = _alike(reversed(evidence.prefix), reversed(body[max(0, at - len(evidence.prefix)) : at]))
        after = _alike(evidence.suffix, body[end : end + len(evidence.suffix)])
        near = before >= min(SAME_AROUND, len(evidence.prefix)) and after >= min(SAME_AROUND, len(evidence.suffix))
        if near or body[slice(*sentence_around(body, at, end))] == sentence:
            found.append((-before - after, at))
        at = body.find(evidence.exact, at + 1)
    return [at for _score, at in sorted(found)]


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters the two begin with in common."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _again(evidence: Evidence, text: ArticleText, zones: tuple[ZoneSpan, ...]) -> Evidence | None:
    for start in places(text.text, evidence):
        try:
            return anchor(text, start, start + len(evidence.exact), evidence.exact, zones)
        except NotQuoted:
            continue  # there it proves nothing: a caption, a link
    return None
