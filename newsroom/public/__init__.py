"""Publication: the pages that readers see. They read `published()` and nothing else, and never write.

urls.py         every public address and its name
pages.py        home, about, robots.txt          countries.py forums.py actors.py articles.py events.py proofs.py
timelines.py    one page of a timeline, by key   entries.py    what an entry shows, in few queries
filters.py      every query string is a form     excerpts.py   the passage around a piece of evidence
errors.py       404, 410 and the rest
"""
