"""What a text says: plain Python, without Django and without a database.

`analyse(text, gazetteer)` is the only door. It returns a `Reading` (see `reading.py`), in which every mention has
its place in the text and the reason why it was found. The steps, in order: `zones` (parts of the page),
`language`, `sentences`, `date_grammar`, `gazetteer` (known names), then one module for each kind of mention,
`events`, `roles`, which say what the countries do in the main event, and at last `questions`: where the text
contradicts itself. Word lists are in `data/`.

Beside it: `prints` (what copies have in common), `sameness` (whether two events are one), `confidence` (how sure a
suggestion is), `gate` (what a language model may add), `archive` (folders of files), `scoring` (against references).
"""

from .entities import Entity, EntityName
from .explain import explain
from .gazetteer import Alias, Gazetteer
from .reader import OF_THE_BEAT, RULES_VERSION, analyse
from .zones import zones

__all__ = [
    "OF_THE_BEAT",
    "RULES_VERSION",
    "Alias",
    "Entity",
    "EntityName",
    "Gazetteer",
    "analyse",
    "explain",
    "zones",
]
