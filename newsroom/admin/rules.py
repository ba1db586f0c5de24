"""«How well do the rules do?»: the record of every rule, from what editors decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from newsroom.admin.base import has
from newsroom.analysis import explain
from newsroom.analysis.reading import Because
from newsroom.desk.record_of_rules import RuleRecord, records
from newsroom.models.review import SuggestionKind
from newsroom.models.wording import reader_language

# Of precision the worst first, of counts the most: what an editor of the rules looks for.
ORDERS: dict[str, Callable[[RuleRecord], Any]] = {
    "count": lambda row: (-row.suggested, row.rule, row.kind),
    "precision": lambda row: (row.precision is None, row.precision or 0.0, -row.decided, row.rule, row.kind),
    "-precision": lambda row: (row.precision is None, -(row.precision or 0.0), -row.decided, row.rule, row.kind),
    "-count": lambda row: (row.suggested, row.rule, row.kind),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: the record, and what it says in the editor's language."""

    record: RuleRecord
    kind: str
    why: str
    precision: str
    interval: str
    as_is: str
    confidence: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column by which the table can be ordered: how it is now (as ARIA says it), and what a click asks for."""

    name: str
    now: str
    then: str


def rules_view(request: HttpRequest, each_context: dict[str, Any]) -> TemplateResponse:
    """The page. PermissionDenied unless the user may view suggestions; an order that is none is the usual one."""
    if not has(request, "view_suggestion"):
        raise PermissionDenied
    order = request.GET.get("order", "")
    order = order if order in ORDERS else "count"
    rows = sorted(records(), key=ORDERS[order])
    context = each_context | {
        "title": _("How well do the rules do?"),
        "lines": [_line(row) for row in rows],
        "columns": {name: _column(name, order) for name in ("count", "precision")},
        "decided": sum(row.decided for row in rows),
    }
    return TemplateResponse(request, "admin/newsroom/rules.html", context)


def _line(row: RuleRecord) -> Line:
    query = urlencode({"rule__exact": row.rule, "kind__exact": row.kind})
    return Line(
        record=row,
        kind=str(SuggestionKind(row.kind).label) if row.kind in SuggestionKind.values else row.kind,
        why=in_words(row.rule),
        precision=percent(row.precision),
        interval="" if row.precision is None else f"{whole(row.interval.low)}–{percent(row.interval.high)}",
        as_is=percent(row.as_is),
        confidence=percent(row.confidence),
        address=f"{reverse('admin:newsroom_suggestion_changelist')}?{query}",
    )


def _column(name: str, order: str) -> Column:
    if order.removeprefix("-") != name:
        return Column(name, "none", name)
    # The counts start with the most, the shares with the least.
    is_first = order == name
    now = "ascending" if is_first == (name == "precision") else "descending"
    return Column(name, now, f"-{name}" if is_first else name)


def in_words(rule: str) -> str:
    """What a rule looks for, with … in the place of what it finds; "" for one that is no longer in use."""
    try:
        return explain(Because(rule), "id" if reader_language() == "id" else "en")
    except KeyError:
        return ""


def percent(share: float | None) -> str:
    """A share as people write it, without decimals; a dash where there is none."""
    return "–" if share is None else _("%(number)s%%") % {"number": whole(share)}


def whole(share: float) -> str:
    return number_format(round(share * 100))
