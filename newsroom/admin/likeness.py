"""Which events we hold already might be the one that a suggestion describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from newsroom.desk.dates import UNKNOWN, Bounds, bounds
from newsroom.desk.errors import BadPayload
from newsroom.desk.suggestions import OPEN_STATES, event_of
from newsroom.models import Article, Event

MOST = 20
# The same forum says most, then the days, then the country; the type only breaks ties.
FORUM, DAYS, COUNTRY, TYPE = 8, 6, 3, 1


def alike(payload: Mapping[str, Any]) -> list[Event]:
    """Events that take facts, of the same forum, of overlapping dates or in the same country; likeliest first."""
    signs: list[tuple[Q, int]] = []
    if payload.get("forum"):
        signs.append((Q(forum__slug=payload["forum"]), FORUM))
    if payload.get("country"):
        signs.append((Q(country=payload["country"]), COUNTRY))
    days = _days(str(payload.get("edtf") or ""))
    if days.start_earliest is not None:
        overlap = Q(start_earliest__lte=days.end_latest, end_latest__gte=days.start_earliest)
        signs.append((overlap, DAYS))
    if not signs:
        return []
    plausible = Q()
    score: Combinable = Value(0)
    for sign, weight in [*signs, (Q(type=payload.get("type") or ""), TYPE)]:
        score = score + Case(When(sign, then=Value(weight)), default=Value(0), output_field=IntegerField())
    for sign, _weight in signs:
        plausible |= sign
    found = Event.objects.filter(plausible, state__in=OPEN_STATES).annotate(likeness=score)
    return list(found.order_by(F("likeness").desc(), "-timeline_key")[:MOST])


def events_of(article: Article, chosen: int | None = None) -> tuple[list[Event], Event | None]:
    """The events that decisions on this article touched, and the one that is preselected.

    `chosen` is the event that the editor chose last: it joins the list, and is preselected.
    """
    prints = article.suggestions.filter(kind="event").values("fingerprint")
    touched = Q(decisions__article=article) | Q(decisions__fingerprint__in=prints)
    events = list(Event.objects.filter(touched | Q(pk=chosen)).distinct().order_by("pk"))
    default = next((event for event in events if event.pk == chosen), None) or event_of(article)
    return events, default


def _days(edtf: str) -> Bounds:
    try:
        return bounds(edtf)
    except BadPayload:
        return UNKNOWN
