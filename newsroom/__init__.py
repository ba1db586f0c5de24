"""The newsroom, in one page.

SOURCE  ->  EXTRACTION  ->  DECISION  ->  KNOWLEDGE  ->  PUBLICATION

intake/    how documents come in. `incoming.keep()` is the only door to the database; the text never changes.
analysis/  what a text says: plain Python, no Django. `analyse()` is its only door. Disposable, can be run again.
desk/      the verbs: suggest, accept, edit, reject, state, publish, withdraw, answer, take up, tell apart, call a
           copy. Each asks permission, changes the state only from the state it expects, and leaves a Decision, in
           one transaction.
models/    what we keep: sources, suggestions, decisions, facts with proof. `published()` is the one rule of
           what the public may see.
admin/     the back office: every button calls a verb.
public/    the site: reads `published()` and nothing else.

Imports point down only (pyproject.toml, [tool.importlinter]).
"""
