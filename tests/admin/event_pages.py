"""What tests of the event page share: its addresses, and a button pressed on it."""

from __future__ import annotations

from django.urls import reverse

from newsroom.admin.event_acts import BY_NAME
from newsroom.desk.approval import waiting
from newsroom.models import Event

VIEWS = ("publish", "force", "schedule", "withdraw", "kill", "correct", "status", *BY_NAME)
FORMS = ("correct", "status")


def url(event: Event, act: str = "change") -> str:
    return reverse(f"admin:newsroom_event_{act}", args=[event.pk])


def words(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def post(client, event: Event, act: str, **data):
    """A button pressed on a page that shows the event as it is now."""
    version = Event.objects.get(pk=event.pk).version
    return client.post(url(event, act), {"seen": waiting(event).token, "version": version, **data}, follow=True)


def correction(client, event: Event, **data) -> dict:
    form = client.get(url(event, "correct")).context["form"]
    return {name: value for name, value in form.initial.items() if value} | data
