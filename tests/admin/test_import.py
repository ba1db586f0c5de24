"""Import of articles: preview, confirmation, all rows or none, and every awkward file answered in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from newsroom.admin.sheets import COLUMNS, MAX_FILE
from newsroom.models import Article, ArticleText, Outlet

SAMPLES = Path(__file__).parent.parent / "samples"
FORMATS = {"csv": "0", "xlsx": "1", "json": "2"}


@pytest.fixture
def editor(as_, db):
    return as_("sari")


def upload(client, data: bytes, suffix: str = "csv", name: str = ""):
    file = SimpleUploadedFile(name or f"articles.{suffix}", data)
    address = reverse("admin:newsroom_article_import")
    return client.post(address, {"import_file": file, "format": FORMATS[suffix], "resource": "0"})


def sample(client, name: str):
    return upload(client, (SAMPLES / name).read_bytes(), name.rsplit(".", 1)[1], name)


def confirm(client, preview):
    form = preview.context["confirm_form"]
    return client.post(reverse("admin:newsroom_article_process_import"), form.initial, follow=True)


def problems(response) -> str:
    """All that the page says is wrong, at the file or at its rows."""
    return " ".join([*response.context["form"].errors.get("import_file", []), *response.context.get("problems", [])])


def sheet(rows: list[list]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def messages(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_it_works(editor, django_capture_on_commit_callbacks):
    preview = sample(editor, "articles_plain.csv")
    assert [row.import_type for row in preview.context["result"].valid_rows()] == ["new", "new"]
    assert not Article.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        done = confirm(editor, preview)
    assert "2 new articles" in messages(done)
    article = Article.objects.get(import_ref="csv:2")
    assert article.current_text.text == "Teks kedua, \nbaris kedua, di Jakarta."
    assert (article.title, article.outlet.name, article.published_edtf, str(article.received_on)) == (
        "Judul", "ANTARA", "2025-12", "2025-12-20",
    )  # fmt: skip
    task = DBTaskResult.objects.get()
    assert task.task_path == "newsroom.desk.tasks.read_articles"
    assert sorted(task.args_kwargs["args"][0]) == sorted(Article.objects.values_list("pk", flat=True))


def test_the_same_file_again_changes_nothing(editor, django_capture_on_commit_callbacks):
    confirm(editor, sample(editor, "articles_plain.csv"))
    preview = sample(editor, "articles_plain.csv")
    assert [row.import_type for row in preview.context["result"].valid_rows()] == ["skip", "skip"]
    with django_capture_on_commit_callbacks() as callbacks:
        assert "2 unchanged" in messages(confirm(editor, preview))
    assert callbacks == []
    assert ArticleText.objects.count() == 2


def test_a_changed_text_adds_a_version_and_the_preview_shows_it(editor):
    confirm(editor, sample(editor, "articles_plain.csv"))
    preview = upload(editor, b"import_ref,text\ncsv:1,Teks yang baru di Bangkok.\n")
    (row,) = preview.context["result"].valid_rows()
    assert row.import_type == "update"
    (change,) = row.changes
    assert (change.before, change.after) == ("Teks pertama di Bangkok.", "Teks yang baru di Bangkok.")
    confirm(editor, preview)
    article = Article.objects.get(import_ref="csv:1")
    assert [text.version for text in article.texts.all()] == [1, 2]
    assert article.title == "Judul"


def test_a_column_that_is_absent_changes_nothing_and_an_empty_cell_empties(editor):
    confirm(editor, sample(editor, "articles_plain.csv"))
    confirm(editor, upload(editor, b"import_ref,url,title\ncsv:1,,\n"))
    article = Article.objects.get(import_ref="csv:1")
    assert (article.url, article.title, article.outlet.name) == ("", "Judul", "ANTARA")


@pytest.mark.parametrize("name", ["articles_bom_semicolon_dos.csv", "articles_tab_utf16.csv", "articles_plain.json"])
def test_the_usual_ways_of_saving_a_sheet_are_understood(editor, name):
    preview = sample(editor, name)
    assert problems(preview) == ""
    confirm(editor, preview)
    assert Article.objects.get().current_text.text.endswith(("Bangkok.", "5 °C."))


def test_what_a_row_does_not_say_is_read_out_of_its_text(editor):
    confirm(
        editor,
        upload(editor, b"import_ref,text\ncsv:1,Menteri dari negara tetangga bertemu di Bangkok. Lalu pulang.\n"),
    )
    article = Article.objects.get()
    assert article.title == "Menteri dari negara tetangga bertemu di Bangkok."
    assert article.title_from_text and article.language and article.received_on


def test_line_ends_turned_around_are_no_new_text(editor):
    confirm(editor, upload(editor, b'import_ref,text\ncsv:1,"Baris satu di Bangkok.\nBaris dua."\n'))
    preview = upload(editor, b'import_ref,text\r\ncsv:1,"Baris satu di Bangkok.\r\nBaris dua."\r\n')
    assert [row.import_type for row in preview.context["result"].valid_rows()] == ["skip"]


def test_xlsx_with_its_own_days_and_numbers(editor):
    import datetime as dt

    rows = [
        ["import_ref", "text", "received_on", "published_edtf"],
        [7, "Teks di Bangkok.", dt.datetime(2025, 12, 20), 2025],
    ]
    confirm(editor, upload(editor, sheet(rows), "xlsx"))
    article = Article.objects.get()
    assert (article.import_ref, str(article.received_on), article.published_edtf) == ("7", "2025-12-20", "2025")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("articles_latin1.csv", "Not UTF-8: byte 0xe9"),
        ("articles_nul.csv", "Row 1, text: not text (character U+0000 at position 4)"),
        ("articles_no_reference.csv", "The column “import_ref” is missing"),
        ("articles_unknown_column.csv", "Unknown columns: tilte"),
        ("articles_twice.csv", "Rows 1 and 3 have the same import_ref “csv:1”"),
        ("articles_bad_date.csv", "Row 2: received_on: “20/12/2025” is no day"),
        ("articles_bad_edtf.csv", "Row 1: published_edtf: “Desember 2025” is no date"),
        ("articles_javascript_url.csv", "Row 1: url: Enter a valid URL."),
        ("articles_ragged.csv", "Row 1 has fewer cells"),
        ("articles_empty_text.csv", "Row 1: text: It is empty."),
        ("articles_501_rows.csv", "More than 500 rows"),
        ("articles_open_quote.csv", "This is no sound CSV"),
        ("articles_empty.csv", "empty"),
        ("articles_surrogate.json", "Row 1, text: not text (character U+D800"),
        ("articles_object.json", "must be a list of objects"),
        ("articles_broken.json", "This is no sound JSON"),
        ("articles_nested.json", "Row 1, text: not a text."),
        ("articles_deep.json", "This is no sound JSON"),
        ("articles_broken.xlsx", "This is no sound XLSX file"),
    ],
)
def test_an_awkward_file_is_answered_in_words_and_nothing_is_kept(editor, name, said):
    response = sample(editor, name)
    assert response.status_code == 200
    assert said in problems(response)
    assert "confirm_form" not in response.context
    assert "Traceback" not in response.content.decode()
    assert not Article.objects.exists() and not Outlet.objects.exists()


def test_a_row_that_is_there_under_another_name_is_an_error(editor):
    confirm(editor, upload(editor, b"import_ref,outlet,text\na,ANTARA,Teks di Bangkok.\n"))
    response = upload(editor, b"import_ref,outlet,text\nb,ANTARA,Teks di Bangkok.\n")
    assert "Row 1: Same text as a." in problems(response)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02", b"\xff\xfe\x00", b"PK\x03\x04", b"[]", b"null", b"\xef\xbb\xbf", b";;;;\n"]
)
def test_garbage_is_answered_in_words(editor, suffix, data):
    response = upload(editor, data, suffix)
    assert response.status_code == 200
    assert problems(response)


def test_a_sheet_with_one_cell_in_its_last_corner_is_read(editor):
    book = Workbook()
    book.active.append(["import_ref", "text"])
    book.active.append(["a", "Teks di Bangkok."])
    book.active.cell(row=1_000_000, column=3, value=None).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    assert [row.import_type for row in upload(editor, out.getvalue(), "xlsx").context["result"].valid_rows()] == [
        "new"
    ]


def test_a_sheet_that_unpacks_into_too_much_is_refused(editor):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (101 * 1024 * 1024))
    assert "Unpacked, this file is too large." in problems(upload(editor, out.getvalue(), "xlsx"))


def test_a_file_that_is_too_large_is_refused(editor):
    assert "Larger than 10" in problems(upload(editor, b"x" * (MAX_FILE + 1)))


def test_what_fails_at_the_confirmation_is_no_success(editor):
    preview = upload(editor, b"import_ref,outlet,text\nb,ANTARA,Teks lain di Hanoi.\nc,ANTARA,Teks di Bangkok.\n")
    confirm(editor, upload(editor, b"import_ref,outlet,text\na,ANTARA,Teks di Bangkok.\n"))
    done = confirm(editor, preview)
    assert "Nothing was imported" in messages(done)
    assert "Row 2: Same text as a." in messages(done)
    assert [article.import_ref for article in Article.objects.all()] == ["a"]


@pytest.mark.parametrize("name", ["0" * 32, "../../etc/passwd", "passwd", ""])
def test_a_confirmation_of_another_file_is_refused_in_words(editor, name):
    data = {"import_file_name": name, "original_file_name": "x.csv", "format": "0", "resource": "0"}
    response = editor.post(reverse("admin:newsroom_article_process_import"), data, follow=True)
    assert response.status_code == 200
    assert not Article.objects.exists()


@pytest.mark.parametrize("number", ["7", "x", "-1", ""])
def test_an_unknown_format_is_refused_in_words(editor, number):
    preview = sample(editor, "articles_plain.csv")
    data = preview.context["confirm_form"].initial | {"format": number}
    assert editor.post(reverse("admin:newsroom_article_process_import"), data).status_code == 200
    assert not Article.objects.exists()


def test_a_preview_leaves_no_file_behind_once_it_is_confirmed(editor, settings):
    confirm(editor, sample(editor, "articles_plain.csv"))
    assert list((Path(settings.VAR_DIR) / "uploads").iterdir()) == []


@pytest.mark.parametrize("who", ["", "tono", "budi", "sari", "putri", "rini"])
def test_importing_needs_its_permission(as_, cast, who):
    client = as_(who)
    response = sample(client, "articles_plain.csv")
    may = who in ("sari", "putri", "rini")
    assert (response.status_code == 200) == may
    if not may:
        address = reverse("admin:newsroom_article_process_import")
        assert client.post(address, {"format": "0"}).status_code in (302, 403)
    assert not Article.objects.exists()


def test_confirming_needs_the_token(as_, cast):
    client = as_("sari", enforce_csrf_checks=True)
    for act in ("import", "process_import"):
        assert client.post(reverse(f"admin:newsroom_article_{act}"), {}).status_code == 403


def test_the_history_of_an_article_says_who_imported_it(editor):
    confirm(editor, sample(editor, "articles_plain.csv"))
    confirm(editor, upload(editor, b"import_ref,text\ncsv:1,Teks yang baru di Bangkok.\n"))
    article = Article.objects.get(import_ref="csv:1")
    entries = LogEntry.objects.filter(object_id=article.pk).order_by("pk")
    assert [(entry.user.username, str(entry.change_message)) for entry in entries] == [
        ("sari", "Imported."),
        ("sari", "Changed by an import."),
    ]
    page = editor.get(reverse("admin:newsroom_article_history", args=[article.pk])).content.decode()
    assert "Changed by an import." in page


def test_an_import_changes_no_state(editor):
    confirm(editor, sample(editor, "articles_plain.csv"))
    confirm(editor, upload(editor, b"import_ref,state\ncsv:1,published\n"))
    assert Article.objects.get(import_ref="csv:1").state == "ingested"
    assert "state" not in COLUMNS


def test_markup_in_a_cell_is_text_in_the_preview(editor):
    page = upload(
        editor, b"import_ref,text\n<script>x</script>,<script>alert(1)</script> di Bangkok.\n"
    ).content.decode()
    assert "<script>x" not in page and "<script>alert" not in page
