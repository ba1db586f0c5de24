"""Export of articles: what goes out comes back unchanged, and no cell of a spreadsheet acts."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from newsroom.admin.sheets import FORMULA, guard, unguard
from newsroom.models import Article, ArticleText
from tests.admin.conftest import make_article
from tests.admin.test_import import FORMATS, confirm, sample, upload

FORMULAS = ("=1+1", "+62", "-5", "@here", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "  =1", "'=1", "''=1")
TEXT = "=SUM(A1:A9) «kutipan», \"dua\"; 'satu'\nbaris dua\ttab\n\n— akhir… 58 °C ไทย 🙂"


def export(client, suffix: str, query: str = ""):
    return client.post(reverse("admin:newsroom_article_export") + query, {"format": FORMATS[suffix], "resource": "0"})


@pytest.fixture
def editor(as_, db):
    make_article(
        "ref:1", text=TEXT, title="+judul", url="https://example.org/?a=1,2", published_edtf="2025-12", zones=[]
    )
    make_article("ref:2", text="Teks kedua.\r\nDengan akhir baris lain.", zones=[])
    return as_("sari")


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_works(editor, suffix):
    """What was exported and is imported again changes nothing."""
    before = list(Article.objects.order_by("pk").values())
    data = export(editor, suffix).content
    preview = upload(editor, data, suffix)
    assert [row.import_type for row in preview.context["result"].valid_rows()] == ["skip", "skip"]
    confirm(editor, preview)
    assert list(Article.objects.order_by("pk").values()) == before
    assert ArticleText.objects.count() == 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_into_an_empty_newsroom_the_same_articles_come_back(editor, suffix):
    data = export(editor, suffix).content
    texts = dict(ArticleText.objects.values_list("article__import_ref", "text"))
    for article in Article.objects.all():
        article.texts.get().runs.all().delete()
    ArticleText.objects.all().delete()
    Article.objects.all().delete()
    confirm(editor, upload(editor, data, suffix))
    found = dict(ArticleText.objects.values_list("article__import_ref", "text"))
    assert found["ref:1"] == texts["ref:1"]
    assert found["ref:2"].splitlines() == texts["ref:2"].splitlines()
    assert Article.objects.get(import_ref="ref:1").title == "+judul"


def test_csv_cells_are_guarded_and_marked_as_utf8(editor):
    response = export(editor, "csv")
    assert response["Content-Type"] == "text/csv"
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert rows[1]["text"] == "'" + TEXT and rows[1]["title"] == "'+judul"
    assert rows[1]["state"] == "ingested"


def test_xlsx_holds_no_formula(editor):
    book = load_workbook(io.BytesIO(export(editor, "xlsx").content))
    assert "f" not in {cell.data_type for row in book.active.rows for cell in row}
    assert all(not str(cell.value or "").startswith("=") for row in book.active.rows for cell in row)


def test_formulas_of_a_foreign_file_are_kept_as_text_and_leave_guarded(as_, db):
    client = as_("sari")
    confirm(client, sample(client, "articles_formula.csv"))
    article = Article.objects.get(import_ref="csv:1")
    assert article.title.startswith("=HYPERLINK(")
    assert Article.objects.get(import_ref="csv:2").title == "=benar"
    assert "\"'=HYPERLINK(" in export(client, "csv").content.decode()


def test_json_is_raw(editor):
    rows = json.loads(export(editor, "json").content)
    assert {row["import_ref"]: row["text"] for row in rows}["ref:1"] == TEXT


def test_what_does_not_fit_into_a_sheet_is_refused_not_cut(editor):
    make_article("ref:long", text="a" * 40_000, zones=[])
    response = export(editor, "xlsx")
    assert "“ref:long” does not fit" in " ".join(map(str, response.context["messages"]))
    assert len(json.loads(export(editor, "json").content)) == 3


def test_the_filter_of_the_list_is_the_filter_of_the_export(editor):
    assert len(json.loads(export(editor, "json", "?q=ref:2").content)) == 1


def test_the_text_is_the_newest(editor):
    article = Article.objects.get(import_ref="ref:2")
    article.texts.create(version=2, text="Versi dua.")
    assert "Versi dua." in export(editor, "json").content.decode()


@pytest.mark.parametrize("who", ["", "tono", "budi", "sari", "putri", "rini"])
def test_exporting_needs_its_permission(as_, cast, who):
    make_article()
    client = as_(who)
    may = who in ("sari", "putri", "rini")
    assert (export(client, "csv").status_code == 200) == may
    assert (client.get(reverse("admin:newsroom_article_export")).status_code == 200) == may


def test_a_cost_that_does_not_grow_with_the_rows(editor, django_assert_max_num_queries):
    for number in range(20):
        make_article(f"many:{number}", zones=[])
    with django_assert_max_num_queries(12):
        assert len(json.loads(export(editor, "json").content)) == 22


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_looks_like_a_formula_is_guarded(cell):
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@given(st.text(alphabet="=+-@'＝＠ \t\rab1"))
def test_the_guard_takes_nothing_away(cell):
    assert unguard(guard(cell)) == cell
    assert not FORMULA.match(guard(cell)) or guard(cell).startswith("'")
