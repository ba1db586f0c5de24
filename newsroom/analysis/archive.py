"""Many documents, one after the other: files and folders go in, their readings come out as text.

Nothing here grows with the number of files, so an archive of any size is read in the memory of a few documents.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from heapq import nsmallest
from pathlib import Path
from typing import Literal

from .gazetteer import Gazetteer
from .jsonl import as_json
from .listing import as_lines
from .reader import analyse
from .workers import in_order

Style = Literal["jsonl", "text"]
_SUFFIX = ".txt"
_AT_ONCE = 5000  # names of a folder that are held at a time


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, the name under which it is shown, or what is wrong with it already."""

    path: str
    name: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: lines to print without the last line end, or else the problem in words."""

    path: str
    lines: str = ""
    problem: str | None = None


def find_files(paths: Iterable[str]) -> Iterator[Source]:
    """The files named, and all *.txt in the folders named and below, in the order of their names.

    A file of a folder is shown by its path within that folder. Links to folders are not followed.
    """
    for path in paths:
        if not Path(path).is_dir():
            yield Source(path, _shown(Path(path).name))
            continue
        empty = True
        for found in _below(path, ""):
            empty = False
            yield found
        if empty:
            yield Source(path, _shown(path), f"no file *{_SUFFIX} in this directory")


def read_files(sources: Iterable[Source], style: Style, received: date, workers: int = 1) -> Iterator[Answer]:
    """The reading of every file, in order and the same with any number of workers; `WorkerLost` if one is killed."""
    return in_order(partial(read_file, style=style, received=received), sources, workers)


def read_file(source: Source, style: Style, received: date) -> Answer:
    """The reading of one file as lines of this style. A bad file gives an answer too, never an exception."""
    if source.problem is not None:
        return Answer(source.path, problem=source.problem)
    try:
        text = Path(source.path).read_bytes().decode("utf-8")
        if not text.strip():
            return Answer(source.path, problem="the file is empty")
        reading = analyse(text, Gazetteer.load(), received=received)
        if style == "jsonl":
            return Answer(source.path, json.dumps(as_json(source.name, reading), ensure_ascii=False))
        return Answer(source.path, "\n".join(as_lines(source.name, reading)))
    except Exception as error:  # one document must not stop the other hundred thousand
        return Answer(source.path, problem=_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 (byte {error.start})"
    return getattr(error, "strerror", None) or f"not understood: {error!r}"


def _below(root: str, within: str) -> Iterator[Source]:
    folder = str(Path(root, within))
    try:
        for name, is_folder in _by_name(folder):
            inner = str(Path(within, name))
            if is_folder:
                yield from _below(root, inner)
            else:
                yield Source(str(Path(root, inner)), _shown(inner))
    except OSError as error:
        yield Source(folder, _shown(folder), _reason(error))


def _shown(name: str) -> str:
    """The name as text: a name that is not UTF-8 could be printed nowhere."""
    return os.fsencode(name).decode("utf-8", "replace")


def _by_name(folder: str) -> Iterator[tuple[str, bool]]:
    """Names of files and folders in order: looked up anew for every few thousand, instead of holding them all."""
    last = ""
    while True:
        with os.scandir(folder) as entries:
            wanted = (
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if entry.name > last and (entry.name.endswith(_SUFFIX) or entry.is_dir(follow_symlinks=False))
            )
            found = nsmallest(_AT_ONCE, wanted)
        yield from found
        if len(found) < _AT_ONCE:
            return
        last = found[-1][0]
