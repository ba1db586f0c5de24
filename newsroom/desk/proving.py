"""Proves the whole record: the chain of decisions, every passage, and that no fact is public without proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.models import ArticleText, Decision, Evidence, Fact
from newsroom.models.articles import digest
from newsroom.models.facts import FactState
from newsroom.models.record import Verb


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the record: what it is about, and what is wrong, in words."""

    where: str
    what: str


def check_chain(known_head: str = "") -> Iterator[Fault]:
    """Every decision against the one before it. `known_head`: a hash that was noted down earlier.

    A chain shows what was changed, dropped or put in between; that its end was cut off shows only against a head
    that somebody kept elsewhere.
    """
    previous, seen = "", not known_head
    for row in Decision.objects.order_by("pk").iterator(chunk_size=1000):
        if row.hash != row.chained_to(previous):
            before = f"decision {row.pk}"
            yield Fault(before, "is not what was decided, or does not follow the decision before it")
        previous = row.hash
        seen = seen or row.hash == known_head
    if not seen:
        yield Fault("the record", f"does not hold the decision that ended it once ({known_head})")


def check_evidence() -> Iterator[Fault]:
    """Every text against its digest, and every passage against its text, character for character."""
    for text in ArticleText.objects.order_by("pk").iterator(chunk_size=100):
        if digest(text.text) != text.sha256:
            yield Fault(f"text {text.pk} ({text})", "its sha256 is not the one kept with it")
        for evidence in Evidence.objects.filter(text=text).iterator(chunk_size=1000):
            if text.text[evidence.start : evidence.end] != evidence.exact:
                place = f"{evidence.start}–{evidence.end}"
                yield Fault(f"evidence {evidence.pk}", f"text {text} has other words at {place}")


def check_facts() -> Iterator[Fault]:
    """Every public fact: proved, and of an event that somebody published."""
    public = Fact.objects.filter(state=FactState.PUBLISHED)
    for pk in public.filter(proofs__isnull=True).values_list("pk", flat=True).iterator():
        yield Fault(f"fact {pk}", "is public without any proof")
    approved = (Verb.PUBLISH, Verb.SCHEDULE)
    published = Decision.objects.filter(verb__in=approved, event__isnull=False).values("event")
    for pk in public.exclude(event__in=published).values_list("pk", flat=True).iterator():
        yield Fault(f"fact {pk}", "is public, and nobody decided to publish its event")
