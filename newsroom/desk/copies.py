"""Copies and near-copies: found by their prints when an article is read; corrected by people, for good."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from newsroom.analysis import zones
from newsroom.analysis.prints import Overlap, overlap, prints
from newsroom.analysis.reading import ZoneSpan
from newsroom.desk.errors import WrongState, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.worth import weigh
from newsroom.models import Article, ArticleText, Decision, Resemblance, TextPrint, User
from newsroom.models.copies import MOST_HOLDERS, Likeness
from newsroom.models.record import Verb

# From this part of the shorter one's wording on, an article is a copy; from half of that, it shares passages.
COPY_FROM, PART_FROM = 0.5, 0.25
# Fewer sentences or bands in common are chance, or a slogan.
FEWEST_COMMON = 2
# The most promising candidates are compared word for word; a story has few truly different versions.
MOST_COMPARED = 12
Said = tuple[int, int, str, float, str]
JUDGEMENTS = (Verb.COPY, Verb.NOT_COPY)


@dataclass(frozen=True, slots=True)
class Found:
    """What comparing an article with those before it gave: how many are compared, how many kept as alike."""

    compared: int
    kept: int


def keep_prints(article: Article, text: ArticleText, in_zones: tuple[ZoneSpan, ...]) -> None:
    """Brings the stored prints of an article in line with its newest text. Twice changes nothing."""
    found = prints(text.text, in_zones)
    wanted = dict.fromkeys(found.bands, False) | {one.value: True for one in found.sentences}
    stored = set(TextPrint.objects.filter(article=article).values_list("value", flat=True))
    TextPrint.objects.filter(article=article, value__in=stored - wanted.keys()).delete()
    new = wanted.keys() - stored
    holders = TextPrint.objects.filter(value__in=new).values("value").annotate(n=Count("pk")).order_by()
    full = {row["value"] for row in holders.filter(n__gte=MOST_HOLDERS)}
    TextPrint.objects.bulk_create(
        TextPrint(article=article, value=value, is_sentence=wanted[value]) for value in sorted(new - full)
    )


def compare(article: Article) -> Found:
    """Finds the articles that share the wording of this one, and which one it copies.

    Called after its prints are committed, so that of two copies read at once the second sees the first. The cost
    depends on the article and not on how many are stored: a print has few holders, and few are compared.
    """
    text = article.current_text
    if text is None:
        return Found(0, 0)
    # Read first: what another reading finds while this one compares is not this one's to take away.
    stored = {_said(row): row.pk for row in Resemblance.objects.filter(Q(article=article) | Q(other=article))}
    found = prints(text.text, mine := tuple(zones(text.text)))
    values = [*found.bands, *(one.value for one in found.sentences)]
    kept: dict[int, tuple[Likeness, Overlap]] = {}
    others = _candidates(article, values)
    for other in others:
        common = overlap(text.text, mine, other.text, tuple(zones(other.text)))
        share = max(common.containment, common.letters)
        if share >= PART_FROM:
            kept[other.article_id] = (Likeness.COPY if share >= COPY_FROM else Likeness.PART, common)
    with transaction.atomic():
        later = _keep(article, kept, stored)
        for pk in sorted({article.pk, *later}):
            _follow(pk)
    return Found(len(others), len(kept))


def call_copy(article: Article, other: Article, by: User, *, reason: str) -> Decision:
    """Says that an article is a copy of another, whatever the machine measured. Counts once with it from now on.

    NotAllowed; MissingReason; WrongState where it would be a copy of itself, or of its own copy.
    """
    need_permission(by, "decide_suggestion")
    reason = need_reason(reason)
    root = other.syndicated_from_id or other.pk
    if other.pk == article.pk:
        raise WrongState(_("An article is no copy of itself."))
    if root == article.pk:
        raise WrongState(
            _("“%(article)s” counts as a copy of this one: call it independent first.") % {"article": other}
        )
    return _judge(article, Verb.COPY, root, by, reason)


def call_independent(article: Article, by: User, *, reason: str) -> Decision:
    """Says that an article is no copy: it counts as a source of its own. NotAllowed; MissingReason."""
    need_permission(by, "decide_suggestion")
    return _judge(article, Verb.NOT_COPY, None, by, need_reason(reason))


def _candidates(article: Article, values: list[int]) -> list[ArticleText]:
    """The newest texts of the articles with most prints in common."""
    common = (
        TextPrint.objects.filter(value__in=values)
        .exclude(article=article)
        .values("article")
        .annotate(sentences=Count("pk", filter=Q(is_sentence=True)), all=Count("pk"))
        .filter(all__gte=FEWEST_COMMON)
        .order_by("-sentences", "-all", "article")[:MOST_COMPARED]
    )
    keys = [row["article"] for row in common]
    newest: dict[int, ArticleText] = {}
    for text in ArticleText.objects.filter(article__in=keys).order_by("article_id", "version"):
        newest[text.article_id] = text
    return [newest[key] for key in keys]


def _keep(article: Article, kept: dict[int, tuple[Likeness, Overlap]], stored: dict[Said, int]) -> set[int]:
    """Stores the resemblances of an article, always under the later of the two; gives the later articles."""
    rows = []
    for pk, (likeness, common) in kept.items():
        later, earlier = max(article.pk, pk), min(article.pk, pk)
        pairs = common.shared if later == article.pk else [(c, d, a, b) for a, b, c, d in common.shared]
        share = round(max(common.containment, common.letters), 3)
        rows.append(
            Resemblance(
                article_id=later,
                other_id=earlier,
                likeness=likeness,
                containment=share,
                shared=[list(p) for p in pairs],
            )
        )
    wanted = {_said(row) for row in rows}
    gone = [pk for said, pk in stored.items() if said not in wanted]
    touched = set(Resemblance.objects.filter(pk__in=gone, other=article).values_list("article_id", flat=True))
    Resemblance.objects.filter(pk__in=gone).delete()
    # Of two copies read at the same moment each may find the other.
    Resemblance.objects.bulk_create((row for row in rows if _said(row) not in stored), ignore_conflicts=True)
    return touched | {pk for pk in kept if pk > article.pk}


def _said(row: Resemblance) -> Said:
    return (row.article_id, row.other_id, row.likeness, row.containment, json.dumps(row.shared))


def _follow(pk: int) -> None:
    """Says of an article which one it copies: the first of those that it is most like, unless a person decided."""
    if Decision.objects.filter(article=pk, verb__in=JUDGEMENTS).exists():
        return
    copies = Resemblance.objects.filter(article=pk, likeness=Likeness.COPY)
    best = copies.select_related("other").order_by("-containment", "other_id").first()
    root = (best.other.syndicated_from_id or best.other_id) if best else None
    Article.objects.filter(pk=pk).exclude(pk=root or 0).update(syndicated_from=root)


def _judge(article: Article, verb: Verb, root: int | None, by: User, reason: str) -> Decision:
    with acting():
        before = Article.objects.select_for_update().get(pk=article.pk).syndicated_from_id
        Article.objects.filter(pk=article.pk).update(syndicated_from=root)
        # Its own copies go with it: a copy of a copy copies the first.
        Article.objects.filter(syndicated_from=article.pk).exclude(pk=root or 0).update(
            syndicated_from=root or article.pk
        )
        for kin in Article.objects.filter(pk__in={article.pk, before, root}).order_by("pk"):
            weigh(kin)
        return decide(
            verb,
            by,
            reason=reason,
            before={"syndicated_from": before},
            after={"syndicated_from": root},
            article=article,
        )
