"""Words of the text, chosen by an editor, as proof of a fact that is there or as the start of a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import desk
from newsroom.admin.base import has
from newsroom.admin.forms import STATABLE
from newsroom.admin.likeness import events_of
from newsroom.admin.refusals import Refused, article_url, back_to, is_key
from newsroom.admin.words import FACT_TABLES, describe_fact
from newsroom.desk.errors import BadPayload, DeskError
from newsroom.desk.passages import LONGEST_QUOTE, Chosen
from newsroom.models import Article, Event, Fact
from newsroom.models.review import Stance

# An article is about few events, and an event has few facts of one kind.
MOST_FACTS = 300


def facts_of(events: list[Event]) -> list[Fact]:
    """The facts of these events that take proof, in one query."""
    found = Fact.objects.live().filter(event__in=[event.pk for event in events])
    return list(found.select_related("event", *FACT_TABLES).order_by("event", "kind", "pk")[:MOST_FACTS])


class ProofForm(forms.Form):
    """Which words prove which fact. `start` and `end` come with words that were selected in the text."""

    quote = forms.CharField(
        label=gettext_lazy("quote"),
        max_length=LONGEST_QUOTE,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Words that stand in the text, as they stand there."),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    fact = forms.ChoiceField(label=gettext_lazy("fact"), widget=forms.RadioSelect)
    stance = forms.ChoiceField(
        label=gettext_lazy("these words"), choices=Stance.choices, initial=Stance.SUPPORTS, widget=forms.RadioSelect
    )

    def __init__(self, facts: list[Fact], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[int, str]]] = {}
        for fact in facts:
            label = f"{fact.get_kind_display()}: {describe_fact(fact)}"
            groups.setdefault(str(fact.event), []).append((fact.pk, label))
        self.fields["fact"].choices = list(groups.items())

    def chosen(self, text: str) -> Chosen:
        """The words as `prove` takes them. A browser sends line ends as CR LF, whatever stands in the text.

        Where CR LF do stand there, a browser counts them as one: then the first place of the words counts.
        """
        quote = self.cleaned_data["quote"].replace("\r\n", "\n")
        if "\r\n" in text:
            return Chosen(quote.replace("\n", "\r\n"))
        return Chosen(quote, self.cleaned_data.get("start"), self.cleaned_data.get("end"))


class PassageActs:
    """The addresses for chosen words, under an article's page; mixed into its ModelAdmin."""

    PASSAGE_ACTS = (("<int:pk>/prove/", "prove_view", "prove"),)

    def prove_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The words, the facts that they may prove, and the way to a new fact; its POST adds the proof."""
        if not has(request, "decide_suggestion"):
            raise Refused(_("You may look at suggestions, but not decide on them."), 403)
        text = article.current_text
        if text is None:
            raise Refused(_("This article has no text."))
        events, _default = events_of(article)
        facts = {fact.pk: fact for fact in facts_of(events)}
        known = {
            "quote": request.GET.get("quote", ""),
            "start": _number(request, "start"),
            "end": _number(request, "end"),
        }
        form = ProofForm(list(facts.values()), request.POST or None, initial=known)
        if request.method == "POST" and form.is_valid():
            fact = facts[int(form.cleaned_data["fact"])]
            try:
                desk.prove(fact, text, form.chosen(text.text), request.user, stance=form.cleaned_data["stance"])  # type: ignore[arg-type]
            except DeskError as error:
                form.add_error("quote", error.message if isinstance(error, BadPayload) else str(error))
            else:
                messages.success(request, _("Kept as proof: %(fact)s") % {"fact": describe_fact(fact)})
                return back_to(article, "#text", fact.event)
        context = self.admin_site.each_context(request) | {  # type: ignore[attr-defined]
            "title": _("These words as proof"),
            "opts": self.opts,  # type: ignore[attr-defined]
            "article": article,
            "form": form,
            "has_facts": bool(facts),
            "kinds": STATABLE,
            "quote": form["quote"].value() or "",
            "back": article_url(article),
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "admin/newsroom/article/prove.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if is_key(said) else None
