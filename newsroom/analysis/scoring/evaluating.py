"""The texts that a reference names, read and judged one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..reading import Reading
from .judging import judge
from .reference import BadReference, Reference, ReferenceDocument
from .scores import Scores


def evaluate(reference: Reference, folder: Path, read: Callable[[str, date | None], Reading]) -> Scores:
    """How well `read` reads the texts of a folder; it is given each text and the day that its document came in.

    BadReference where a text is missing or not UTF-8, or does not hold a passage that the reference quotes.
    """
    scores = Scores()
    for document in reference.documents:
        text = _text(folder, document)
        judge(document, reference.partial, text, read(text, document.received), scores)
    return scores


def _text(folder: Path, document: ReferenceDocument) -> str:
    path = folder / document.file
    try:
        # As bytes: reading as text would change line ends, and with them every offset.
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadReference(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BadReference(f"{path}: not UTF-8 (byte {error.start})") from error
    for quote in document.quotes:
        if not quote or quote not in text:
            raise BadReference(f"{path}: the reference quotes what does not stand there: “{quote}”")
    return text
