"""Files of articles as bytes: CSV, XLSX and JSON, read into a table that is sound, and written so that no cell acts.

Whatever is wrong with a file is a `Broken` with words for the editor, before a single row is looked at.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import tablib
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, JSON, XLSX

MAX_ROWS = 500
MAX_FILE = 10 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 500
MAX_COLUMNS = 64
COLUMNS = ("import_ref", "title", "language", "outlet", "url", "published_edtf", "received_on", "text")
# Written by an export for the reader's information, and passed over by an import.
INFORMATION = ("state",)
LONGEST_XLSX_CELL = 32_767
# What a spreadsheet may take for a formula, at the start of a cell, after blanks too.
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
XLSX_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Broken(Exception):
    """A file that cannot be imported; the text says why and what to do."""


def guard(value: Any) -> Any:
    """A cell that no spreadsheet runs: what looks like a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def unguard(value: Any) -> Any:
    """The cell that `guard` was given."""
    if isinstance(value, str) and value.startswith("'") and FORMULA.match(value[1:]):
        return value[1:]
    return value


def table(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> tablib.Dataset:
    """A dataset of at most MAX_ROWS rows under known columns, free of characters that no database keeps."""
    names = [str(name or "").strip().lower() for name in headers]
    while names and not names[-1]:
        names.pop()
    _check_headers(names)
    dataset = tablib.Dataset(headers=names)
    for number, row in enumerate((row for row in rows if not blank(row)), 1):
        if number > MAX_ROWS:
            raise Broken(
                _("More than %(most)d rows. Split the file, or load documents with the command load_documents.")
                % {"most": MAX_ROWS}
            )
        if not blank(row[len(names) :]):
            raise Broken(_("Row %(row)d has more cells than there are columns.") % {"row": number})
        if len(row) < len(names):
            raise Broken(_("Row %(row)d has fewer cells than there are columns.") % {"row": number})
        dataset.append([_sound(cell, name, number) for name, cell in zip(names, row, strict=False)])
    if not dataset.height:
        raise Broken(_("There is no row in this file."))
    _check_references(dataset["import_ref"])
    return dataset


def _check_references(refs: list[str]) -> None:
    """Broken where two rows claim to be the same article."""
    first: dict[str, int] = {}
    for number, ref in enumerate((ref.strip() for ref in refs), 1):
        if first.setdefault(ref, number) != number:
            raise Broken(
                _("Rows %(first)d and %(second)d have the same import_ref “%(ref)s”.")
                % {"first": first[ref], "second": number, "ref": ref[:80]}
            )


def blank(row: Sequence[Any]) -> bool:
    return all(cell in (None, "") for cell in row)


def _check_headers(names: list[str]) -> None:
    known = (*COLUMNS, *INFORMATION)
    if "import_ref" not in names:
        raise Broken(
            _("The column “import_ref” is missing. The first row must name the columns: %(columns)s.")
            % {"columns": ", ".join(COLUMNS)}
        )
    unknown = [name or _("(no name)") for name in names if name not in known]
    if unknown:
        raise Broken(
            _("Unknown columns: %(unknown)s. Known are: %(known)s.")
            % {"unknown": ", ".join(unknown)[:200], "known": ", ".join(known)}
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Broken(_("There are two columns “%(name)s”.") % {"name": twice[0]})


def _sound(cell: Any, name: str, number: int) -> Any:
    """A cell as text, day or nothing. Broken where it holds what no text may."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, list | dict):
        raise Broken(_("Row %(row)d, %(column)s: not a text.") % {"row": number, "column": name})
    text = "" if cell is None else str(cell)
    odd = next((letter for letter in text if letter == "\x00" or "\ud800" <= letter <= "\udfff"), None)
    if odd is not None:
        raise Broken(
            _("Row %(row)d, %(column)s: not text (character U+%(code)04X at position %(at)d).")
            % {"row": number, "column": name, "code": ord(odd), "at": text.index(odd)}
        )
    return text


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark. Broken, with the place, for anything else."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Broken(
            _("Not UTF-8: byte 0x%(byte)02x at position %(at)d. Save it as “CSV UTF-8” and upload it again.")
            % {"byte": data[error.start], "at": error.start}
        ) from error


class Articles:
    """What the three formats share: they read bytes, whatever the browser calls them."""

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"


class ArticlesCSV(Articles, CSV):
    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> tablib.Dataset:
        text = decode(in_stream)
        csv.field_size_limit(MAX_FILE)
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
        except csv.Error as error:
            raise Broken(_("This is no sound CSV: %(error)s.") % {"error": error}) from error
        if not rows:
            raise Broken(_("The file is empty."))
        return table(rows[0], [[unguard(cell) for cell in row] for row in rows[1:]])

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(dataset.headers)
        writer.writerows([guard(cell) for cell in row] for row in dataset)
        # With the mark, spreadsheets read it as what it is.
        return out.getvalue().encode("utf-8-sig")


class ArticlesJSON(Articles, JSON):
    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> tablib.Dataset:
        try:
            rows = json.loads(decode(in_stream))
        except (ValueError, RecursionError) as error:
            raise Broken(_("This is no sound JSON: %(error)s.") % {"error": str(error)[:200]}) from error
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Broken(_("The JSON must be a list of objects, one for each article."))
        headers = list(dict.fromkeys(name for row in rows[: MAX_ROWS + 1] for name in row)) or [""]
        return table(headers, ([row.get(name) for name in headers] for row in rows))

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        return json.dumps(dataset.dict, ensure_ascii=False, indent=1).encode()


class ArticlesXLSX(Articles, XLSX):
    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> tablib.Dataset:
        import openpyxl

        try:
            _check_zip(in_stream)
            book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            # What the file says of its own size may be wrong, or a trap: rows are taken as they come.
            sheet.reset_dimensions()
            filled = (row for row in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS) if not blank(row))
            rows = list(islice(filled, MAX_ROWS + 2))
            book.close()
        except Broken:
            raise
        except Exception as error:  # openpyxl raises whatever the file makes it stumble over
            raise Broken(_("This is no sound XLSX file (%(error)s).") % {"error": type(error).__name__}) from error
        if not rows:
            raise Broken(_("The first sheet is empty."))
        width = max(len(row) for row in rows)
        padded = [[unguard(cell) for cell in row] + [None] * (width - len(row)) for row in rows]
        return table(padded[0], padded[1:])

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        from openpyxl import Workbook

        # All cells are looked at before the book is begun, which keeps a temporary file until it is saved.
        rows = [[_cell(guard(cell), str(row[0])) for cell in row] for row in dataset]
        book = Workbook(write_only=True)
        sheet = book.create_sheet("articles")
        for row in (dataset.headers, *rows):
            sheet.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


FORMATS = [ArticlesCSV, ArticlesXLSX, ArticlesJSON]


def _delimiter(text: str) -> str:
    """Of comma, semicolon and tab the one that gives the most known columns in the first line."""
    first = text.split("\n", 1)[0].strip("\r")
    return max(",;\t", key=lambda mark: sum(name.strip(' "').lower() in COLUMNS for name in first.split(mark)))


def _check_zip(data: bytes) -> None:
    """Broken for an archive that unpacks into more than any sheet of articles needs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise Broken(_("Unpacked, this file is too large."))


def _cell(value: Any, ref: str) -> Any:
    """A cell that XLSX can hold. ValueError in words for one that it would cut or refuse."""
    if isinstance(value, str) and (len(value) > LONGEST_XLSX_CELL or XLSX_FORBIDDEN.search(value)):
        raise ValueError(
            _("“%(ref)s” does not fit into an XLSX cell (too long, or control characters): export CSV or JSON.")
            % {"ref": ref}
        )
    return value
