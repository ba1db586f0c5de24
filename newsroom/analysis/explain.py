"""Why a rule fired, in words that an editor understands; the sentences are in `data/rules.toml`."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from .reading import Because
from .tables import table


def explain(because: Because, language: Literal["id", "en"]) -> str:
    """One sentence in that language; details that are missing show as "…"."""
    filled: defaultdict[str, str] = defaultdict(lambda: "…", because.details)
    sentence: str = table("rules")[because.rule][language]
    return sentence.format_map(filled)
