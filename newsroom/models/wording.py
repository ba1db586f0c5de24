"""Texts that editors write in more than one language: read in the reader's, or marked as the other one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language


class Wording(str):
    """A text that knows its language: `{{ event.title }}` prints it, `{{ event.title.language }}` names it."""

    language: str

    def __new__(cls, text: str, language: str) -> Wording:
        wording = super().__new__(cls, text)
        wording.language = language
        return wording

    @property
    def is_foreign(self) -> bool:
        """Whether the reader asked for another language than the one this stands in."""
        return bool(self) and self.language != reader_language()


def reader_language() -> str:
    """The reader's language, as one of settings.LANGUAGES."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


class Translated:
    """`title = Translated()` reads `title_id` or `title_en`: the reader's language, else the first that is there."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, obj: Any, owner: type) -> Any:
        if obj is None:
            return self
        asked = reader_language()
        for language in (asked, *(code for code, _ in settings.LANGUAGES)):
            text = getattr(obj, f"{self.name}_{language}", "")
            if text:
                return Wording(text, language)
        return Wording("", asked)
