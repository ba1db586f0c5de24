"""Events: what happened or is announced. A row here is the cover of its facts; the facts carry the proof."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from newsroom.models.dates import Dated
from newsroom.models.visibility import GONE_STATES, Editorial, State, one_of, public_now, scheduled_with_time
from newsroom.models.wording import Translated
from newsroom.models.world import Country, Forum


class EventType(models.TextChoices):
    CONFERENCE = "conference", _("conference")
    MINISTERIAL_MEETING = "ministerial_meeting", _("ministerial meeting")
    BILATERAL_MEETING = "bilateral_meeting", _("bilateral meeting")
    SIGNING = "signing", _("signing")
    DECLARATION = "declaration", _("declaration")
    OPERATION = "operation", _("operation")
    REPATRIATION = "repatriation", _("repatriation")
    ARREST = "arrest", _("arrest")
    STATEMENT = "statement", _("statement")
    REPORT = "report", _("report")
    OTHER = "other", _("other")


class EventStatus(models.TextChoices):
    """What happened to the event itself [schema:EventStatusType, and held]."""

    ANNOUNCED = "announced", _("announced")
    HELD = "held", _("held")
    POSTPONED = "postponed", _("postponed")
    RESCHEDULED = "rescheduled", _("rescheduled")
    CANCELLED = "cancelled", _("cancelled")
    MOVED_ONLINE = "moved_online", _("moved online")


# What is to be held, as far as is known.
EXPECTED = (EventStatus.ANNOUNCED, EventStatus.RESCHEDULED, EventStatus.MOVED_ONLINE)

# A timeline key is one number for date and id: YYYYMMDD (00 for what is not known) and ten digits of id.
# So a month stands beside its days, a year beside its months, and 0, nothing known, before everything.
KEY_STEP = 10**10


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> EventQuerySet:
        """What readers may see: a public state, no embargo, and proof that it happened or is announced."""
        from newsroom.models.facts import Occurrence

        return self.filter(public_now(), Exists(Occurrence.objects.proved().filter(event=OuterRef("pk"))))

    def gone(self) -> EventQuerySet:
        """What readers saw once and no longer may."""
        return self.filter(state__in=GONE_STATES)

    def on_timeline_of(self, country: Any) -> EventQuerySet:
        """Events of which a country (a row, a code or an OuterRef) is the place, or in which it has a part.

        A part: host, organiser, participant, signatory, promisor, or absent with proof; never a mere mention.
        """
        from newsroom.models.outcomes import Commitment, Outcome
        from newsroom.models.participations import Participation

        here = {"event": OuterRef("pk")}
        return self.filter(
            Q(country=country)
            | Exists(Participation.objects.proved().having_a_part().of_country(nested(country)).filter(**here))
            | Exists(Commitment.objects.proved().filter(promisor_country=nested(country), **here))
            | Exists(Outcome.objects.proved().filter(parties=nested(country), **here))
        )

    def on_timeline_of_forum(self, forum: Any) -> EventQuerySet:
        """A forum's meetings, and the events in which it took part."""
        from newsroom.models.participations import Participation

        took_part = Participation.objects.proved().having_a_part().filter(forum=nested(forum), event=OuterRef("pk"))
        return self.filter(Q(forum=forum) | Exists(took_part))

    def on_timeline_of_actor(self, actor: Any) -> EventQuerySet:
        """Events in which a person or an organisation has any role, or promised something."""
        from newsroom.models.outcomes import Commitment
        from newsroom.models.participations import Participation

        here = {"event": OuterRef("pk")}
        return self.filter(
            Exists(Participation.objects.proved().filter(actor=nested(actor), **here))
            | Exists(Commitment.objects.proved().filter(promisor_actor=nested(actor), **here))
        )

    def dated(self) -> EventQuerySet:
        return self.filter(timeline_key__gte=KEY_STEP)

    def undated(self) -> EventQuerySet:
        return self.filter(timeline_key__lt=KEY_STEP)

    def upcoming(self, today: date) -> EventQuerySet:
        """Events still to come on a day: begun after it for certain, or expected and not yet over for certain.

        Not what was cancelled, nor what was postponed: its date is the one on which it is not.
        """
        still_open = Q(end_latest__isnull=True) | Q(end_latest__gte=today)
        return self.filter(Q(start_earliest__gt=today) | Q(still_open, status__in=EXPECTED)).exclude(
            status__in=(EventStatus.CANCELLED, EventStatus.POSTPONED)
        )

    def unreported(self, today: date) -> EventQuerySet:
        """Events that were announced and must be over, and of which no accepted report says that they were held."""
        from newsroom.models.facts import Occurrence

        held = Occurrence.objects.live().filter(event=OuterRef("pk"), status=EventStatus.HELD)
        return self.filter(~Exists(held), status__in=EXPECTED, end_latest__lt=today).exclude(
            state__in=(*GONE_STATES, State.SPIKED)
        )

    def soonest_first(self) -> EventQuerySet:
        """In order of date, what has none last."""
        return self.order_by(F("start_earliest").asc(nulls_last=True), "timeline_key")

    def in_year(self, year: int) -> EventQuerySet:
        """Events that may lie in the year, by overlap of their bounds."""
        return self.filter(start_earliest__year__lte=year, end_latest__year__gte=year)


def nested(reference: Any) -> Any:
    """An OuterRef, one query deeper."""
    return OuterRef(reference) if isinstance(reference, OuterRef) else reference


class Event(Editorial, Dated):
    """A meeting, signing, operation ... [schema:Event]. Written by desk verbs only; see `desk.settle`."""

    title_id = models.CharField(_("title (Indonesian)"), max_length=250, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=250, blank=True)
    summary_id = models.TextField(_("summary (Indonesian)"), blank=True)
    summary_en = models.TextField(_("summary (English)"), blank=True)
    type = models.CharField(_("type"), max_length=24, choices=EventType, default=EventType.OTHER)
    status = models.CharField(_("status"), max_length=16, choices=EventStatus, default=EventStatus.HELD)
    place = models.CharField(_("place"), max_length=120, blank=True)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    forum = models.ForeignKey(
        Forum, verbose_name=_("forum"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    ordinal = models.PositiveIntegerField(_("ordinal"), null=True, blank=True)
    timeline_key = models.BigIntegerField(editable=False, default=0)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    version = models.PositiveIntegerField(
        _("version"),
        default=1,
        editable=False,
        help_text=_("Counts every change of its words and its state, and every fact withdrawn."),
    )
    is_unapproved = models.BooleanField(
        _("forced, not yet approved"),
        default=False,
        editable=False,
        help_text=_("Published by force; flagged until somebody else approves."),
    )
    redirect_to = models.ForeignKey(
        "self",
        verbose_name=_("sends readers on to"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="redirected_here",
    )
    notice_id = models.CharField(_("notice (Indonesian)"), max_length=600, blank=True, editable=False)
    notice_en = models.CharField(_("notice (English)"), max_length=600, blank=True, editable=False)
    title = Translated()
    summary = Translated()
    notice = Translated()

    # What the cover takes over from the best of its occurrences.
    COVER_FIELDS = ("type", "status", "place", "country_id", "forum_id", "ordinal")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-timeline_key"]
        permissions = [
            ("publish_event", "Can publish events"),
            ("withdraw_event", "Can withdraw events"),
            ("draft_event", "Can word events that are drafts"),
            ("submit_event", "Can submit events for review"),
            ("review_event", "Can send events back"),
            ("correct_event", "Can prepare corrections of public events"),
            ("kill_event", "Can kill events"),
            ("spike_event", "Can spike events"),
            ("force_publish_event", "Can publish events without another person"),
        ]
        constraints = [
            one_of("state", State, "event_state_known"),
            one_of("type", EventType, "event_type_known"),
            models.CheckConstraint(condition=~Q(title_id="") | ~Q(title_en=""), name="event_has_a_title"),
            scheduled_with_time("event_scheduled_with_time"),
            models.CheckConstraint(
                condition=Q(redirect_to__isnull=True) | Q(state=State.UNPUBLISHED),
                name="event_redirects_when_unpublished",
            ),
            models.CheckConstraint(condition=~Q(redirect_to=F("pk")), name="event_no_redirect_to_itself"),
            models.CheckConstraint(
                condition=~Q(state=State.SPIKED) | Q(published_at__isnull=True), name="event_spiked_unseen"
            ),
        ]
        indexes = [
            models.Index(fields=["timeline_key"], name="event_timeline"),
            models.Index(fields=["country", "timeline_key"], name="event_country_timeline"),
            models.Index(fields=["forum", "timeline_key"], name="event_forum_timeline"),
            models.Index(fields=["status", "end_latest"], name="event_status_end"),
            models.Index(fields=["embargo_until"], name="event_embargo", condition=Q(embargo_until__isnull=False)),
            models.Index(fields=["id"], name="event_unapproved", condition=Q(is_unapproved=True)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        # One slug whatever the language, so that an event has one address in each.
        return slugify(self.title_en or self.title_id)[:80].strip("-") or "event"

    def get_absolute_url(self) -> str:
        return reverse("event", kwargs={"pk": self.pk, "slug": self.slug})
