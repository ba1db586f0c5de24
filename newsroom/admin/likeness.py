"""Which events a decision on an article may be about."""

from __future__ import annotations

from django.db.models import Q

from newsroom.desk.suggestions import event_of
from newsroom.models import Article, Event


def events_of(article: Article, chosen: int | None = None) -> tuple[list[Event], Event | None]:
    """The events that decisions on this article touched, and the one that is preselected.

    `chosen` is the event that the editor chose last: it joins the list, and is preselected.
    """
    prints = article.suggestions.filter(kind="event").values("fingerprint")
    touched = Q(decisions__article=article) | Q(decisions__fingerprint__in=prints)
    events = list(Event.objects.filter(touched | Q(pk=chosen)).distinct().order_by("pk"))
    default = next((event for event in events if event.pk == chosen), None) or event_of(article)
    return events, default
