"""The start page of the desk with 100,000 articles: what it, its lists and its acts cost.

    DEBUG=on .venv/bin/python benchmarks/waiting.py [--articles 100000] [--database postgres://...] [--check]

Works on a database of its own in a temporary file, or on the empty one that is named. Measured twice: with everything
undecided, and with 98 of 100 articles decided, which is where a queue that looks for what is left gets slow.
Measured so, on two shared cores, SQLite / PostgreSQL: the start page in 66 / 57 ms of CPU and 35 queries, the next
article in 10 / 11 ms, a list in 7 to 50 ms, whether everything waits or little does.
`--check` exits with 1 where the start page takes longer than 250 ms, or more queries than 50.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PER_ARTICLE, PER_BATCH, TRIES = 6, 2_000, 15
MOST_MS, MOST_QUERIES = 250, 50
TEXT = "Para menteri bertemu di Bangkok pada 17 Desember 2025. Lebih dari 300 peserta hadir dari 58 negara. " * 8
QUOTE = "Para menteri bertemu di Bangkok"
KINDS = ("country", "person", "organisation", "figure", "topic", "forum", "commitment")
NOW = dt.datetime.now(dt.UTC)


def prepare(database: str) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DEBUG", "on")
    os.environ["DATABASE_URL"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DEBUG = False
    call_command("migrate", verbosity=0)


def batches(total: int) -> Iterator[range]:
    """The keys from 1 on, some at a time, each time in a transaction of their own."""
    from django.db import transaction

    for first in range(1, total + 1, PER_BATCH):
        with transaction.atomic():
            yield range(first, min(total, first + PER_BATCH - 1) + 1)
        print(f"\r{first + PER_BATCH - 1:,}", end="", file=sys.stderr)
    print(file=sys.stderr)


def fill_articles(total: int, chance: random.Random) -> None:
    """Articles with a text, a reading, and suggestions of which the first is the main event."""
    from newsroom.models import Article, ArticleText, Evidence, ExtractionRun, Outlet, Question, Suggestion

    outlets = Outlet.objects.bulk_create(Outlet(name=f"Media {n}") for n in range(200))
    payload = {"type": "conference", "title_id": "Konferensi Internasional", "edtf": "2025-12-17", "country": "TH"}
    day = dt.date(2025, 12, 20)
    for keys in batches(total):
        rows, texts, runs, quotes, found, asked = [], [], [], [], [], []
        for pk in keys:
            title = f"Laporan nomor {pk} tentang kerja sama melawan penipuan daring"
            first = pk - pk % 50 if chance.random() < 0.1 and pk > 50 else None
            rows.append(
                Article(pk=pk, import_ref=f"b:{pk}", title=title, language="id", received_on=day,
                        outlet=outlets[pk % 200], syndicated_from_id=first if first != pk else None)
            )  # fmt: skip
            texts.append(ArticleText(pk=pk, article_id=pk, version=1, text=TEXT, sha256=f"{pk:064}"))
            runs.append(ExtractionRun(pk=pk, text_id=pk, rules_version="b", zones=[]))
            quotes.append(
                Evidence(pk=pk, text_id=pk, start=0, end=len(QUOTE), exact=QUOTE, zone="body",
                         sentence_start=0, sentence_end=60)
            )  # fmt: skip
            for number in range(PER_ARTICLE):
                sure = round(chance.uniform(0.3, 0.99), 4)
                found.append(
                    Suggestion(
                        run_id=pk, article_id=pk, fingerprint=f"{pk}-{number}", evidence_id=pk, rule="b", why_id="x",
                        why_en="x", confidence=sure, kind=KINDS[number % 7] if number else "event",
                        payload=payload if not number else {"topic": "online_scam"}, is_main=not number,
                        worth=0.0 if number else sure + 1,
                    )
                )  # fmt: skip
            if pk % 20 == 0:
                asked.append(
                    Question(run_id=pk, article_id=pk, fingerprint=f"{pk}", kind="sum_parts", evidence_id=pk,
                             why_id="x", why_en="x", state="answered" if pk % 2000 else "open")
                )  # fmt: skip
        for model, made in (
            (Article, rows), (ArticleText, texts), (ExtractionRun, runs), (Evidence, quotes), (Suggestion, found),
            (Question, asked),
        ):  # fmt: skip
            model.objects.bulk_create(made)
    # One article in fifty changed since; in every other of these the quote is gone.
    others = (TEXT.replace("menteri", "pejabat"), TEXT)
    ArticleText.objects.bulk_create(
        ArticleText(pk=total + pk, article_id=pk, version=2, text=others[pk // 50 % 2], sha256=f"n{pk:063}")
        for pk in range(50, total + 1, 50)
    )


def fill_events(total: int, by: Any, chance: random.Random) -> None:
    """Events with an occurrence, a date and two figures each, their proof and their decisions."""
    from django.db import connection

    from newsroom.models import Commitment, Contradiction, Decision, Event, Fact, Figure, Occurrence, Proof

    hashes, keys = count(), count(1)
    last = dt.date(2026, 12, 31)
    for events in batches(total):
        rows, facts, decisions, proofs, disagree, parts = [], [], [], [], [], []
        for pk in events:
            day = last - dt.timedelta(days=chance.randrange(2000))
            dated = {"edtf": day.isoformat(), "precision": "day"} | dict.fromkeys(
                ("start_earliest", "start_latest", "end_earliest", "end_latest"), day
            )
            state = "in_review" if pk % 997 == 0 else "draft" if pk % 499 == 0 else "published"
            status = "announced" if pk % 200 == 0 else "held"
            rows.append(Event(pk=pk, title_id=f"Rapat {pk}", state=state, status=status, timeline_key=pk, **dated))
            own = [next(keys) for _ in range(5)]
            for key, kind in zip(own, ("occurrence", "dating", "figure", "figure", "commitment"), strict=True):
                fields = {"event_id": pk, "kind": kind, "state": "published"} | (dated if kind == "dating" else {})
                facts.append(Fact(pk=key, **fields))
            parts.append((own, status))
            verb = "withdraw" if pk % 5000 == 0 else "accept"
            at = NOW - dt.timedelta(minutes=7 * pk)
            decisions.append(Decision(pk=pk, verb=verb, by=by, at=at, event_id=pk, hash=f"{next(hashes):064}"))
            proofs += [Proof(fact_id=key, evidence_id=pk, decision_id=pk, is_published=True) for key in own]
            if pk % 1000 == 0:
                disagree.append(Contradiction(event_id=pk, kind="figure", first_id=own[2], second_id=own[3]))
        Event.objects.bulk_create(rows)
        Fact.objects.bulk_create(facts)
        # Of models with a table for their parent no rows can be made at once: their own tables are filled by hand.
        _children(connection, Occurrence, [{"fact_ptr_id": own[0], "type": "other", "status": s} for own, s in parts])
        figures = [{"fact_ptr_id": key, "value": 58 + n, "unit": "people"} for own, _s in parts
                   for n, key in enumerate(own[2:4])]  # fmt: skip
        _children(connection, Figure, figures)
        due = [
            {"fact_ptr_id": own[4], "what_id": "membuka pusat", "due": "", "due_latest": None} for own, _s in parts
        ]
        for row in due[::100]:
            row |= {"due": "2026-06", "due_earliest": dt.date(2026, 6, 1), "due_latest": dt.date(2026, 6, 30)}
        _children(connection, Commitment, due)
        Decision.objects.bulk_create(decisions)
        Proof.objects.bulk_create(proofs)
        Contradiction.objects.bulk_create(disagree)


def _children(connection: Any, model: Any, rows: list[dict[str, Any]]) -> None:
    """Rows of a model's own table, whose parent rows are there; what a row does not name is the default."""
    columns = list(model._meta.local_concrete_fields)
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    marks = ", ".join(["%s"] * len(columns))
    values = [
        [
            field.get_db_prep_save(row.get(field.column, None if field.null else field.get_default()), connection)
            for field in columns
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", values)


def measure(act: Callable[[], Any]) -> tuple[float, float, int]:
    """Median ms of the clock and of this process, and the number of queries."""
    from django.db import connection

    act()
    counted: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        counted.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        act()
    walls, cpus = [], []
    for _ in range(TRIES):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    return statistics.median(walls), statistics.median(cpus), len(counted)


def pages(client: Any, total: int) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.urls import reverse

    from newsroom.admin.piles import EVERY

    def get(address: str) -> Callable[[], Any]:
        def act() -> None:
            answer = client.get(address)
            assert answer.status_code in (200, 302), (address, answer.status_code)

        return act

    yield "start page", get(reverse("admin:index"))
    yield "start page, mine", get(f"{reverse('admin:index')}?show=mine")
    yield "start page, unclaimed", get(f"{reverse('admin:index')}?show=unclaimed")
    for key in ("waiting", *EVERY):
        yield f"list: {key}", get(reverse("admin:queue", args=[key]))
    middle = total // 2
    yield "next article", get(reverse("admin:newsroom_article_next", args=[middle]))
    seen = reverse("admin:newsroom_article_seen", args=[middle])
    yield "an open page reports", lambda: client.post(seen)
    claim = [reverse(f"admin:newsroom_article_{verb}", args=[middle]) for verb in ("claim", "release")]
    yield "claim and release", lambda: [client.post(address) for address in claim]


def decide_most(total: int) -> None:
    """Leaves one article in fifty undecided, spread over all; of half of these only facts."""
    from newsroom.models import Suggestion

    for keys in batches(total):
        done = [pk for pk in keys if pk % 50 != 7]
        Suggestion.objects.filter(article__in=done).update(state="accepted")
        half = [pk for pk in keys if pk % 100 == 7]
        Suggestion.objects.filter(article__in=half, kind="event").update(state="rejected")


def fill(total: int) -> None:
    """Two editors, articles, events, and some articles in hand."""
    from django.contrib.auth.models import Group

    from newsroom.models import Claim, User

    chance, begin = random.Random(1), time.perf_counter()
    user, other = (User.objects.create_user(name, is_staff=True) for name in ("sari", "dewi"))
    user.groups.add(Group.objects.get(name="publisher"))
    fill_articles(total, chance)
    fill_events(total // 5, user, chance)
    Claim.objects.bulk_create(
        Claim(article_id=pk, by=user if pk % 2 else other) for pk in islice(range(3, total, 97), 200)
    )
    print(f"{total:,} articles kept in {time.perf_counter() - begin:.0f} s")


def run(total: int) -> bool:
    """Measures and prints. Whether all goals are met."""
    from django.db import connection
    from django.test import Client

    from newsroom.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="sari"))
    met = True
    for name in ("everything undecided", "98 of 100 decided"):
        if name != "everything undecided":
            decide_most(total)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"\n{f'{connection.vendor}, {name}':36} {'ms':>8} {'CPU ms':>8} {'queries':>8}")
        for page, act in pages(client, total):
            wall, cpu, queries = measure(act)
            print(f"{page:36} {wall:>8.1f} {cpu:>8.1f} {queries:>8}", flush=True)
            if page.startswith("start page"):
                met &= wall <= MOST_MS and queries <= MOST_QUERIES
    return met


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--database", default="", help="an empty one; by default a file that goes again")
    parser.add_argument("--filled", action="store_true", help="measure a database that an earlier run has filled")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(given.database or f"sqlite:///{folder}/queue.sqlite3")
        if not given.filled:
            fill(given.articles)
        met = run(given.articles)
    return int(given.check and not met)


if __name__ == "__main__":
    sys.exit(main())
