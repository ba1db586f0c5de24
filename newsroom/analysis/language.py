"""The language of a text: by its script where that decides, else by py3langid among the languages of the beat."""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import Any

_SCRIPTS = (
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("lo", re.compile(r"[\u0e81-\u0eff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ỹ]")
_VIETNAMESE = re.compile(r"[ĂăĐđƠơƯưẠ-ỹ]")  # no other of these languages has such letters
_BEYOND_LATIN = re.compile(r"[\u0e01-\ud7af]")
_ENOUGH = 800  # 300 would mistake some stretches of the seeds, 500 none
# So many letters decide where they speak clearly: where 300 mistook a stretch, the difference was below 9.
_GLANCE, _CLEAR = 300, 12.0
_CHOICE = ["id", "ms", "en", "vi", "tl", "fr", "de", "es", "pt", "nl", "it"]


def detect(text: str) -> str:
    """ISO 639-1 code of the language in which most of the text is written; "und" where there is no letter."""
    sample = text[:_ENOUGH]
    if sample.isascii():
        return _by_words(sample) if _LATIN.search(sample) else "und"
    latin = len(_LATIN.findall(sample))
    for code, letters in _SCRIPTS if _BEYOND_LATIN.search(sample) else ():
        # One sign of these scripts says about as much as three Latin letters.
        if 3 * len(letters.findall(sample)) > latin:
            return code
    if not latin:
        return "und"
    # A Vietnamese text has one in five.
    if 10 * len(_VIETNAMESE.findall(sample)) > latin:
        return "vi"
    return _by_words(sample)


def _by_words(sample: str) -> str:
    """What the model says of the first letters, or of all of them where those do not speak clearly."""
    best, second = _model().rank(sample[:_GLANCE])[:2]
    if best[1] - second[1] < _CLEAR:
        best = _model().rank(sample)[0]
    code = str(best[0])
    return "fil" if code == "tl" else code


@cache
def _model() -> Any:
    """Read when the first text comes, not before: it takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_CHOICE)
    # Its lists hold 100,000 numbers as objects all over the memory; packed, they stay in the processor's cache.
    identifier.tk_output = array("i", identifier.tk_output)
    identifier._rowbase = array("l", identifier._rowbase)
    return identifier
