"""How much work the desk is: `DEBUG=on python benchmarks/desk.py [--check]`.

A scripted editor in a real browser (Debian's chromium) decides on every suggestion of the five seeds, as the record
of seeds/curation.json says: what is right is taken together, what is another fact is edited, the rest is turned down
with a reason. Every key that does something, every click, every field filled is one action. Prints the actions per
accepted fact, where they go, and what the server spends; with --check it ends with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import desk_site as site
from desk_editor import Hands, plans
from playwright.sync_api import sync_playwright

from newsroom.models import Article, Decision, Suggestion
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState

ACTIONS_PER_FACT, MS_PER_DECISION = 1.3, 100.0
TAKEN = (Verb.ACCEPT, Verb.SAME_AS, Verb.EDIT, Verb.STATE)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
MODES = {
    False: "Reviewed: every suggestion decided, wording left as it was read",
    True: "Written too: titles, summaries and names worded in two languages, and what the web adds",
}

missed: list[str] = []


def goal(kept: bool, figure: str) -> None:
    """Prints a figure that has a goal, and remembers where it is missed."""
    print(f"{figure}{'' if kept else '   MISSED'}", flush=True)
    if not kept:
        missed.append(figure)


def row_of(name: str, suggestions: int, taken: int, rejected: int, actions: int) -> str:
    return f"{name:12} {suggestions:11} {taken:9} {rejected:9} {actions:8} {actions / max(1, taken):9.2f}"


def reviewed(wording: bool) -> None:
    """One review of the five seeds from the start, with its table."""
    print(f"\n{MODES[wording]}\n{'article':12} suggestions     facts  rejected  actions  per fact", flush=True)
    site.start_again()
    plan = plans(wording)
    total, steps = Counter[str](), Counter[str]()
    with site.served() as (address, measured), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        context = browser.new_context(locale="en")
        context.add_cookies([site.cookie_of("editor") | {"url": address}])
        for article in Article.objects.order_by("pk"):
            hands = Hands(context.new_page(), address)
            before = Decision.objects.filter(verb__in=TAKEN).count()
            hands.review(article, plan[article.pk])
            hands.page.close()
            found = {
                "suggestions": article.suggestions.count(),
                "facts": Decision.objects.filter(verb__in=TAKEN).count() - before,
                "rejected": article.suggestions.filter(state=SuggestionState.REJECTED).count(),
                "actions": hands.acts.total(),
            }
            total.update(found)
            steps.update(hands.acts)
            print(row_of(Path(article.import_ref).name[:3], *found.values()), flush=True)
        browser.close()
    print(row_of("in all", *(total[name] for name in ("suggestions", "facts", "rejected", "actions"))))
    told(wording, total, steps)
    costs(measured)


def told(wording: bool, total: Counter[str], steps: Counter[str]) -> None:
    for step, count in steps.most_common():
        print(f"  {step:28} {count:5} {count / total['facts']:6.2f}")
    waiting = Suggestion.objects.filter(state=SuggestionState.PENDING).count()
    goal(not waiting, f"suggestions left undecided: {waiting}")
    stated = Decision.objects.filter(verb=Verb.STATE).count()
    stating = sum(count for step, count in steps.items() if step.startswith("state"))
    ratio = (total["actions"] - stating) / (total["facts"] - stated)
    goal(ratio <= ACTIONS_PER_FACT, f"actions per accepted suggestion: {ratio:.2f} (goal {ACTIONS_PER_FACT})")
    ratio = total["actions"] / total["facts"]
    goal(ratio <= ACTIONS_PER_FACT, f"actions per accepted fact, the {stated} stated ones included: {ratio:.2f}")
    differing = other_than_wanted(wording)
    for one in differing:
        print(f"  otherwise: {one}")
    goal(not differing, f"suggestions that ended otherwise than in the record of the curation: {len(differing)}")


def other_than_wanted(wording: bool) -> list[str]:
    """The suggestions whose fact is not what the replay made of them; words count only where they were written."""
    wanted = {one.fingerprint: one for one in Decision.objects.using("replayed").exclude(fingerprint="")}
    plan = {pk: one for each in plans(wording).values() for pk, one in each.wanted.items()}
    found = []
    for row in Suggestion.objects.all():
        own = Decision.objects.filter(fingerprint=row.fingerprint).order_by("-pk").first()
        said = (own.after or {}) if own else {}
        if row.fingerprint not in wanted:
            right = row.state == SuggestionState.REJECTED
        else:
            changed = plan[row.pk].changed
            right = row.state in ("accepted", "edited") and all(said.get(k, "") == v for k, v in changed.items())
        if not right:
            found.append(f"{row}: {row.state}")
    return found


def costs(measured: site.Measured) -> None:
    """What the server spent on answers to decisions, and on the page that follows."""
    for name, method, pattern in (
        ("a decision (POST)", "POST", r"/(decide|edit|state|together)/$"),
        ("  of these: together", "POST", r"/together/$"),
        ("the preview", "GET", r"/together/$"),
        ("the article page", "GET", r"/article/\d+/change/$"),
    ):
        answers = measured.of(method, pattern)
        if not answers:
            continue
        ms = statistics.median(one.ms for one in answers)
        figure = (
            f"{name:22} {len(answers):4} answers, median {ms:6.1f} ms CPU "
            f"(most {max(one.ms for one in answers):.0f}), "
            f"{statistics.median(one.queries for one in answers):.0f} queries "
            f"(most {max(one.queries for one in answers)}), {max(one.size for one in answers):,} bytes at most"
        )
        if pattern.startswith("/(decide"):
            goal(ms <= MS_PER_DECISION, figure)
        else:
            print(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="end with 1 where a goal is missed")
    parser.add_argument("--only", choices=("reviewed", "written"), help="one of the two reviews")
    args = parser.parse_args()
    try:
        site.build()
        for wording in MODES:
            if args.only in (None, "written" if wording else "reviewed"):
                reviewed(wording)
    finally:
        site.clear()
    print("\nAll goals are kept." if not missed else "\nMissed:\n" + "\n".join(missed))
    sys.exit(1 if args.check and missed else 0)


if __name__ == "__main__":
    main()
