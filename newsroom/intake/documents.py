"""Text documents: files of an editor's folder, plain text or Markdown in UTF-8."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from newsroom.analysis import Gazetteer, analyse
from newsroom.analysis.excerpt import first_sentence
from newsroom.intake.incoming import MAX_BYTES, Incoming

SUFFIXES = (".txt", ".md")
# C0 control characters that no text needs; tab, line feed, form feed and carriage return are no offence.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LONGEST_TITLE = 400
LONGEST_REFERENCE = 200


class Unreadable(Exception):
    """A path or file that gives no document; the text is the plain reason."""


def paths_of(given: Iterable[Path]) -> Iterator[Path | tuple[Path, Unreadable]]:
    """The files to read: each file as it is given, of a folder its *.txt and *.md by name, or why there is none."""
    for path in given:
        try:
            yield from _files_of(path)
        except OSError as error:
            yield path, Unreadable(error.strerror or str(error))


def _files_of(path: Path) -> list[Path | tuple[Path, Unreadable]]:
    if path.is_dir():
        found = sorted(child for child in path.iterdir() if child.suffix.lower() in SUFFIXES and child.is_file())
        return [*found] or [(path, Unreadable(_("no *.txt or *.md in this folder")))]
    if path.is_file():
        return [path]
    wrong = _("neither a file nor a folder") if path.exists() else _("no such file or folder")
    return [(path, Unreadable(wrong))]


def read(path: Path, gazetteer: Gazetteer, received_on: dt.date) -> Incoming:
    """A document as an Incoming. Unreadable with the reason: empty, not text, not UTF-8, too large, not allowed.

    Its reference is the name of its folder and its own, so that the same file is the same article wherever the
    folder lies. A document without a headline is called by its first sentence, and says so.
    """
    return incoming(decode(_bytes_of(path)), reference(path), gazetteer, received_on)


def reference(path: Path) -> str:
    """What a document is called for good: its folder and its own name. Unreadable where that is no text."""
    name = f"document:{path.resolve().parent.name}/{path.name}"
    if not name.isprintable() or len(name) > LONGEST_REFERENCE:
        raise Unreadable(_("its name cannot be kept: rename it"))
    return name


def incoming(text: str, import_ref: str, gazetteer: Gazetteer, received_on: dt.date) -> Incoming:
    """A text whose origin says nothing about it: title, language, outlet, dateline and date as the text has them."""
    reading = analyse(text, gazetteer, received=received_on)
    title = " ".join((reading.title.quote if reading.title else first_sentence(text)).split())
    dateline = reading.dateline
    published = reading.published
    return Incoming(
        import_ref=import_ref,
        text=text,
        title=title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…",
        title_from_text=reading.title is None,
        language=reading.language,
        outlet=(dateline.outlet or "") if dateline else "",
        dateline=(dateline.place or "") if dateline else "",
        published_edtf=published.edtf if published else "",
        published_basis=published.basis if published else "",
        received_on=received_on,
    )


def decode(data: bytes) -> str:
    """The text of a file, every character kept. Unreadable if it is empty, not UTF-8, or not text at all."""
    if not data.strip():
        raise Unreadable(_("it is empty"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("not UTF-8: byte 0x%(byte)02x at position %(at)d; save it as UTF-8 and load it again")
            % {"byte": data[error.start], "at": error.start}
        ) from error
    control = CONTROL.search(text)
    if control:
        raise Unreadable(
            _("not text: control character U+%(code)04X at position %(at)d")
            % {"code": ord(control.group()), "at": control.start()}
        )
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise Unreadable(_("larger than 20 MB"))
    return data
