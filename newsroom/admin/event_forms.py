"""Forms of the event page: its words, its publication, a correction, what became of it, what readers find after."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.base import Difference, UnseenChangeForm, conflict
from newsroom.admin.forms import LABELS, Moment
from newsroom.desk.correcting import LONGEST_NOTE, Note
from newsroom.desk.errors import BadPayload
from newsroom.desk.happening import CHANGES, LONGEST_PLACE, LONGEST_REASON, Change
from newsroom.desk.reword import Words
from newsroom.desk.statements import LONGEST_LINK, Passage, Statement
from newsroom.desk.withdrawing import LONGEST_NOTICE, Notice
from newsroom.models import Article, Correction, Event, Proof
from newsroom.models.events import EventStatus

LINES = {"rows": 3, "cols": 60}
TITLE = forms.TextInput(attrs={"class": "vLargeTextField"})
WORDING = tuple(field.name for field in fields(Words))
# The browser's own pickers, which speak ISO 8601.
PICKERS = {
    "date_attrs": {"type": "date"},
    "time_attrs": {"type": "time"},
    "date_format": "%Y-%m-%d",
    "time_format": "%H:%M",
}


def short_text(label: Any, most: int, **options: Any) -> forms.CharField:
    """A text of a few lines that may be left empty."""
    return forms.CharField(
        label=label, required=False, max_length=most, widget=forms.Textarea(attrs=LINES), **options
    )


class EventForm(UnseenChangeForm):
    """The wording of an event that is not public."""

    class Meta:
        widgets = {
            "title_id": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "title_en": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "summary_id": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "summary_en": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }

    def token(self) -> str:
        """The event's own counter: it counts what others did besides its words, too."""
        return str(self.instance.version)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not (self.cleaned_data.get("title_id") or self.cleaned_data.get("title_en")) and not self.errors:
            self.add_error("title_id", _("An event needs a title in one language at least."))
        return cleaned


class RefusableForm(forms.Form):
    """A form whose verb may refuse: at the field that it is about, or above all of them."""

    def refuse(self, error: BadPayload) -> None:
        known = error.field in self.fields
        self.add_error(error.field if known else None, error.message if known else str(error))


class PublishForm(forms.Form):
    """What was shown, and from when on readers may see it; empty for at once."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    embargo_until = Moment(
        label=gettext_lazy("not before (empty: at once)"),
        required=False,
        widget=forms.SplitDateTimeWidget(**PICKERS),
    )


class ScheduleForm(forms.Form):
    """What was shown, and the time from which on it is public."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    at = Moment(label=gettext_lazy("public from"), widget=forms.SplitDateTimeWidget(**PICKERS))


class GoneForm(RefusableForm):
    """Why an event goes, and what readers find in its place."""

    reason = forms.CharField(required=False)
    notice_id = short_text(gettext_lazy("notice to readers (Indonesian), if any"), LONGEST_NOTICE)
    notice_en = short_text(gettext_lazy("notice to readers (English), if any"), LONGEST_NOTICE)

    def notice(self) -> Notice:
        """What readers find, once the form is valid."""
        said = self.cleaned_data
        return Notice(said["notice_id"], said["notice_en"], said.get("redirect_to"))


class WithdrawForm(GoneForm):
    redirect_to = forms.ModelChoiceField(
        Event.objects.none(),
        label=gettext_lazy("or send them on to the event with this number"),
        required=False,
        widget=forms.NumberInput(attrs={"min": 1}),
        error_messages={"invalid_choice": gettext_lazy("There is no public event with this number.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["redirect_to"].queryset = Event.objects.published()


class VersionedForm(RefusableForm):
    """A form that carries the version of the event that it was opened on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def overtaken(self, event: Event, differences: list[Difference]) -> None:
        """Shows both versions; sent once more, the form is about what it shows now."""
        self.add_error(None, conflict(differences))
        self.data = self.data.copy()
        self.data["seen"] = str(event.version)


class CorrectForm(VersionedForm):
    """New words for a public event, and the note by which readers learn of it."""

    title_id = forms.CharField(label=LABELS["title_id"], required=False, max_length=250, widget=TITLE)
    title_en = forms.CharField(label=LABELS["title_en"], required=False, max_length=250, widget=TITLE)
    summary_id = short_text(LABELS["summary_id"], 2000)
    summary_en = short_text(LABELS["summary_en"], 2000)
    note_id = short_text(
        gettext_lazy("note to readers (Indonesian)"), LONGEST_NOTE, help_text=gettext_lazy("What was wrong.")
    )
    note_en = short_text(gettext_lazy("note to readers (English)"), LONGEST_NOTE)
    is_minor = forms.BooleanField(label=gettext_lazy("minor: a slip of the pen, without a note"), required=False)

    def words(self) -> Words:
        return Words(**{name: self.cleaned_data[name].replace("\r\n", "\n") for name in WORDING})

    def note(self) -> Note:
        said = self.cleaned_data
        return Note(said["note_id"], said["note_en"], said["is_minor"])

    def differences(self, event: Event) -> list[Difference]:
        """This form's words against those that wait now, else against those that readers see."""
        waiting = Correction.objects.waiting().filter(event=event).first()
        theirs = waiting.after if waiting else {name: getattr(event, name) for name in WORDING}
        yours = {name: getattr(self.words(), name) for name in WORDING}
        return [
            Difference(str(LABELS[name]), theirs[name], yours[name])
            for name in WORDING
            if theirs[name] != yours[name]
        ]


class ChangeForm(VersionedForm):
    """What became of an event, why, and what proves it."""

    status = forms.ChoiceField(
        label=gettext_lazy("what became of it"), choices=[(status.value, status.label) for status in CHANGES]
    )
    edtf = forms.CharField(
        label=gettext_lazy("new date"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("2025-12-17, 2025-12 or 2025-12-17/2025-12-18; empty if not known yet."),
    )
    place = forms.CharField(
        label=gettext_lazy("new place"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=gettext_lazy("Empty where it stays."),
    )
    reason_id = short_text(gettext_lazy("why, for readers (Indonesian)"), LONGEST_REASON)
    reason_en = short_text(gettext_lazy("why, for readers (English)"), LONGEST_REASON)
    article = forms.ModelChoiceField(
        Article.objects.none(), label=gettext_lazy("article that says so"), required=False
    )
    quote = short_text(
        gettext_lazy("quote"), 2000, help_text=gettext_lazy("Words that stand in its text, as they stand there.")
    )
    statement_id = short_text(gettext_lazy("or how you know (Indonesian)"), 2000)
    statement_en = short_text(gettext_lazy("or how you know (English)"), 2000)
    link = forms.URLField(label=gettext_lazy("link"), required=False, assume_scheme="https", max_length=LONGEST_LINK)

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cited = Proof.objects.filter(fact__event=event, evidence__text__article=OuterRef("pk"))
        newest = Article.objects.order_by("-pk").values("pk")[:100]
        known = Article.objects.filter(Q(Exists(cited)) | Q(pk__in=list(newest.values_list("pk", flat=True))))
        self.fields["article"].queryset = known.order_by("-pk")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        stated = said.get("statement_id") or said.get("statement_en")
        if not (said.get("quote") or stated):
            self.add_error("quote", _("Give the words of the text that prove it, or your own reason."))
        elif said.get("quote") and (stated or said.get("link")):
            self.add_error("quote", _("Either a quote, or a reason with its link: not both."))
        elif said.get("quote") and not said.get("article"):
            self.add_error("article", _("Choose the article in which these words stand."))
        elif said.get("quote") and said["article"].current_text is None:
            self.add_error("article", _("This article has no text."))
        return said

    def change(self) -> Change:
        said = self.cleaned_data
        return Change(**{field.name: said[field.name] for field in fields(Change)})

    def proof(self) -> Passage | Statement:
        """What it rests on: words of the article, or the editor's own."""
        said = self.cleaned_data
        if not said["quote"]:
            return Statement(said["statement_id"], said["statement_en"], said["link"])
        text = said["article"].current_text
        # A browser sends line ends as CR LF, whatever stands in the text.
        quote = said["quote"] if "\r\n" in text.text else said["quote"].replace("\r\n", "\n")
        return Passage(text, quote)

    def differences(self, event: Event) -> list[Difference]:
        """What is told of the event now against what this form tells."""
        said = self.cleaned_data
        pairs = (
            ("status", str(event.get_status_display()), str(EventStatus(said["status"]).label)),
            ("edtf", event.edtf, said["edtf"] or event.edtf),
            ("place", event.place, said["place"] or event.place),
        )
        return [
            Difference(str(self.fields[name].label), theirs, yours)
            for name, theirs, yours in pairs
            if theirs != yours
        ]
