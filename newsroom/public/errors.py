"""Publication: what is answered where a page is not, or is no longer."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

Row = TypeVar("Row", bound=Model)


def one(rows: QuerySet[Row], **what: Any) -> Row:
    """The one row, or error 404."""
    found = rows.filter(**what).first()
    if found is None:
        raise Http404
    return found


def gone(request: HttpRequest, row: Any = None) -> HttpResponse:
    """410: it was public once. The page says so, with the newsroom's notice, and nothing of what it was."""
    page = {"is_killed": getattr(row, "is_killed", False), "notice": getattr(row, "notice", "")}
    return render(request, "410.html", page, status=410)
