"""How fast and how steady the analysis is: `DEBUG=on python benchmarks/analysis.py [--check]`.

Prints figures; with --check it ends with 1 where a goal is missed. CPU time is that of this process, so that other
work on the machine weighs little, and every figure is a median: yet a busy neighbour makes all of them larger.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateparser.search import search_dates  # noqa: E402

from newsroom.analysis import Gazetteer, analyse, document, reader  # noqa: E402
from newsroom.analysis.jsonl import as_json  # noqa: E402
from newsroom.analysis.reading import Reading  # noqa: E402
from tests.analysis.worst_texts import LIMIT, patterns, slowest, texts  # noqa: E402

RECEIVED = date(2026, 2, 1)
LENGTH, ROUNDS = 3_000, 7
MS_PER_ARTICLE, GROWTH = 8.0, 12.0
MANAGE = (sys.executable, str(ROOT / "manage.py"))

missed: list[str] = []


def goal(kept: bool, figure: str) -> None:
    """Prints a figure that has a goal, and remembers where it is missed."""
    print(f"{figure}{'' if kept else '   MISSED'}", flush=True)
    if not kept:
        missed.append(figure)


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of this process."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def of_length(text: str) -> str:
    """About 3,000 characters: the text again where it is too short, cut at a blank where it is too long."""
    long = "\n\n".join([text] * (LENGTH // max(1, len(text)) + 1))
    return long[: long.rfind(" ", 0, LENGTH)]


def read(text: str) -> Reading:
    return analyse(text, Gazetteer.load(), received=RECEIVED)


# ------------------------------------------------------------------ speed


def articles() -> None:
    """Milliseconds for an article, and for dateparser to find no more than the dates in it."""
    sized = [of_length(text) for text in texts()]
    languages = [as_json("", read(text))["language"] for text in sized]
    print(
        f"{len(sized)} articles of {round(statistics.mean(map(len, sized)))} characters, median of {ROUNDS} rounds:"
    )

    def dates(text: str, language: str) -> object:
        return search_dates(text, languages=[language if language in ("id", "ms", "th", "vi", "zh") else "en"])

    ours, theirs = [], []
    for _ in range(ROUNDS):  # by turns, so that both see the same neighbours
        ours.append([cpu(partial(read, text)) for text in sized])
        if len(theirs) < 3:
            theirs.append([cpu(partial(dates, *pair)) for pair in zip(sized, languages, strict=True)])
    our, their, best = typical(ours), typical(theirs), typical([list(map(min, zip(*ours, strict=True)))])
    goal(our <= MS_PER_ARTICLE, f"  all layers                      {our:8.2f} ms   (goal {MS_PER_ARTICLE:.0f})")
    print(f"  the same, best round            {best:8.2f} ms")
    print(f"  dateparser search_dates alone   {their:8.2f} ms   ({their / our:.1f} times ours)")
    for step, spent in steps(sized).items():
        if spent >= 0.01:
            print(f"    {step:29} {spent:8.2f} ms")


def typical(rounds: list[list[float]]) -> float:
    """The median article, each at its median over the rounds."""
    return statistics.median(statistics.median(times) for times in zip(*rounds, strict=True))


def steps(sized: list[str]) -> dict[str, float]:
    """Mean milliseconds of every step that these two modules call, the dearest first.

    What several steps share is counted where it is asked for first: the known names are.
    """
    spent: dict[str, float] = {}
    with watched(spent):
        for _ in range(3):
            for text in sized:
                read(text)
    each = {name: total / 3 / len(sized) for name, total in spent.items()}
    return dict(sorted(each.items(), key=lambda step: -step[1]))


@contextmanager
def watched(spent: dict[str, float]) -> Iterator[None]:
    """Within this block every step adds its milliseconds to `spent`."""
    kept = [
        (module, name, step)
        for module in (reader, document)
        for name, step in vars(module).items()
        if inspect.isfunction(step) and step.__module__.startswith("newsroom.analysis.")
        if step.__module__ != module.__name__
    ]

    def timed(name: str, step: Callable) -> Callable:
        def run(*args: object, **named: object) -> object:
            started = time.process_time()
            try:
                return step(*args, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + 1000 * (time.process_time() - started)

        return run

    for module, name, step in kept:
        setattr(module, name, timed(name, step))
    try:
        yield
    finally:
        for module, name, step in kept:
            setattr(module, name, step)


def growth() -> None:
    """Ten times the text, in ten times the time."""
    small = "\n\n".join(texts())[:20_000]
    large = "\n\n".join([small] * 10)
    short, long = (statistics.median(cpu(partial(read, text)) for _ in range(3)) for text in (small, large))
    figure = f"200 kB against 20 kB: {long:.0f} ms, {short:.1f} ms, {long / short:.1f} times (goal {GROWTH:.0f})"
    goal(long / short <= GROWTH, figure)


def worst_pattern() -> None:
    """The slowest of all patterns on the worst text of 10,000 characters that could be made for it."""
    distinct = {(one["pattern"], one["flags"]): one["where"] for one in patterns()["patterns"]}
    ranked = sorted(((*slowest(*one), where) for one, where in distinct.items()), reverse=True)
    seconds, text, where = ranked[0]
    figure = f"slowest of {len(ranked)} patterns on 10 kB: {1000 * seconds:.1f} ms ({where}, {text[:16]!r}; goal 50)"
    goal(seconds <= LIMIT, figure)


# ------------------------------------------------------------------ steadiness


def same_for_every_hash_seed() -> None:
    """The analysis gives the same bytes whatever the order of sets."""
    given = {seed: digest(1, PYTHONHASHSEED=seed) for seed in ("0", "1", "42", "random")}
    goal(len(set(given.values())) == 1, f"PYTHONHASHSEED {', '.join(given)}: {len(set(given.values()))} output")


def same_with_workers() -> None:
    """Two workers give the same bytes as one."""
    given = {digest(workers) for workers in (1, 2)}
    goal(len(given) == 1, f"1 and 2 workers: {len(given)} output")


def digest(workers: int, **environment: str) -> str:
    command = (*MANAGE, "analyse", "--format", "jsonl", "--received", RECEIVED.isoformat(), "--workers", str(workers))
    ran = subprocess.run(
        (*command, "seeds", "tests/eval/dev"), cwd=ROOT, env={**os.environ, **environment}, capture_output=True,
        check=True,
    )  # fmt: skip
    return hashlib.sha256(ran.stdout).hexdigest()


def folder(files: int, workers: int) -> None:
    """Files a second and the most memory of one process, for a folder of so many articles and a tenth of it."""
    with tempfile.TemporaryDirectory() as place:
        known = texts()
        for number in range(files):
            Path(place, f"{number:06}.txt").write_text(f"{known[number % len(known)]}\n\n{number}.\n", "utf-8")
            if number == files // 10 - 1:
                few = memory(place, workers)[1]
        seconds, most = memory(place, workers)
    print(f"{files} files, {workers} worker(s): {files / seconds:.0f} files/s")
    goal(most <= 1.1 * few, f"memory: {few / 1024:.0f} MB for {files // 10} files, {most / 1024:.0f} MB for {files}")


PROGRAM = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def memory(place: str, workers: int) -> tuple[float, int]:
    """Seconds, and the most kB that any one process held."""
    started = time.monotonic()
    command = (*MANAGE, "analyse", "--format", "jsonl", "--workers", str(workers), place)
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *command], cwd=ROOT, capture_output=True, check=True)
    return time.monotonic() - started, int(ran.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="end with 1 where a goal is missed")
    parser.add_argument("--files", type=int, default=1000, help="files in the folder (1000)")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")  # of dateparser
    read(texts()[0])  # everything is loaded now
    articles()
    growth()
    worst_pattern()
    same_for_every_hash_seed()
    same_with_workers()
    for workers in (1, 2):
        folder(options.files, workers)
    if options.check and missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
