"""Publication: the query string of a timeline, as a form. A wrong value is a message in words, never an error 500."""

from __future__ import annotations

import re
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import Actor, Participation, Subject
from newsroom.models.events import EventQuerySet, EventType
from newsroom.models.facts import Topic

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_ACTORS = 200


class Order(TextChoices):
    NEWEST = "newest", pgettext_lazy("order", "newest first")
    OLDEST = "oldest", pgettext_lazy("order", "oldest first")


class CursorField(forms.Field):
    """The key of the last event of the page before: as many digits as a key can have."""

    def clean(self, value: Any) -> int | None:
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,18}", value):
            raise ValidationError(_("This page of the timeline does not exist. Start again from its beginning."))
        return int(value)


class ActorField(forms.ModelChoiceField):
    """An actor by its slug. What is not a slug never reaches the database."""

    default_error_messages = {"invalid_choice": _("There is no such actor here.")}

    def to_python(self, value: Any) -> Any:
        if value and not re.fullmatch(r"[-a-zA-Z0-9_]{1,120}", str(value)):
            raise ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class TimelineForm(forms.Form):
    """The switch of order and the page; the filters add their own fields."""

    order = forms.ChoiceField(
        label=_("Order"),
        choices=Order.choices,
        required=False,
        error_messages={"invalid_choice": _("There is no such order: newest or oldest first.")},
    )
    after = CursorField(required=False, widget=forms.HiddenInput)
    field_order = ("type", "topic", "actor", "year", "order", "after")

    @property
    def chosen(self) -> bool:
        """Whether anything narrows the timeline."""
        return any(self.data.get(name) for name in self.fields if name not in ("order", "after"))


class ActorFilter(django_filters.ModelChoiceFilter):
    field_class = ActorField


class YearFilter(django_filters.Filter):
    field_class = forms.IntegerField


class TimelineFilter(django_filters.FilterSet):
    """Type, topic, actor and year of the events of one timeline."""

    type = django_filters.ChoiceFilter(
        label=_("Type"),
        choices=EventType.choices,
        empty_label=_("All types"),
        error_messages={"invalid_choice": _("There is no such type of event.")},
    )
    topic = django_filters.ChoiceFilter(
        label=_("Topic"),
        choices=Topic.choices,
        method="about",
        empty_label=_("All topics"),
        error_messages={"invalid_choice": _("There is no such topic.")},
    )
    actor = ActorFilter(
        label=_("Actor"),
        queryset=lambda request: Actor.objects.published(),
        to_field_name="slug",
        method="with_actor",
        empty_label=_("All actors"),
    )
    year = YearFilter(
        label=_("Year"),
        method="in_year",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            name: _("A year is a number from 1900 to 2200.") for name in ("invalid", "min_value", "max_value")
        },
    )

    class Meta:
        form = TimelineForm
        fields: list[str] = []

    def about(self, events: EventQuerySet, name: str, topic: str) -> EventQuerySet:
        return events.filter(Exists(Subject.objects.proved().filter(topic=topic, event=OuterRef("pk"))))

    def with_actor(self, events: EventQuerySet, name: str, actor: Actor) -> EventQuerySet:
        return events.on_timeline_of_actor(actor)

    def in_year(self, events: EventQuerySet, name: str, year: int) -> EventQuerySet:
        return events.in_year(year)

    def filter_queryset(self, events: EventQuerySet) -> EventQuerySet:
        for name, filter_ in self.filters.items():
            events = filter_.filter(events, self.form.cleaned_data[name])
        return events

    @property
    def form(self) -> forms.Form:
        """The form, its list of actors cut down to those who are on this timeline."""
        if not hasattr(self, "_form"):
            form = super().form
            here = Participation.objects.proved().filter(event__in=self.queryset, actor=OuterRef("pk"))
            actors = sorted(Actor.objects.published().filter(Exists(here))[:MOST_ACTORS], key=str)
            choices = [("", _("All actors")), *((actor.slug, str(actor)) for actor in actors)]
            form.fields["actor"].widget.choices = choices
        return self._form
