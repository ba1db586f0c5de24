"""Facts: what we hold to be true of an event, one by one, each with its own proof and its own fate."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.models.dates import Dated
from newsroom.models.events import Event, EventStatus, EventType
from newsroom.models.visibility import one_of
from newsroom.models.wording import Translated
from newsroom.models.world import Country, Forum


class FactKind(models.TextChoices):
    OCCURRENCE = "occurrence", _("event")
    DATING = "dating", _("date")
    PARTICIPATION = "participation", _("participation")
    OUTCOME = "outcome", _("outcome document")
    COMMITMENT = "commitment", _("commitment")
    FIGURE = "figure", _("figure")
    SUBJECT = "subject", _("topic")


class FactState(models.TextChoices):
    """Accepted facts wait for the next publication of their event."""

    ACCEPTED = "accepted", _("accepted, not yet public")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Rank(models.TextChoices):
    """As Wikidata ranks statements: preferred first, deprecated kept but not shown."""

    PREFERRED = "preferred", _("preferred")
    NORMAL = "normal", _("normal")
    DEPRECATED = "deprecated", _("deprecated")


class FactQuerySet(models.QuerySet):
    def proved(self) -> Self:
        """Facts that were published, whose proof may be shown, and that name nobody guarded, whatever their event."""
        from newsroom.models.review import Proof

        # Through the key of `Fact` itself, which for the kinds with a table of their own is the parent's.
        return self.filter(
            ~Q(rank=Rank.DEPRECATED),
            Exists(Proof.objects.published().supporting().filter(fact=OuterRef("pk"))),
            state=FactState.PUBLISHED,
        ).naming_nobody_guarded()

    def naming_nobody_guarded(self) -> Self:
        """Facts that name no victim, suspect or accused of their event whose name is kept; see `models/names.py`."""
        from newsroom.models.names import names_nobody_guarded

        kind: Any = self.model
        return self.filter(*(names_nobody_guarded(person) for person in kind.NAMING))

    def published(self) -> Self:
        """Facts that readers may see: proved, of an event that readers may see."""
        return self.proved().filter(event__in=Event.objects.published())

    def with_sources(self) -> Self:
        """Each fact with `sources`: how many independent sources support it in public. Copies count once."""
        from newsroom.models.review import Proof

        of_it = Proof.objects.published().supporting().origins().filter(fact=OuterRef("pk")).order_by()
        counted = of_it.values("fact").annotate(n=Count("origin", distinct=True)).values("n")
        return self.annotate(sources=Coalesce(Subquery(counted, output_field=IntegerField()), 0))

    def gone(self) -> Self:
        """Facts that readers saw once: withdrawn themselves, or with their event."""
        from newsroom.models.review import Proof

        seen = Exists(Proof.objects.filter(fact=OuterRef("pk"), is_published=True))
        return self.filter(seen, Q(state=FactState.WITHDRAWN) | Q(event__in=Event.objects.gone()))

    def live(self) -> Self:
        """Facts that nobody has withdrawn or ranked down, public or not yet."""
        return self.exclude(state=FactState.WITHDRAWN).exclude(rank=Rank.DEPRECATED)


class Fact(Dated):
    """One thing that is true of an event. The date is the fact's own: of the event, the speech, the count."""

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(_("kind"), max_length=16, choices=FactKind, editable=False)
    state = models.CharField(_("state"), max_length=16, choices=FactState, default=FactState.ACCEPTED)
    rank = models.CharField(_("rank"), max_length=12, choices=Rank, default=Rank.NORMAL)
    rank_reason = models.CharField(_("reason of the rank"), max_length=200, blank=True)
    is_change = models.BooleanField(
        _("tells a change"),
        default=False,
        editable=False,
        help_text=_("What was said of it before is history, however exact it was."),
    )

    KIND: ClassVar[FactKind | None] = None
    # The keys by which facts of this kind name people; of all kinds here, none in a kind that names nobody.
    NAMING: ClassVar[tuple[str, ...]] = ("participation__actor", "commitment__promisor_actor")
    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["id"]
        permissions = [("withdraw_fact", "Can withdraw facts")]
        indexes = [models.Index(fields=["event", "kind", "state"], name="fact_event_kind")]
        constraints = [
            one_of("kind", FactKind, "fact_kind_known"),
            one_of("state", FactState, "fact_state_known"),
            models.CheckConstraint(
                condition=~Q(rank=Rank.DEPRECATED) | ~Q(rank_reason=""), name="fact_deprecated_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.KIND:
            self.kind = self.KIND
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("proof", kwargs={"pk": self.pk})


class Occurrence(Fact):
    """That the event took place or is announced: as what, where, in which forum."""

    KIND = FactKind.OCCURRENCE
    NAMING = ()
    type = models.CharField(_("type"), max_length=24, choices=EventType)
    status = models.CharField(_("status"), max_length=16, choices=EventStatus)
    place = models.CharField(_("place"), max_length=120, blank=True)
    country = models.ForeignKey(Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT)
    forum = models.ForeignKey(Forum, verbose_name=_("forum"), null=True, blank=True, on_delete=models.PROTECT)
    ordinal = models.PositiveIntegerField(_("ordinal"), null=True, blank=True)
    # Why it was postponed, rescheduled ...: for readers.
    reason_id = models.CharField(_("reason (Indonesian)"), max_length=400, blank=True)
    reason_en = models.CharField(_("reason (English)"), max_length=400, blank=True)
    reason = Translated()


class Topic(models.TextChoices):
    """Topics of the beat."""

    ONLINE_SCAM = "online_scam", _("online scams")
    CALL_CENTRE_GANG = "call_centre_gang", _("call-centre gangs")
    CYBERCRIME = "cybercrime", _("cybercrime")
    HUMAN_TRAFFICKING = "human_trafficking", _("human trafficking")
    MONEY_LAUNDERING = "money_laundering", _("money laundering")
    ONLINE_GAMBLING = "online_gambling", _("online gambling")
    PHISHING = "phishing", _("phishing")
    IDENTITY_THEFT = "identity_theft", _("identity theft")
    DRUG_TRAFFICKING = "drug_trafficking", _("drug trafficking")
    PEOPLE_SMUGGLING = "people_smuggling", _("people smuggling")
    RANSOMWARE = "ransomware", _("ransomware")
    DEEPFAKE_AI = "deepfake_ai", _("deepfakes and AI")
    CRYPTOCURRENCY = "cryptocurrency", _("cryptocurrency")
    FINANCIAL_FRAUD = "financial_fraud", _("financial fraud")
    OTHER = "other", _("other")


class Subject(Fact):
    """What the event was about."""

    KIND = FactKind.SUBJECT
    NAMING = ()
    topic = models.CharField(_("topic"), max_length=24, choices=Topic)
