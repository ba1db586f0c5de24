"""Near-duplicates: what is found, and what a new article costs with 1,000, 10,000 and 100,000 stored.

    DEBUG=on .venv/bin/python benchmarks/copies.py [--most 100000] [--check]

Works on a database of its own in a temporary file. Texts are drawn from the words of the reference readings with
their frequencies; every third carries a slogan that thousands share. `--check` exits with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SLOGAN = "Ikuti terus berita terbaru dari kami setiap hari melalui aplikasi di telepon genggam Anda sekarang juga."
SENTENCES, WORDS = 12, 18
TRIES = 40
KINDS = ("exact", "new lead", "cut by 40 %", "10 % of words changed", "shuffled and cut", "half new", "stranger")
WANTED = {kind: kind != "stranger" for kind in KINDS}


def prepare(folder: str) -> None:
    """Django on an empty database in `folder`."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DEBUG", "on")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/copies.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def vocabulary() -> tuple[list[str], list[int]]:
    """The words of the reference readings, and how often each stands there."""
    files = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/eval/**/*.txt")]
    counted = Counter(word for file in sorted(files) for word in file.read_text("utf-8").split() if word.isalpha())
    return list(counted), list(counted.values())


class Writer:
    """Makes articles, the same ones in every run."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        self.words, self.weights = vocabulary()

    def sentence(self) -> str:
        return " ".join(self.chance.choices(self.words, self.weights, k=WORDS)).capitalize() + "."

    def article(self) -> list[str]:
        written = [self.sentence() for _ in range(SENTENCES)]
        return [*written, SLOGAN] if self.chance.random() < 0.33 else written

    def variant(self, kind: str, of: list[str]) -> list[str]:
        """Another version of an article, in the way that newsrooms make them."""
        if kind == "stranger":
            return self.article()
        if kind == "new lead":
            return [self.sentence(), self.sentence(), *of[2:]]
        if kind == "cut by 40 %":
            return of[: int(len(of) * 0.6)]
        if kind == "10 % of words changed":
            return [" ".join(self.other(word) for word in sentence.split()) for sentence in of]
        if kind == "shuffled and cut":
            rest = of[2:]
            self.chance.shuffle(rest)
            return [self.sentence(), *rest[: int(len(rest) * 0.7)]]
        if kind == "half new":
            return [*(self.sentence() for _ in range(len(of) // 2)), *of[: len(of) // 2]]
        return of

    def other(self, word: str) -> str:
        return self.chance.choice(self.words) if self.chance.random() < 0.1 else word


def stored(sentences: list[str], number: int):
    """An article with its text, as intake would keep it."""
    import datetime as dt

    from newsroom.models import Article, ArticleText
    from newsroom.models.articles import digest

    article = Article(pk=number, import_ref=f"b:{number}", title="t", language="id", received_on=dt.date(2026, 1, 1))
    text = "Sebuah judul di atas\n\n" + " ".join(sentences) + "\n"
    return article, ArticleText(article=article, version=1, text=text, sha256=digest(text))


def fill(writer: Writer, first: int, last: int) -> None:
    """Keeps articles `first` to `last` with their prints, through the same code that keeps one."""
    from django.db import transaction

    from newsroom.analysis import zones
    from newsroom.desk.copies import keep_prints
    from newsroom.models import Article, ArticleText

    for start in range(first, last, 500):
        rows = [stored(writer.article(), number) for number in range(start, min(last, start + 500))]
        with transaction.atomic():
            Article.objects.bulk_create(article for article, _text in rows)
            ArticleText.objects.bulk_create(text for _article, text in rows)
            for article, text in rows:
                keep_prints(article, text, tuple(zones(text.text)))
        print(f"\r{start + len(rows):,} kept", end="", file=sys.stderr)
    print(file=sys.stderr)


def tried(writer: Writer, number: Iterator[int], size: int) -> dict[str, tuple[float, int, float, int]]:
    """For each kind: share called a copy of the right one, false ones, median ms, most compared word for word."""
    from django.db import transaction

    from newsroom.analysis import zones
    from newsroom.desk.copies import compare, keep_prints
    from newsroom.models import ArticleText, Resemblance

    results = {}
    for kind in KINDS:
        right = false = most = 0
        times = []
        for _ in range(TRIES):
            base = ArticleText.objects.get(article=writer.chance.randrange(1, size))
            sentences = [s + "." for s in base.text.split("\n\n")[1].strip().rstrip(".").split(". ")]
            with transaction.atomic():
                article, text = stored(writer.variant(kind, sentences), next(number))
                article.save(), text.save(force_insert=True)
                begin = time.process_time()
                keep_prints(article, text, tuple(zones(text.text)))
                found = compare(article)
                times.append(1000 * (time.process_time() - begin))
                said = set(Resemblance.objects.filter(article=article).values_list("other", flat=True))
                transaction.set_rollback(True)
            right += base.article_id in said
            false += len(said - {base.article_id})
            most = max(most, found.compared)
        results[kind] = (right / TRIES, false, statistics.median(times), most)
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    sizes = [size for size in (1_000, 10_000, 100_000) if size <= given.most]
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        writer, kept, medians = Writer(), 1, {}
        print(f"{'stored':>8}  {'kind':22} {'found':>6} {'false':>6} {'ms':>7} {'compared':>9}")
        for size in sizes:
            fill(writer, kept, size + 1)
            kept = size + 1
            results = tried(writer, iter(range(size + 1, 10**9)), size)
            for kind, (right, false, ms, most) in results.items():
                print(f"{size:>8,}  {kind:22} {right:>6.2f} {false:>6} {ms:>7.2f} {most:>9}")
            medians[size] = statistics.median(ms for _r, _f, ms, _m in results.values())
        ratio = medians[sizes[-1]] / medians[sizes[0]]
        print(f"time per new article, {sizes[-1]:,} stored against {sizes[0]:,}: {ratio:.2f} times")
        missed = ratio > 2 or any(
            (right < 0.9 if WANTED[kind] else right > 0) or false for kind, (right, false, _ms, _n) in results.items()
        )
    return int(given.check and missed)


if __name__ == "__main__":
    sys.exit(main())
