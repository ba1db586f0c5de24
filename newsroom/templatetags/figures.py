"""Publication: numbers in the reader's words, compact where nothing is lost: lebih dari 300 orang, US$300 juta."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol
from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from newsroom.models import Figure
from newsroom.models.wording import reader_language

register = template.Library()

# English for the world: there are dollars of many countries, so US$ and not $.
LOCALES = {"id": "id", "en": "en_001"}
QUALIFIERS = {
    Figure.Qualifier.MORE_THAN: _("more than %(amount)s"),
    Figure.Qualifier.ALMOST: _("almost %(amount)s"),
    Figure.Qualifier.ABOUT: _("about %(amount)s"),
    Figure.Qualifier.AT_LEAST: _("at least %(amount)s"),
}
UNITS = {
    "people": ngettext_lazy("%(number)s person", "%(number)s people", "count"),
    "victims": ngettext_lazy("%(number)s victim", "%(number)s victims", "count"),
    "citizens": ngettext_lazy("%(number)s citizen", "%(number)s citizens", "count"),
    "suspects": ngettext_lazy("%(number)s suspect", "%(number)s suspects", "count"),
    "countries": ngettext_lazy("%(number)s country", "%(number)s countries", "count"),
    "organisations": ngettext_lazy("%(number)s organisation", "%(number)s organisations", "count"),
    "agreements": ngettext_lazy("%(number)s agreement", "%(number)s agreements", "count"),
    "declarations": ngettext_lazy("%(number)s declaration", "%(number)s declarations", "count"),
    "meetings": ngettext_lazy("%(number)s meeting", "%(number)s meetings", "count"),
    "cases": ngettext_lazy("%(number)s case", "%(number)s cases", "count"),
    "areas": ngettext_lazy("%(number)s area", "%(number)s areas", "count"),
    "accounts": ngettext_lazy("%(number)s account", "%(number)s accounts", "count"),
    "websites": ngettext_lazy("%(number)s website", "%(number)s websites", "count"),
    "days": ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    "months": ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    "years": ngettext_lazy("%(number)s year", "%(number)s years", "count"),
    "percent": _("%(number)s%%"),
}


def locale() -> str:
    return LOCALES.get(reader_language(), reader_language())


def number(value: Decimal) -> str:
    """300000000 as 300 juta; 300000001, which that would falsify, in all its digits."""
    plain: Any = int(value) if value == value.to_integral_value() else value.normalize()
    if abs(plain) >= 1_000_000:
        step = 10 ** ((len(str(abs(int(plain)))) - 1) // 3 * 3)
        if plain * 100 % step == 0:
            return format_compact_decimal(plain, format_type="long", locale=locale(), fraction_digits=2)
    return format_decimal(plain, locale=locale(), decimal_quantization=False)


def money(value: Decimal, code: str) -> str:
    """An amount of a currency, with the symbol that the reader's language gives it; a bare code stands apart."""
    symbol = get_currency_symbol(code, locale())
    return f"{symbol}{chr(0xA0) if symbol == code else ''}{number(value)}"


def quantity(value: Decimal, unit: str) -> str:
    """A number with its unit: a word that we know, a currency, or the unit as the source gives it."""
    if unit in UNITS:
        whole = value == value.to_integral_value()
        return str(UNITS[unit] % {"number": number(value), "count": int(value) if whole else 2})
    if unit.upper() in Locale("en").currencies:
        return money(value, unit.upper())
    return f"{number(value)} {unit}".strip()


@register.filter
def amount(figure: Figure) -> str:
    """The figure as its source gives it: with 'more than', 'almost' ... where the source says so."""
    text = quantity(figure.value, figure.unit)
    pattern = QUALIFIERS.get(figure.qualifier)
    return str(pattern % {"amount": text}) if pattern else text
