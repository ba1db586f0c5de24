"""Import and export of articles in the admin: preview, then confirmation, then all rows or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.results import Result, RowResult

from newsroom.admin.resources import ArticleResource
from newsroom.admin.sheets import COLUMNS, FORMATS, MAX_FILE, MAX_ROWS, Broken
from newsroom.admin.uploads import Uploads


class ArticleImportForm(ImportForm):
    """A file and its format."""

    import_file = forms.FileField(label=gettext_lazy("File to import"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = gettext_lazy("Format")

    def clean_import_file(self) -> UploadedFile:
        file = self.cleaned_data["import_file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(
                _("Larger than %(most)s. Split the file.") % {"most": filesizeformat(MAX_FILE)}
            )
        return file


class ArticleConfirmForm(ConfirmImportForm):
    """What is to be imported after the preview: the same file, read the same way."""

    def clean_format(self) -> str:
        number = self.cleaned_data["format"]
        if number not in map(str, range(len(FORMATS))):
            raise forms.ValidationError(_("Unknown format."))
        return number


class ArticleExportForm(ExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = gettext_lazy("Format")


class ArticleTransfer(ImportExportMixin):
    """Mixed into the ModelAdmin of articles."""

    resource_classes = [ArticleResource]
    formats = FORMATS
    import_form_class = ArticleImportForm
    confirm_form_class = ArticleConfirmForm
    export_form_class = ArticleExportForm
    tmp_storage_class = Uploads
    import_template_name = "admin/newsroom/article/import.html"
    export_template_name = "admin/newsroom/article/export.html"
    import_export_change_list_template = "admin/newsroom/article/change_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"columns": COLUMNS, "most_rows": MAX_ROWS, "most_bytes": MAX_FILE}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """All rows or none: a row that is not valid rolls back the others."""
        return super().get_import_data_kwargs(**kwargs) | {"rollback_on_validation_errors": True}

    def add_data_read_fail_error_to_form(self, form: forms.Form, error: Exception) -> None:
        """What is wrong with the file, at its field."""
        words = str(error) if isinstance(error, Broken) else _("This file cannot be read as the chosen format.")
        form.add_error("import_file", words)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, and the preview of what it was given."""
        response = super().import_action(request, **kwargs)
        result = response.context_data.get("result")
        if result is not None:
            response.context_data["problems"] = problems(result)
        return response

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The confirmed import. A file that is gone or broken by now sends back to the start, in words."""
        try:
            return super().process_import(request, **kwargs)
        except Broken as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:newsroom_article_import"))

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """Where the confirmed import failed after all, its errors; nothing has been kept then."""
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        messages.error(request, _("Nothing was imported: since the preview something has changed."))
        for words in problems(result)[:10]:
            messages.error(request, words)
        return HttpResponseRedirect(reverse("admin:newsroom_article_import"))

    def generate_log_entries(self, result: Result, request: HttpRequest) -> None:
        """Who imported what, in the history of each article."""
        for act, words, came in (
            (ADDITION, _("Imported."), [row.instance for row in result.rows if row.is_new()]),
            (CHANGE, _("Changed by an import."), [row.instance for row in result.rows if row.is_update()]),
        ):
            if came:
                LogEntry.objects.log_actions(request.user.pk, came, act, words, single_object=len(came) == 1)

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        totals = result.totals
        created, updated = totals[RowResult.IMPORT_TYPE_NEW], totals[RowResult.IMPORT_TYPE_UPDATE]
        words = [
            ngettext("%(n)d new article", "%(n)d new articles", created) % {"n": created},
            _("%(n)d updated") % {"n": updated},
            _("%(n)d unchanged") % {"n": totals[RowResult.IMPORT_TYPE_SKIP]},
        ]
        messages.success(request, _("Imported: %(what)s.") % {"what": ", ".join(words)})
        if created or updated:
            messages.info(request, _("They are being read; suggestions appear as the worker gets to them."))

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """The export of what the list shows; a filter that makes no sense sends back to the list."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            messages.error(request, _("The list cannot be filtered that way."))
            return HttpResponseRedirect(reverse("admin:newsroom_article_changelist"))


def problems(result: Result) -> list[str]:
    """Every error of an import as a line with its row."""
    lines = [str(error.error) for error in result.base_errors]
    for number, errors in result.row_errors():
        lines += [_("Row %(row)d: %(error)s") % {"row": number, "error": error.error} for error in errors]
    for row in result.invalid_rows:
        for name, found in row.error_dict.items():
            where = "" if name == "__all__" else f"{name}: "
            lines.append(_("Row %(row)d: %(error)s") % {"row": row.number, "error": where + " ".join(found)})
    return lines
