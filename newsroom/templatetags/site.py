"""Publication: what every page's frame needs: its name, its address, the same page in the other language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError
from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsroom.models.wording import Wording, reader_language

register = template.Library()


@dataclass(frozen=True)
class Edition:
    """This page in one language."""

    code: str
    name: str
    path: str
    url: str
    is_current: bool


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


def in_language(path: str, code: str) -> str:
    """The address of a page in a language; the first page's where the address leads nowhere."""
    try:
        translated = translate_url(path, code)
    except ValueError:  # «//[»: no address at all
        translated = path
    if translated == path and code != reader_language():
        with override(code):
            return reverse("home")
    return translated


def absolute(request: HttpRequest, path: str) -> str:
    """A path with scheme and host; without them on the page that refuses a host (error 400)."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path


@register.simple_tag(takes_context=True)
def editions(context: template.Context) -> list[Edition]:
    """This page in every language, without and with its query; nothing where there is no request (error 500)."""
    request = context.get("request")
    if request is None:
        return []
    found = []
    for code, name in settings.LANGUAGES:
        path = in_language(request.path, code)
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        url = absolute(request, path)
        found.append(Edition(code, name, path + query, url, code == reader_language()))
    return found


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The address of this page without its query."""
    request = context.get("request")
    return absolute(request, request.path) if request else ""


@register.simple_tag(takes_context=True)
def here(context: template.Context, *names: str) -> SafeString | str:
    """`aria-current` for a link of the main navigation whose section this page belongs to."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or match.url_name not in names:
        return ""
    return format_html(' aria-current="{}"', "page" if match.url_name == names[0] else "true")


@register.filter
def language(code: str) -> str:
    """The name of a language, from CLDR: `id` is Indonesia in Indonesian, Indonesian in English."""
    try:
        return Locale.parse(code, sep="-").get_language_name(reader_language()) or code
    except (UnknownLocaleError, ValueError):
        return code


@register.filter
def worded(text: Any) -> Any:
    """A text that editors wrote, marked in HTML when it stands in another language than the reader's."""
    if not isinstance(text, Wording) or not text.is_foreign:
        return text
    note = _("in %(language)s") % {"language": language(text.language)}
    return format_html('<span lang="{}">{}</span> <span class="foreign">({})</span>', text.language, text, note)


@register.filter
def lang(text: Any) -> SafeString | str:
    """The `lang` attribute of an element that holds such a text: `<h1{{ event.title|lang }}>`."""
    if not isinstance(text, Wording) or not text.is_foreign:
        return ""
    return format_html(' lang="{}"', text.language)


@register.filter(is_safe=True)
def oneline(text: str) -> str:
    """A text on one line and without spaces at its ends: for titles and attributes."""
    return " ".join(text.split())


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """This page's query string with some values changed; an empty value leaves the name out."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        values.pop(name, None)
        if value not in ("", None):
            values[name] = str(value)
    return f"?{values.urlencode()}" if values else "?"
