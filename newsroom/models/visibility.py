"""The one rule of what the public may see. Every `published()` is built on `public_now()`, and nothing else is."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where an article or an event stands in the newsroom's work."""

    INGESTED = "ingested", _("ingested")
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    NEEDS_CHANGES = "needs_changes", _("needs changes")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", pgettext_lazy("state", "published")
    BEING_CORRECTED = "being_corrected", _("being corrected")
    UNPUBLISHED = "unpublished", _("unpublished")
    KILLED = "killed", _("killed")
    SPIKED = "spiked", _("spiked")


# A page that is being corrected keeps its live version up.
PUBLIC_STATES = (State.PUBLISHED, State.BEING_CORRECTED)
# These were public once: their address answers 410 with a notice.
GONE_STATES = (State.UNPUBLISHED, State.KILLED)


# What readers see of these, now or at their time, was approved: only another publication changes it.
SETTLED_STATES = (*PUBLIC_STATES, State.SCHEDULED)


def public_now(prefix: str = "") -> Q:
    """The rule, for a row with `state` and its times, or for one reached through `prefix` ("event__").

    What is scheduled is public from its time on, without anybody or anything doing it then.
    """
    now = timezone.now()
    in_public = Q(**{f"{prefix}state__in": PUBLIC_STATES})
    due = Q(**{f"{prefix}state": State.SCHEDULED, f"{prefix}publish_at__lte": now})
    free = Q(**{f"{prefix}embargo_until__isnull": True}) | Q(**{f"{prefix}embargo_until__lte": now})
    return (in_public | due) & free


class Editorial(models.Model):
    """What articles and events have in common: a state, and times before which nothing is shown."""

    state = models.CharField(_("state"), max_length=16, choices=State, default=State.INGESTED, db_index=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    publish_at = models.DateTimeField(_("scheduled for"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_due(self) -> bool:
        """Whether it was scheduled, and its time has come: public, though nobody has touched it since."""
        return self.state == State.SCHEDULED and self.publish_at is not None and self.publish_at <= timezone.now()

    @property
    def is_killed(self) -> bool:
        """Whether the newsroom retracts what it was, rather than only no longer showing it."""
        return self.state == State.KILLED


def scheduled_with_time(name: str) -> models.CheckConstraint:
    """A constraint of the database: what is scheduled has its time, and nothing else has one."""
    return models.CheckConstraint(
        condition=Q(state=State.SCHEDULED, publish_at__isnull=False)
        | (~Q(state=State.SCHEDULED) & Q(publish_at__isnull=True)),
        name=name,
    )


def one_of(field: str, choices: Any, name: str) -> models.CheckConstraint:
    """A constraint of the database: `field` holds one of the values of `choices`."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
