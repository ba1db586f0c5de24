"""The Indonesian catalogue is whole: every text of the code is in it, and its compiled form says the same."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override, pgettext
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
PO = ROOT / "locale/id/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted((ROOT / "newsroom").rglob("*.py"))
# What xgettext and makemessages know: gettext's own names, Django's lazy ones, and those that only mark.
KEYWORDS = {
    name + lazy: spec
    for name, spec in {**DEFAULT_KEYWORDS, "gettext_noop": None}.items()
    for lazy in ("", "_lazy")
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-zA-Z]|\{\w*\}|%%|</?\w+>")


def read(po: str) -> Catalog:
    return read_po(io.StringIO(po), locale="id", abort_invalid=True)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read(PO.read_text("utf-8"))


def texts_of(python: str) -> set:
    """(context, text) of every message in Python code; of a plural only the singular, which is its key."""
    found = extract("python", io.BytesIO(python.encode()), KEYWORDS, options={"encoding": "utf-8"})
    return {(context, text[0] if isinstance(text, tuple) else text) for _line, text, _notes, context in found}


def texts_of_file(path: Path) -> set:
    source = path.read_text("utf-8")
    if path.suffix == ".html":
        # What is left of the HTML's indentation is none of Python's.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    return texts_of(source)


def entries(catalog: Catalog) -> dict:
    """(context, singular) -> (the text or texts to translate, the translations)."""
    found = {}
    for entry in catalog:
        ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
        strings = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
        if ids[0]:
            found[entry.context, ids[0]] = (tuple(ids), tuple(strings))
    return found


def untranslated(wanted: set, catalog: Catalog) -> list:
    """The texts that Indonesian readers would see in English."""
    known = entries(catalog)
    return sorted(
        (key for key in wanted if key not in known or not all(known[key][1]) or catalog.get(key[1], key[0]).fuzzy),
        key=str,
    )


def misplaced(catalog: Catalog) -> list:
    """Translations with other placeholders than their text; of a plural, than the form that counts."""
    return [
        (ids[-1], string)
        for ids, strings in entries(catalog).values()
        for string in strings
        if sorted(PLACEHOLDER.findall(string)) != sorted(PLACEHOLDER.findall(ids[-1]))
    ]


def differing(catalog: Catalog, compiled: bytes) -> list:
    """The entries that the compiled catalogue lacks, has too many, or has otherwise."""
    fresh = io.BytesIO()
    write_mo(fresh, catalog)
    ours, theirs = (entries(read_mo(io.BytesIO(data))) for data in (fresh.getvalue(), compiled))
    return sorted((key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)), key=str)


def test_it_works():
    with override("id"):
        assert gettext("How do you know?") == "Dari mana ini?"
        assert pgettext("order", "newest first") == "terbaru dulu"
        assert ngettext("%(number)s day", "%(number)s days", 3) % {"number": 3} == "3 hari"
    with override("en"):
        assert gettext("How do you know?") == "How do you know?"


@pytest.mark.parametrize("path", [*TEMPLATES, *MODULES], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_is_translated(catalog, path):
    assert not untranslated(texts_of_file(path), catalog)


def test_the_search_for_texts_finds_them():
    found = set().union(*(texts_of_file(path) for path in (*TEMPLATES, *MODULES)))
    assert {("state", "published"), (None, "published"), (None, "%(count)s fact"), (None, "%(number)s%%")} <= found
    assert len(found) > 600


def test_placeholders_are_kept(catalog):
    assert not misplaced(catalog)


def test_the_compiled_catalogue_is_this_one(catalog):
    assert not differing(catalog, MO.read_bytes())


def test_nothing_is_guessed_or_left_over(catalog):
    used = set().union(*(texts_of_file(path) for path in (*TEMPLATES, *MODULES)))
    assert not [entry.id for entry in catalog if entry.id and entry.fuzzy]
    assert not catalog.obsolete
    assert not entries(catalog).keys() - used


def test_the_catalogue_names_nobody(catalog):
    head = PO.read_text("utf-8").split("\n\n", 1)[0]
    assert (catalog.locale.language, catalog.num_plurals, catalog.fuzzy) == ("id", 1, False)
    assert "@" not in head


def test_a_planted_fault_is_found(catalog):
    code = '_("Nobody wrote this.")\npgettext_lazy("state", "draft")\nngettext("%(n)d cow", "%(n)d cows", n)'
    missing = [("state", "draft"), (None, "%(n)d cow"), (None, "Nobody wrote this.")]
    assert sorted(untranslated(texts_of(code), catalog), key=str) == sorted(missing, key=str)

    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    broken = read(f'{head}#, fuzzy\nmsgid "fact"\nmsgstr "fakta"\n\nmsgid "on %(day)s"\nmsgstr "pada %(hari)s"\n')
    assert untranslated({(None, "fact")}, broken) == [(None, "fact")]
    assert misplaced(broken) == [("on %(day)s", "pada %(hari)s")]

    empty = io.BytesIO()
    write_mo(empty, Catalog("id"))
    assert len(differing(catalog, empty.getvalue())) == len(entries(catalog))
