"""Forms of the desk: one for each kind of payload, built from its fields, and the reason that a refusal needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from newsroom.admin.words import country
from newsroom.desk.errors import BadPayload
from newsroom.desk.payloads import PAYLOADS, Payload, longest, read_payload
from newsroom.desk.statements import Passage, Statement
from newsroom.models import Actor, ArticleText, Country, Event, Forum
from newsroom.models.dates import Basis

# Longer texts get a box of several lines.
ONE_LINE = 250

# What an editor may state, under the kind that reads it; a party of any sort is one form.
STATABLE = {
    "event": _("event"),
    "participation": _("participation"),
    "instrument": _("outcome document"),
    "commitment": _("commitment"),
    "figure": _("figure"),
    "topic": _("topic"),
}
LABELS = {
    "type": _("type"),
    "status": _("status"),
    "title_id": _("title (Indonesian)"),
    "title_en": _("title (English)"),
    "summary_id": _("summary (Indonesian)"),
    "summary_en": _("summary (English)"),
    "place": _("place"),
    "country": _("country"),
    "forum": _("forum"),
    "ordinal": _("ordinal"),
    "role": _("role"),
    "presence": _("presence"),
    "actor": _("actor"),
    "actor_name": _("or the name of an actor that is not there yet"),
    "actor_kind": _("kind of the actor"),
    "capacity": _("office, as the source words it"),
    "standing": _("may be named as"),
    "on_behalf_of": _("on behalf of"),
    "name_id": _("name (Indonesian)"),
    "name_en": _("name (English)"),
    "parties": _("parties"),
    "what_id": _("what (Indonesian)"),
    "what_en": _("what (English)"),
    "promisor_country": _("promised by (country)"),
    "promisor_actor": _("promised by (actor)"),
    "due": _("due"),
    "value": _("value"),
    "unit": _("unit"),
    "qualifier": _("qualifier"),
    "topic": _("topic"),
    "edtf": _("date"),
    "basis": _("basis"),
    "date_reason_id": _("reason of the date (Indonesian)"),
    "date_reason_en": _("reason of the date (English)"),
}
HELP = {
    "edtf": _("2025-12-17, 2025-12, 2025 or 2025-12-17/2025-12-18; ? after what is inferred; empty if not known."),
    "due": _("By when: 2026-06, 2026 or 2026-06-30, as far as the source says it; empty if it does not."),
    "value": _("A plain number with a point for decimals: 1500 or 12.5."),
    "unit": _("people, countries, ... or a currency: usd, idr"),
    "actor": _("The short name in the actor's address; choose from the list."),
    "standing": _("For a victim, suspect or accused only: convicted by a court, or an official in office."),
    "ordinal": _("19 for the 19th meeting of a series."),
}
# Most facts have no date of their own: these fields come last.
DATE = ("edtf", "basis", "date_reason_id", "date_reason_en")
COUNTRIES = ("country", "on_behalf_of", "promisor_country")
ACTORS = ("actor", "promisor_actor")
LONGEST_ACTOR_LIST = 500


class Suggesting(forms.TextInput):
    """A text field with suggestions that need no script: an <input> and its <datalist>."""

    def __init__(self, choices: Iterable[tuple[str, str]] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = list(choices)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', f'id_{name}')}_list"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', self.choices)
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


class PayloadForm(forms.Form):
    """The fields of one kind of payload. `payload` is what they say, once the form is valid."""

    def __init__(self, kind: str, *args: Any, events: Iterable[Event] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.payload: Payload | None = None
        names = sorted((field.name for field in fields(PAYLOADS[kind])), key=lambda name: name in DATE)
        self.fields["event"] = EventField(events, blank=_("a new event") if kind == "event" else "—")
        self.fields |= {name: _field(PAYLOADS[kind], name) for name in names}
        self.payload_fields = names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            data = {name: cleaned[name] for name in self.payload_fields if cleaned.get(name) not in ("", None, [])}
            try:
                self.payload = read_payload(self.kind, data)
            except BadPayload as error:
                self.refuse(error)
        return cleaned

    def refuse(self, error: BadPayload) -> None:
        """Shows what is wrong at the field that it is about."""
        known = error.field in self.fields
        self.add_error(error.field if known else None, error.message if known else str(error))


class EditForm(PayloadForm):
    """A suggestion's payload, to be put right before it is accepted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(
            label=_("reason"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Kept on record."),
        )


class StateForm(PayloadForm):
    """A fact that the analysis did not see, with its quote, or with the editor's own reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        small = forms.Textarea(attrs={"rows": 3})
        self.fields["quote"] = forms.CharField(
            label=_("quote"),
            required=False,
            widget=small,
            help_text=_("Words that stand in the text, as they stand there."),
        )
        self.fields["reason_id"] = forms.CharField(
            label=_("or your reason (Indonesian)"), required=False, widget=small
        )
        self.fields["reason_en"] = forms.CharField(label=_("or your reason (English)"), required=False, widget=small)
        self.fields["link"] = forms.URLField(label=_("link"), required=False, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        reasons = cleaned.get("reason_id") or cleaned.get("reason_en")
        if not (cleaned.get("quote") or reasons):
            self.add_error("quote", _("Give the words of the text that prove it, or your own reason."))
        elif cleaned.get("quote") and (reasons or cleaned.get("link")):
            self.add_error("quote", _("Either a quote, or a reason with its link: not both."))
        return cleaned

    def proof(self, text: ArticleText) -> Passage | Statement:
        """What the fact rests on: words of `text`, or the editor's reason."""
        said = self.cleaned_data
        if not said["quote"]:
            return Statement(said["reason_id"], said["reason_en"], said["link"])
        # A browser sends line ends as CR LF, whatever stands in the text.
        quote = said["quote"] if "\r\n" in text.text else said["quote"].replace("\r\n", "\n")
        return Passage(text, quote)


class EventField(forms.ModelChoiceField):
    """A choice among few events, by title and date."""

    def __init__(self, events: Iterable[Event], blank: Any) -> None:
        found = [event.pk for event in events]
        super().__init__(
            Event.objects.filter(pk__in=found).order_by("-timeline_key"),
            label=_("event"),
            required=False,
            empty_label=blank,
        )

    def label_from_instance(self, event: Event) -> str:
        return event_label(event)


class Moment(forms.SplitDateTimeField):
    """A day and a time of this century or the next: far outside, time zones have no meaning."""

    def compress(self, data_list: list[Any]) -> Any:
        if data_list and data_list[0] and not 2000 <= data_list[0].year < 2200:
            raise forms.ValidationError(_("The year must lie between 2000 and 2199."))
        return super().compress(data_list)


def event_label(event: Event) -> str:
    """An event as one line of a list: «2025-12-17/2025-12-18 · IC-GPOS (draft)»."""
    return f"{event.edtf or '?'} · {event} ({event.get_state_display()})"


def _field(payload: type[Payload], name: str) -> forms.Field:
    """The form field for a field of a payload."""
    common = {"label": LABELS.get(name, name), "help_text": HELP.get(name, ""), "required": False}
    choices = {"basis": Basis, "actor_kind": Actor.Kind, **payload.CHOICES}.get(name)
    default = next(field.default for field in fields(payload) if field.name == name)
    if choices is not None:
        required = not isinstance(default, str)
        blank = [("", "—")] if required else []
        return forms.ChoiceField(**common | {"required": required, "initial": None if required else default},
                                 choices=[*blank, *choices.choices])  # fmt: skip
    if name in COUNTRIES:
        return forms.ChoiceField(**common, choices=lambda: [("", "—"), *_countries()])
    if name == "parties":
        return forms.MultipleChoiceField(**common, choices=_countries, widget=forms.SelectMultiple(attrs={"size": 6}))
    if name == "forum":
        return forms.ChoiceField(**common, choices=_forums)
    if name in ACTORS:
        return forms.CharField(**common, max_length=120, widget=Suggesting(_actors()))
    if name == "ordinal":
        return forms.IntegerField(**common, min_value=1, max_value=9999)
    limit = longest(payload.TABLES, name)
    widget = forms.Textarea(attrs={"rows": 3}) if limit > ONE_LINE else forms.TextInput(attrs={"size": 60})
    return forms.CharField(**common, max_length=limit, widget=widget)


def _countries() -> list[tuple[str, str]]:
    codes = Country.objects.values_list("pk", flat=True)
    return sorted(((code, country(code)) for code in codes), key=lambda choice: choice[1])


def _forums() -> list[tuple[str, str]]:
    return [("", "—"), *((forum.slug, str(forum)) for forum in Forum.objects.order_by("slug"))]


def _actors() -> list[tuple[str, str]]:
    return [(actor.slug, str(actor)) for actor in Actor.objects.order_by("slug")[:LONGEST_ACTOR_LIST]]
