"""The back office: forms and buttons. Every button calls a verb of `desk` or the one door of `intake`.

One module per stage (desk, reports, sources, world, people); review is the page on which an article is decided,
rules the record of how well each rule does. Nothing here writes a state. Loaded by Django's autodiscovery, which is
why the site itself lives in `newsroom.adminsite`.
"""

from newsroom.admin import desk, people, reports, sources, world

__all__ = ["desk", "people", "reports", "sources", "world"]
