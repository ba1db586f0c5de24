"""The door for readers: "report an error" on a public page leads here. No account, no JavaScript, no session.

It is no part of `newsroom.public`, which only reads and may be answered from a cache: this page is never cached, is
nothing for search engines, and its POST writes. It shows nothing of the page that it is about but the way back.
"""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsroom.intake.reports import Gone, Page, Said, TooMany, keep_report, page_of

# Nobody reads the form and writes a sentence within this many seconds; nobody needs longer than a day.
QUICKEST, LONGEST = 3, 24 * 60 * 60
SIGNER = signing.TimestampSigner(salt="newsroom.report")


class ReportForm(forms.Form):
    """What is wrong; and if the reader likes, what it should be, where that stands, and where to answer."""

    words = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    should_be = forms.CharField(
        label=gettext_lazy("What should it say?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.URLField(
        label=gettext_lazy("Where does that stand?"),
        help_text=gettext_lazy("The address of a page that shows it."),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        validators=[URLValidator(schemes=["http", "https"])],
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address, if you want an answer"),
        help_text=gettext_lazy("Seen by the newsroom only, and used for nothing else."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Out of sight, and named like something that programs fill in.
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._opened = f"{page.kind}/{page.row.pk}"
        self.initial["opened"] = SIGNER.sign(self._opened)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field is a trap for programs: empty it, and send the form again."))
        return ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        opened = self.cleaned_data.get("opened", "")
        try:
            right = SIGNER.unsign(opened, max_age=LONGEST) == self._opened
        except signing.BadSignature:
            right = False
        if not right:
            # A new time, so that sending it once more works.
            self.data = {**self.data.dict(), "opened": self.initial["opened"]}  # type: ignore[attr-defined]
            raise ValidationError(_("This form was open for too long. Your words are still here: send it once more."))
        if not self.errors and self._is_fresh(opened):
            raise ValidationError(_("That was very quick. Look over what you wrote, then send it once more."))
        return cleaned

    def _is_fresh(self, opened: str) -> bool:
        try:
            SIGNER.unsign(opened, max_age=QUICKEST)
        except signing.SignatureExpired:
            return False
        return True

    def said(self) -> Said:
        """What the reader wrote, of a form that is valid."""
        return Said(**{name: self.cleaned_data[name] for name in ("words", "should_be", "source", "email")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The form about a page; its POST is kept, or answered with 400 (what to mend) or 429 (a limit is reached)."""
    page = _page(kind, key)
    if page is None:
        return _answer(request, "410.html", {}, 410)
    form = ReportForm(page, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _answer(request, "public/report.html", {"page": page, "form": form}, 200)
    if not form.is_valid():
        return _answer(request, "public/report.html", {"page": page, "form": form}, 400)
    try:
        keep_report(page, form.said(), address=address_of(request), language=get_language() or "")
    except TooMany as refused:
        form.add_error(None, str(refused))
        answer = _answer(request, "public/report.html", {"page": page, "form": form}, 429)
        if refused.wait is not None:
            answer["Retry-After"] = str(int(refused.wait.total_seconds()))
        return answer
    return HttpResponseRedirect(reverse("report_sent", kwargs={"kind": kind, "key": key}))


@never_cache
@require_http_methods(["GET", "HEAD"])
def sent(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Thanks, and the way back."""
    page = _page(kind, key)
    if page is None:
        return _answer(request, "410.html", {}, 410)
    return _answer(request, "public/report_sent.html", {"page": page}, 200)


def address_of(request: HttpRequest) -> str:
    """The address that a report came from, an IPv6 one by its network; "" where the server knows none.

    The last PROXY_COUNT entries of X-Forwarded-For were written by our own proxies, whatever stands before them by
    anybody.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    trusted = int(getattr(settings, "PROXY_COUNT", 0))
    told = hops[-trusted] if 0 < trusted <= len(hops) else ""
    for text in (told, request.META.get("REMOTE_ADDR", "")):
        try:
            address = ip_address(text)
        except ValueError:
            continue
        if isinstance(address, IPv6Address):
            address = address.ipv4_mapped or IPv6Network((int(address), 64), strict=False).network_address
        return str(address)
    return ""


def _page(kind: str, key: str) -> Page | None:
    """The page; None where it is gone. Http404 where readers never saw one."""
    try:
        found = page_of(kind, key)
    except Gone:
        return None
    if found is None:
        raise Http404
    return found


def _answer(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    answer = render(request, template, context, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


urlpatterns = [
    path("report/<slug:kind>/<slug:key>/", report, name="report"),
    path("report/<slug:kind>/<slug:key>/sent/", sent, name="report_sent"),
]
