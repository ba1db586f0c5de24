"""Whose name is kept from readers: victims, suspects and accused, unless there is a reason on record.

One rule for every outlet: `FactQuerySet.proved()` asks `naming_nobody_guarded()`, and everything public asks that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.events import Event
from newsroom.models.record import Decision

# Shorter names than this stand in too many other words.
SHORTEST_NAME = 2
LAST_LATIN = 0x024F
VIETNAMESE = range(0x1E00, 0x1F00)
# From what belongs to an event to the articles that it rests on.
CITING = "event__facts__proofs__evidence__text__article"


class NameAllowance(models.Model):
    """That a person may be named in what is said of one event, though a victim, suspect or accused in it.

    An index over the record, which holds the reason; taken away when the publisher's decision is withdrawn. Of one
    event only: whoever was named rightly in one case is a stranger again in the next.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="name_allowances")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="name_allowances")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="name_allowance")

    class Meta:
        verbose_name = _("name that may be published")
        verbose_name_plural = _("names that may be published")
        default_permissions = ()
        permissions = [("allow_name", "Can let protected names be published")]
        constraints = [models.UniqueConstraint(fields=["event", "actor"], name="name_allowed_once")]

    def __str__(self) -> str:
        return f"{self.actor} / {self.event}"


def names_nobody_guarded(person: str) -> Q:
    """For facts: that nobody is named by the key `person` whom a live fact of the same event guards."""
    from newsroom.models.participations import Participation

    guards = Participation.objects.live().guarding()
    return Q(~Exists(guards.filter(event=OuterRef("event"), actor=OuterRef(person))))


def unallowed() -> Any:
    """For participations: that no publisher has let this person be named in this event."""
    return ~Exists(NameAllowance.objects.filter(event=OuterRef("event"), actor=OuterRef("actor")))


def articles_with_kept_names() -> Any:
    """The keys of all articles of which some name must not be quoted, as a subquery; there are few."""
    from newsroom.models.participations import Participation

    kept = Participation.objects.guarding().filter(**{f"{CITING}__isnull": False})
    return kept.order_by().values(CITING)


def names_kept(articles: Iterable[int]) -> dict[int, list[str]]:
    """For each of these articles (by key) the names that no quote of it may show. One query where there are none.

    Those guarded in any event that rests on the article, whatever became of the fact: the quote is the same.
    """
    from newsroom.models.participations import Participation

    wanted = set(articles)
    if not wanted:
        return {}
    found = Participation.objects.guarding().filter(**{f"{CITING}__in": wanted}).order_by()
    pairs = list(found.values_list(CITING, "actor").distinct())
    if not pairs:
        return {}
    people = Actor.objects.filter(pk__in={actor for _article, actor in pairs}).prefetch_related("names").in_bulk()
    allowed = set(NameAllowance.objects.filter(actor__in=people).values_list(CITING, "actor").distinct())
    kept: dict[int, list[str]] = {}
    for article, actor in pairs:
        if (article, actor) not in allowed:
            kept.setdefault(article, []).extend(names_of(people[actor]))
    return kept


def names_of(actor: Actor) -> list[str]:
    """All that somebody is called."""
    return [name for name in (actor.name_id, actor.name_en, *(one.text for one in actor.names.all())) if name]


def holds_name(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in a text as a whole, whatever its capitals and blanks."""
    said = " ".join(text.split()).casefold()
    return any(_pattern(name).search(said) for name in names)


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a whole; in scripts that set no blanks between words, wherever it stands."""
    said = " ".join(name.split()).casefold()
    if len(said) < SHORTEST_NAME:
        return re.compile("(?!)")
    spaced = all(ord(letter) <= LAST_LATIN or ord(letter) in VIETNAMESE for letter in said)
    return re.compile(rf"(?<!\w){re.escape(said)}(?!\w)" if spaced else re.escape(said))
