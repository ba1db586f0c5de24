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


def public_now(prefix: str = "") -> Q:
    """The rule, for a row with `state` and `embargo_until`, or for one reached through `prefix` ("event__")."""
    return Q(**{f"{prefix}state__in": PUBLIC_STATES}) & (
        Q(**{f"{prefix}embargo_until__isnull": True}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


class Editorial(models.Model):
    """What articles and events have in common: a state, and a time before which nothing is shown."""

    state = models.CharField(_("state"), max_length=16, choices=State, default=State.INGESTED, db_index=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)

    class Meta:
        abstract = True


def one_of(field: str, choices: Any, name: str) -> models.CheckConstraint:
    """A constraint of the database: `field` holds one of the values of `choices`."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
