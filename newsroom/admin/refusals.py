"""What an act of the article page answers to a request that makes no sense, and where it leads back to."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.models import Article, Event, Fact, Suggestion


class Refused(Exception):
    """A request that makes no sense; the text says why."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def suggestion_of(article: Article, pk: str) -> Suggestion:
    """The article's suggestion of this number. Refused where it is another's, or gone."""
    found = (
        article.suggestions.select_related("article", "evidence").filter(pk=int(pk)).first() if is_key(pk) else None
    )
    if found is None:
        raise Refused(_("This article has no such suggestion (any more): go back and reload the page."), 404)
    return found


def event_named(pk: str) -> Event | None:
    """The event of this number, None for "". Refused where there is none."""
    if not pk:
        return None
    found = Event.objects.filter(pk=int(pk)).first() if is_key(pk) else None
    if found is None:
        raise Refused(_("There is no such event: go back and reload the page."), 404)
    return found


def fact_named(pk: str) -> Fact:
    """The fact of this number. Refused where there is none."""
    found = Fact.objects.select_related("event").filter(pk=int(pk)).first() if is_key(pk) else None
    if found is None:
        raise Refused(_("Choose the fact that these words prove."))
    return found


def is_key(pk: str) -> bool:
    """Whether a text from outside can be the number of a row: ASCII digits, within what the database holds."""
    return pk.isascii() and pk.isdigit() and len(pk) <= 18


def article_url(article: Article) -> str:
    return reverse("admin:newsroom_article_change", args=[article.pk])


def back_to(article: Article, anchor: str = "", event: Event | None = None) -> HttpResponseRedirect:
    """The article page again, at a card, with the event that was chosen last still chosen."""
    query = f"?event={event.pk}" if event else ""
    return HttpResponseRedirect(f"{article_url(article)}{query}{anchor}")
