"""What all pages of the back office share: nothing is deleted, nothing is overwritten unseen, refusals are words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.desk.errors import DeskError


def fingerprint(instance: Model, names: list[str]) -> str:
    """What a row holds in some of its fields, as a short text that changes when any of them does."""
    held = repr([instance.serializable_value(name) for name in names])
    return hashlib.sha256(held.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which two people want different things."""

    label: str
    theirs: str
    yours: str


def conflict(differences: list[Difference]) -> SafeString:
    """That somebody else was faster, with both versions side by side; as an error of a form."""
    return render_to_string("admin/newsroom/_conflict.html", {"differences": differences})


class UnseenChangeForm(forms.ModelForm):
    """A form that remembers what it showed: a row that somebody else changed meanwhile is not overwritten.

    The second save is refused with both versions side by side; the form keeps what was typed, and sent once more it
    is saved over what it shows now.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._watched = [name for name in self.fields if name != "seen"]
        if "seen" in self.fields and self.instance.pk is not None:
            self._held = self.token()
            self.initial["seen"] = self._held

    def token(self) -> str:
        """What changes whenever somebody saves what this form shows."""
        return fingerprint(self.instance, self._watched)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk is not None and "seen" in self.fields and self.cleaned_data.get("seen") != self._held:
            self.add_error(None, ValidationError(conflict(self._differences()), code="overtaken"))
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self._held
        return cleaned

    def _differences(self) -> list[Difference]:
        pairs = ((name, self.initial.get(name), self[name].value()) for name in self._watched)
        rows = [(name, self._worded(name, theirs), self._worded(name, yours)) for name, theirs, yours in pairs]
        return [
            Difference(str(self.fields[name].label or name), theirs, yours)
            for name, theirs, yours in rows
            if theirs != yours
        ]

    def _worded(self, name: str, value: Any) -> str:
        """The value of a field as its form shows it."""
        if value in (None, ""):
            return ""
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField):
            try:
                chosen = field.to_python(value)
            except ValidationError:
                return str(value)
            return str(chosen)
        choices = dict(getattr(field, "choices", ()) or ())
        return str(choices.get(value, value)).replace("\r\n", "\n")


class AdminBase(admin.ModelAdmin):
    """A ModelAdmin that locks the row it changes, never deletes, and shows `seen` in its forms."""

    form = UnseenChangeForm
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What carries decisions, or is named by something that does, stays."""
        return False

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        """The address on the public site, where there is one: a button to a page that is not there helps nobody."""
        published = getattr(self.model._default_manager, "published", None)
        if obj is None or published is None or not published().filter(pk=obj.pk).exists():
            return None
        return super().get_view_on_site_url(obj)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row; locked where the request would change it, so that what `seen` compares stays as it is."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST" and connection.in_atomic_block:
            return self.model._default_manager.select_for_update().get(pk=found.pk)
        return found

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fieldsets = [(name, dict(options)) for name, options in super().get_fieldsets(request, obj)]
        if obj is not None and self.has_change_permission(request, obj):
            last = fieldsets[-1][1]
            last["fields"] = [*(name for name in last["fields"] if name != "seen"), "seen"]
        else:
            for _name, options in fieldsets:
                options["fields"] = [name for name in options["fields"] if name != "seen"]
        return fieldsets


class ReadOnlyAdmin(AdminBase):
    """Rows that only verbs write: to look at, for whoever may view them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@contextmanager
def refusals_in_words(request: HttpRequest) -> Iterator[None]:
    """A verb that refuses becomes a message; the verb has written nothing."""
    try:
        yield
    except DeskError as error:
        messages.error(request, str(error))


def visible_or_404(model_admin: admin.ModelAdmin, request: HttpRequest, pk: int) -> Any:
    """The row of an address, if the user may look at it. Http404, PermissionDenied."""
    found = model_admin.get_queryset(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such %(thing)s.") % {"thing": model_admin.opts.verbose_name})
    if not model_admin.has_view_permission(request, found):
        raise PermissionDenied
    return found


def has(request: HttpRequest, codename: str) -> bool:
    """Whether the user has a permission of the newsroom. For showing a button: the verb asks again."""
    return request.user.has_perm(f"newsroom.{codename}")


def titled(words: Any, order: str | None = None) -> Callable:
    """A column of a changelist under these words."""
    return admin.display(description=words, ordering=order)
