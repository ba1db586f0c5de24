"""Publication: the passage of a source that proves a fact, and never more of it than the outlet's rights allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, F, IntegerField, Q, QuerySet
from django.db.models.functions import Greatest, Length, Substr

from newsroom.models import Article, Proof
from newsroom.models.articles import Rights
from newsroom.models.names import articles_with_kept_names, holds_name, names_kept

# A "sentence" of a text without full stops is cut down to this much on either side of the evidence.
LONGEST_SIDE = 400


@dataclass(frozen=True)
class Passage:
    """A sentence, the words in it that are the evidence, and what stands around it."""

    before: str
    lead: str
    exact: str
    rest: str
    after: str
    opens: bool
    closes: bool


def rights_of(article: Article) -> str:
    """What the outlet allows; excerpts where no outlet is known."""
    return article.outlet.rights if article.outlet else Rights.EXCERPT


def with_window(proofs: QuerySet[Proof], margin: int = 0) -> QuerySet[Proof]:
    """Proofs with their article and only the window of its text that is shown, `margin` characters wider than the
    sentence; the texts themselves stay in the database."""
    start = Greatest(F("evidence__sentence_start") - margin, 0, output_field=IntegerField())
    length = F("evidence__sentence_end") + margin - start
    return (
        proofs.select_related("evidence__text__article__outlet")
        .defer("evidence__text__text")
        .annotate(
            window_start=start,
            window=Substr("evidence__text__text", start + 1, length),
            text_length=Length("evidence__text__text"),
            has_kept_names=ExpressionWrapper(
                Q(evidence__text__article__in=articles_with_kept_names()), output_field=BooleanField()
            ),
        )
    )


def shortened(text: str, *, at_start: bool, limit: int) -> str:
    """At most `limit` characters, without half words at the cut."""
    if len(text) <= limit:
        return text
    cut = text[-limit:] if at_start else text[:limit]
    kept = cut.split(" ", 1)[-1] if at_start else cut.rsplit(" ", 1)[0]
    return kept if len(kept) > limit // 2 else cut


def kept_in(proofs: Iterable[Proof]) -> dict[int, list[str]]:
    """The names that no quote of the articles of these proofs may show, by article. No query where there are none."""
    return names_kept({proof.evidence.text.article_id for proof in proofs if proof.evidence and proof.has_kept_names})


def passage(proof: Proof, margin: int = 0, kept: dict[int, list[str]] | None = None) -> Passage | None:
    """What a page may show of a proof from `with_window(..., margin)`.

    None for an editor's statement, for an outlet that allows a link only, for a passage that does not stand where the
    evidence says, which is then shown nowhere, and for one that names somebody whose name is `kept`: quotes are
    exact, so there is none without the name.
    """
    evidence = proof.evidence
    if evidence is None or rights_of(evidence.text.article) == Rights.LINK_ONLY:
        return None
    window, start, length = proof.window, proof.window_start, proof.text_length
    if window[evidence.start - start : evidence.end - start] != evidence.exact:
        return None
    if kept and holds_name(window, kept.get(evidence.text.article_id, ())):
        return None
    sentence = window[evidence.sentence_start - start : evidence.sentence_end - start]
    lead = shortened(sentence[: evidence.start - evidence.sentence_start], at_start=True, limit=LONGEST_SIDE)
    rest = shortened(sentence[evidence.end - evidence.sentence_start :], at_start=False, limit=LONGEST_SIDE)
    before = window[: evidence.sentence_start - start]
    after = window[evidence.sentence_end - start :]
    if len(window) >= length and rights_of(evidence.text.article) != Rights.FULL_TEXT:
        before = after = ""  # so short a text would stand here whole
    return Passage(
        before=shortened(before, at_start=True, limit=margin - 1) if start else before,
        lead=lead,
        exact=evidence.exact,
        rest=rest,
        after=shortened(after, at_start=False, limit=margin - 1) if start + len(window) < length else after,
        opens=evidence.sentence_start - len(before) > 0,
        closes=evidence.sentence_end + len(after) < length,
    )


def first_passages(proofs: Iterable[Proof]) -> dict[int, tuple[Proof, Passage | None]]:
    """For each fact its first proof with something to show, else its first proof."""
    chosen: dict[int, tuple[Proof, Passage | None]] = {}
    proofs = list(proofs)
    kept_names = kept_in(proofs)
    for proof in proofs:
        known = chosen.get(proof.fact_id)
        if known is None or (known[1] is None and proof.evidence is not None):
            chosen[proof.fact_id] = (proof, passage(proof, kept=kept_names))
    return chosen
