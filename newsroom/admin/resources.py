"""Articles as rows of a sheet. A row comes in through `intake.keep()` like any other article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader
from import_export.results import RowResult

from newsroom.admin.sheets import COLUMNS
from newsroom.desk.dates import bounds
from newsroom.desk.errors import BadPayload
from newsroom.desk.suggest import current_gazetteer
from newsroom.desk.tasks import read_articles
from newsroom.intake.documents import incoming
from newsroom.intake.incoming import FIELDS, Incoming, Outcome, keep
from newsroom.models import Article, ArticleText
from newsroom.models.dates import Basis
from newsroom.models.visibility import PUBLIC_STATES

# An empty cell in one of these says nothing; in the others it says that there is none.
NEVER_EMPTIED = ("title", "language", "received_on", "text")
LONGEST_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Change:
    """What one cell of a row would change."""

    column: str
    before: str
    after: str


class Reference(widgets.CharWidget):
    """A name without blanks around it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return str(super().clean(value, row, **kwargs)).strip()


class Day(widgets.Widget):
    """A day as 2025-12-17. ValueError in words for anything else."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dt.date | None:
        if not value:
            return None
        try:
            return dt.date.fromisoformat(str(value).strip())
        except ValueError as error:
            raise ValueError(_("“%(value)s” is no day: write 2025-12-17.") % {"value": str(value)[:40]}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class Edtf(widgets.CharWidget):
    """A date as precise as it is known. ValueError in words for what is no date."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = str(super().clean(value, row, **kwargs)).strip()
        try:
            bounds(text)
        except BadPayload as error:
            raise ValueError(error.message) from error
        return text


class ArticleResource(resources.ModelResource):
    """Import and export of articles. The same `import_ref` is the same article."""

    import_ref = fields.Field("import_ref", "import_ref", Reference())
    title = fields.Field("title", "title", widgets.CharWidget())
    language = fields.Field("language", "language", widgets.CharWidget())
    outlet = fields.Field("outlet_name", "outlet", widgets.CharWidget())
    url = fields.Field("url", "url", widgets.CharWidget())
    published_edtf = fields.Field("published_edtf", "published_edtf", Edtf())
    received_on = fields.Field("received_on", "received_on", Day())
    text = fields.Field("words", "text", widgets.CharWidget())
    state = fields.Field("state", "state", widgets.CharWidget(), readonly=True)

    class Meta:
        model = Article
        name = gettext_lazy("articles")
        fields = (*COLUMNS, "state")
        import_order = COLUMNS
        export_order = (*COLUMNS, "state")
        import_id_fields = ("import_ref",)
        instance_loader_class = CachedInstanceLoader
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        clean_model_instances = True
        use_transactions = True

    def get_queryset(self) -> QuerySet[Article]:
        return with_words(super().get_queryset())

    def filter_export(self, queryset: QuerySet[Article], **kwargs: Any) -> QuerySet[Article]:
        return with_words(queryset)

    def get_import_fields(self) -> list[fields.Field]:
        return [self.fields[name] for name in COLUMNS]

    def init_instance(self, row: dict[str, Any] | None = None) -> Article:
        article = super().init_instance(row)
        article.words = article.outlet_name = ""
        return article

    def import_instance(self, instance: Article, row: dict[str, Any], **kwargs: Any) -> None:
        """Takes over what the row gives. What a new article lacks is read out of its text."""
        given = {name: value for name, value in row.items() if value or name not in NEVER_EMPTIED}
        before = {name: getattr(instance, name) for name in ("words", "title", "published_edtf")}
        super().import_instance(instance, given, **kwargs)
        instance.given = {name for name in given if name in COLUMNS}
        # Sheets and browsers turn line ends around; that is no other text.
        if _line_ends(before["words"]) == _line_ends(instance.words):
            instance.words = before["words"]
        if instance.title != before["title"]:
            instance.title_from_text = False
            instance.given.add("title_from_text")
        if instance.published_edtf != before["published_edtf"]:
            instance.published_basis = Basis.STATED if instance.published_edtf else ""
            instance.given.add("published_basis")
        if instance.pk is None:
            self._complete(instance)

    def save_instance(self, instance: Article, is_create: bool, row: dict[str, Any], **kwargs: Any) -> None:
        """Through the one door. ValidationError where it stays shut."""
        self._leave_public_words(instance, kwargs.get("user"))
        instance.kept = keep(_incoming(instance))
        if instance.kept.outcome == Outcome.REJECTED:
            raise ValidationError(instance.kept.reason)
        if instance.kept.outcome == Outcome.DUPLICATE:
            raise ValidationError(_("%(reason)s It would be there twice.") % {"reason": instance.kept.reason})
        instance.pk = instance.kept.article.pk

    def after_import_row(self, row: Any, row_result: RowResult, **kwargs: Any) -> None:
        """For the preview: which columns change, from what to what."""
        article, original = row_result.instance, row_result.original
        kept = getattr(article, "kept", None)
        if kept is not None and kept.outcome == Outcome.UNCHANGED:
            row_result.import_type = RowResult.IMPORT_TYPE_SKIP
        row_result.changes = [
            Change(
                field.column_name, _short(field.export(original)) if original else "", _short(field.export(article))
            )
            for field in self.get_import_fields()
            if (field.export(original) if original else "") != field.export(article)
        ]

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """What came in is read by a worker, once it is there for good."""
        if kwargs.get("dry_run") or result.has_errors() or result.has_validation_errors():
            return
        changed = [row.object_id for row in result.rows if row.is_new() or row.is_update()]
        if changed:
            transaction.on_commit(partial(read_articles.enqueue, changed))

    def _leave_public_words(self, instance: Article, user: Any) -> None:
        """ValidationError where the row would change what readers see, and the user may not publish."""
        if instance.pk is None or user is None or user.has_perm("newsroom.publish_event"):
            return
        stored = with_words(Article.objects.filter(pk=instance.pk, state__in=PUBLIC_STATES)).first()
        shown = ("title", "language", "outlet_name", "url", "published_edtf")
        changed = [name for name in shown if stored and getattr(stored, name) != getattr(instance, name)]
        if changed:
            raise ValidationError(
                _("This article is public: only those who publish may change %(fields)s.")
                % {"fields": ", ".join(changed)}
            )

    @cached_property
    def gazetteer(self) -> Any:
        return current_gazetteer()

    def _complete(self, instance: Article) -> None:
        """Title, language, day: as the text has them, where the row does not say."""
        instance.received_on = instance.received_on or timezone.localdate()
        if not instance.words.strip():
            # Refused anyway: one reason is enough.
            instance.title, instance.language = instance.title or "-", instance.language or "und"
            raise ValidationError({"text": _("It is empty.")})
        if instance.title and instance.language:
            return
        found = incoming(instance.words, instance.import_ref, self.gazetteer, instance.received_on)
        if not instance.title:
            instance.title, instance.title_from_text = found.title, found.title_from_text
        instance.language = instance.language or found.language
        instance.outlet_name = instance.outlet_name or found.outlet
        instance.dateline = found.dateline
        if not instance.published_edtf:
            instance.published_edtf, instance.published_basis = found.published_edtf, found.published_basis


def with_words(queryset: QuerySet[Article]) -> QuerySet[Article]:
    """Articles with their newest text and the name of their outlet, in the same query."""
    newest = ArticleText.objects.filter(article=OuterRef("pk")).order_by("-version").values("text")[:1]
    return queryset.select_related("outlet").annotate(
        words=Coalesce(Subquery(newest), Value("", output_field=TextField())),
        outlet_name=Coalesce(F("outlet__name"), Value("")),
    )


def _incoming(article: Article) -> Incoming:
    fields_ = {name: getattr(article, name) for name in FIELDS}
    return Incoming(
        import_ref=article.import_ref,
        text=article.words,
        outlet=article.outlet_name,
        given=frozenset(article.given),
        **fields_,
    )


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _short(value: Any) -> str:
    text = " ".join(str(value or "").split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
