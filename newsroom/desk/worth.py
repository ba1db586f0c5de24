"""What is worth deciding next. Where an article stands in the queue follows from its undecided suggestions.

An event is worth its confidence; the main event of an article one more, and something for every further source that
reports it, so that new events which many report come first. A copy waits behind the report that it repeats. Articles
of which only facts wait come after all that have an event, the newest first. The number is stored with the suggestion
(`worth`), where an index finds the first ones however many wait; nothing else about the queue is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import log2

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from newsroom.models import Article, Claim, EventClue, Suggestion, User
from newsroom.models.review import SuggestionState
from newsroom.models.visibility import GONE_STATES, State

# What is added for the main event, for every doubling of the independent sources and of the reports; and taken off.
MAIN, PER_SOURCE, PER_COPY, COPY = 1.0, 0.25, 0.1, 0.5
# What an event is worth at the least: 0 is for what is none.
LEAST = 0.001
# Of a story that everybody has, the first reports are weighed: more would not lift it any further.
MOST_KIN = 60
FEW_DAYS = 7
OUT = (*GONE_STATES, State.SPIKED)


def weigh(article: Article) -> None:
    """Brings the worth of an article's events in line with its sources, and that of the reports it goes with.

    Called when the article has been read and compared with others, and when somebody says whose words it has.
    """
    kin = _kin(article)
    sources = len({_origin(one) for one in kin.values()})
    lift = PER_SOURCE * log2(sources) + PER_COPY * log2(len(kin))
    with transaction.atomic():
        rows = Suggestion.objects.filter(kind="event", article__in=kin).order_by("pk").select_for_update()
        changed = []
        for row in rows.only("pk", "article_id", "is_main", "confidence", "worth"):
            worth = _worth(row, lift, is_copy=kin[row.article_id].syndicated_from_id is not None)
            if worth != row.worth:
                row.worth = worth
                changed.append(row)
        if changed:
            Suggestion.objects.bulk_update(changed, ["worth"])


def _worth(row: Suggestion, lift: float, *, is_copy: bool) -> float:
    """From LEAST to a few: see the module."""
    worth = row.confidence + (MAIN + lift if row.is_main else 0.0) - (COPY if is_copy else 0.0)
    return round(max(LEAST, worth), 4)


def is_lifted(row: Suggestion, *, is_copy: bool) -> bool:
    """Whether other reports lift the main event of an article above what it is worth alone."""
    return row.is_main and row.worth > _worth(row, 0.0, is_copy=is_copy)


def _kin(article: Article) -> dict[int, Article]:
    """The article with its copies, and the reports of what looks like the same event on the same days."""
    read = Article.objects.select_related("syndicated_from")
    own = read.get(pk=article.pk)
    root = own.syndicated_from_id or own.pk
    family = read.filter(Q(pk=root) | Q(syndicated_from=root)).order_by("pk")[:MOST_KIN]
    found = {one.pk: one for one in (own, *family)}
    clue = EventClue.objects.filter(suggestion__article=article, suggestion__is_main=True).first()
    # Without a country and days of its own a clue fits all that came in around it.
    if clue is not None and clue.country and (clue.last - clue.first).days < FEW_DAYS:
        alike = EventClue.objects.filter(
            country=clue.country, first=clue.first, last=clue.last, forum=clue.forum, suggestion__is_main=True
        )
        keys = alike.order_by("pk").values_list("suggestion__article", flat=True)[:MOST_KIN]
        found |= {one.pk: one for one in read.filter(pk__in=list(keys))}
    return found


def _origin(article: Article) -> int:
    """What an article counts as: copies as the report that they repeat, reports of one outlet as one."""
    first = article.syndicated_from or article
    return first.outlet_id or -first.pk


# ------------------------------------------------------------------ the queue


def waiting(limit: int, *, free_for: User | None = None, unclaimed: bool = False) -> list[int]:
    """The keys of the first `limit` articles with something to decide, by worth.

    `free_for`: without those that somebody else holds. `unclaimed`: without those that anybody holds.
    """
    return list(islice(_in_order(_pending(free_for, unclaimed), limit), limit))


def next_after(article: Article | None, by: User) -> int | None:
    """The key of the article to go on with after one: the next by worth that nobody else holds, else the first.

    None where nothing else waits. Without an article: the first.
    """
    pending = _pending(by)
    if article is None:
        return next(_in_order(pending, 1), None)
    others = pending.exclude(article=article.pk)
    own = Suggestion.objects.filter(article=article)
    place = own.filter(kind="event").order_by("-worth").values_list("worth", flat=True).first() or 0.0
    waits = set(own.filter(state=SuggestionState.PENDING).values_list("kind", flat=True))
    # Of articles of which only facts wait, those before the one that is looked at have been passed over.
    among_facts = bool(waits) and "event" not in waits
    steps = (
        # One after the other, so that each is one range of the index.
        _events(others.filter(worth=place, article__lt=article.pk)),
        _events(others.filter(worth__lt=place)),
        _facts(others.filter(article__lt=article.pk) if among_facts else others),
    )
    later = (step.first() for step in (steps if waits or place else ()))
    return next((key for key in later if key is not None), None) or next(_in_order(others, 1), None)


def _pending(free_for: User | None = None, unclaimed: bool = False) -> QuerySet[Suggestion]:
    """Undecided suggestions of articles that are still worked on."""
    # Not as a join: SQLite would read all articles to leave out the few.
    out = Article.objects.filter(pk=OuterRef("article"), state__in=OUT)
    rows = Suggestion.objects.filter(~Exists(out), state=SuggestionState.PENDING)
    held = Claim.objects.live().filter(article=OuterRef("article"))
    if free_for is not None:
        rows = rows.exclude(Exists(held.exclude(by=free_for)))
    return rows.exclude(Exists(held)) if unclaimed else rows


def _in_order(pending: QuerySet[Suggestion], limit: int) -> Iterator[int]:
    """The articles of these suggestions, each once: by their best event, then those of which only facts wait."""
    found = list(_events(pending)[:limit])
    yield from found
    if len(found) < limit:
        yield from _facts(pending)[: limit - len(found)]


def _events(pending: QuerySet[Suggestion]) -> QuerySet[Suggestion, int]:
    """The articles of undecided events, by the best event of each."""
    better = _others().filter(Q(worth__gt=OuterRef("worth")) | Q(worth=OuterRef("worth"), pk__lt=OuterRef("pk")))
    rows = pending.filter(~Exists(better), worth__gt=0).order_by("-worth", "-article_id")
    return rows.values_list("article_id", flat=True)


def _facts(pending: QuerySet[Suggestion]) -> QuerySet[Suggestion, int]:
    """The articles of which only facts wait, the newest first."""
    rows = pending.filter(~Exists(_others().filter(worth__gt=0)), worth=0).order_by("-article_id")
    return rows.values_list("article_id", flat=True).distinct()


def _others() -> QuerySet[Suggestion]:
    """What else waits on the same article."""
    return Suggestion.objects.filter(article=OuterRef("article"), state=SuggestionState.PENDING)
