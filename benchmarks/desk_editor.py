"""For benchmarks/desk.py: what an editor wants of the seeds, and the hands that do it, each act counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

from newsroom.models import Article, Decision, Event, Proof, Suggestion
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState

REASON = "Not part of this event"
# How a fact is worded for readers, in two languages: writing, not deciding.
WORDS = frozenset(
    f"{name}_{language}" for name in ("title", "summary", "what", "name", "date_reason") for language in ("id", "en")
)
KINDS = {
    "occurrence": "event",
    "participation": "participation",
    "outcome": "instrument",
    "commitment": "commitment",
    "figure": "figure",
    "subject": "topic",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become of one suggestion: taken as it is, or with `changed`; `event` names another than the main."""

    same_as: bool
    changed: dict[str, Any]
    event: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A fact that the reading did not see."""

    kind: str
    said: dict[str, Any]
    proof: dict[str, str]
    event: str


@dataclass(slots=True)
class Plan:
    """All that the editor wants of one article: suggestions by number (the rest is turned down), facts to state."""

    wanted: dict[int, Wanted] = field(default_factory=dict)
    missed: list[Missed] = field(default_factory=list)


def plans(wording: bool) -> dict[int, Plan]:
    """The plan for each article, read off the record of `replay_decisions`.

    Without `wording` the words of the suggestions are left as they are, and only what the text says is stated.
    """
    record = list(Decision.objects.using("replayed").exclude(verb=Verb.PUBLISH).order_by("pk"))
    # Events have other numbers there: the suggestion that became one names it in both.
    became: dict[int | None, str] = {}
    for one in record:
        if one.fingerprint and one.event_id not in became:
            became[one.event_id] = one.fingerprint
    home = {one.event_id: one.article_id for one in record if one.article_id}
    found = {article.pk: Plan() for article in Article.objects.all()}
    rows = {row.fingerprint: row for row in Suggestion.objects.all()}
    for one in record:
        event = became.get(one.event_id, "")
        if one.fingerprint:
            row = rows[one.fingerprint]
            changed = _changed(one) if one.verb == Verb.EDIT else {}
            if not wording:
                changed = {name: value for name, value in changed.items() if name not in WORDS}
                if changed.get("basis") and "edtf" not in changed:
                    del changed["basis"]  # why a date is what it is, not which it is
            found[row.article_id].wanted[row.pk] = Wanted(one.verb == Verb.SAME_AS, changed, event)
            continue
        proof = Proof.objects.using("replayed").filter(decision=one).select_related("evidence").first()
        if proof is None or (proof.evidence is None and not wording):
            continue
        names = ("statement_id", "reason_id"), ("statement_en", "reason_en"), ("link", "link")
        said = {"quote": proof.evidence.exact} if proof.evidence else {new: getattr(proof, old) for old, new in names}
        missed = Missed(KINDS[one.fact.kind], one.after or {}, {k: v for k, v in said.items() if v}, event)
        found[one.article_id or home[one.event_id]].missed.append(missed)
    return found


def _changed(one: Decision) -> dict[str, Any]:
    before, after = one.before or {}, one.after or {}
    names = dict.fromkeys((*before, *after))
    return {name: after.get(name, "") for name in names if before.get(name, "") != after.get(name, "")}


@dataclass(slots=True)
class Hands:
    """The editor at the desk. `acts` counts what was done, by the step that it was for."""

    page: Page
    site: str
    acts: Counter[str] = field(default_factory=Counter)

    def key(self, key: str, step: str) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.acts[step] += 1

    def follow(self, target: Locator, step: str) -> None:
        with self.page.expect_navigation():
            target.click()
        self.acts[step] += 1

    def put(self, name: str, value: Any, step: str) -> None:
        """Fills one field of the form on the page, where it says something else."""
        target = self.page.locator(f"#content-main [name={name}]")
        is_choice = target.evaluate("node => node.tagName") == "SELECT"
        if isinstance(value, list):
            target.select_option(value)
        elif target.input_value() == str(value):
            return
        elif is_choice:
            target.select_option(str(value))
        else:
            target.fill(str(value))
        self.acts[step] += 1

    def send(self, step: str) -> None:
        """Sends the form: in a box of several lines Enter does not, so by its button."""
        self.follow(self.page.locator("#content-main .submit-row input[type=submit]"), step)
        wrong = self.page.locator("#content-main .errorlist, .messagelist .error").all_inner_texts()
        if wrong:
            raise AssertionError(f"{self.page.url}: {wrong}")

    # ---------------------------------------------------------------- one article

    def review(self, article: Article, plan: Plan) -> None:
        """Until every suggestion of the article is decided, as the plan says."""
        self.page.goto(f"{self.site}/admin/newsroom/article/{article.pk}/change/")
        self.acts["open the article"] += 1
        events = list(article.suggestions.filter(kind="event").order_by("-is_main", "pk"))
        others = article.suggestions.exclude(kind="event").order_by("evidence__start", "pk")
        edited = [row for row in (*events, *others) if row.pk in plan.wanted and plan.wanted[row.pk].changed]
        # What is not taken together needs its event first; so does whatever is stated.
        named = {plan.wanted[row.pk].event for row in edited} | {missed.event for missed in plan.missed}
        for row in events:
            wanted = plan.wanted.get(row.pk)
            if wanted and wanted.changed:
                self.edit(row, wanted)
            elif wanted and (row.fingerprint in named or (row == events[0] and (edited or plan.missed))):
                self.take(row, wanted)
        for row in edited:
            if row.kind != "event":
                self.edit(row, plan.wanted[row.pk])
        self.together(plan)
        for missed in plan.missed:
            self.state(missed)
        for row in article.suggestions.filter(state=SuggestionState.PENDING):
            if row.pk in plan.wanted:
                self.take(row, plan.wanted[row.pk])
            else:
                self.turn_down(row)

    def take(self, row: Suggestion, wanted: Wanted) -> None:
        """Accepts one, or says that it is the same as an event that is there."""
        button = f"#s{row.pk} button.same" if wanted.same_as else f"#s{row.pk} .acts button.accept >> nth=0"
        self.follow(self.page.locator(button).first, "take the event")

    def edit(self, row: Suggestion, wanted: Wanted) -> None:
        self.follow(self.page.locator(f"#s{row.pk} a.edit"), "edit: open the form")
        if row.kind != "event":
            self.put("event", _event(wanted.event).pk, "edit: choose the event")
        for name, value in wanted.changed.items():
            self.put(name, value, "edit: words for readers" if name in WORDS else "edit: what the fact is")
        self.send("edit: send the form")

    def together(self, plan: Plan) -> None:
        """All that waits: ticked what is wanted, the rest turned down for one reason."""
        if not self.page.locator("a.together").count():
            return
        own = self.page.locator(".card.now a.together").count()
        links = self.page.locator("a.together.all" if own else "a.together")
        if own:
            self.follow(links.first, "together: open")
        else:
            self.key("A", "together: open")
        ticks = self.page.locator("input[name=take]")
        rest = False
        for number in range(ticks.count()):
            tick = ticks.nth(number)
            pk = int(tick.get_attribute("value") or 0)
            wanted = pk in plan.wanted
            rest = rest or not wanted
            if tick.is_checked() != wanted:
                tick.click()
                self.acts["together: tick or untick"] += 1
        if rest:
            self.page.locator(".together-page [name=reason]").fill(REASON)
            self.acts["together: the reason"] += 1
        self.key("Enter", "together: write")

    def turn_down(self, row: Suggestion) -> None:
        card = self.page.locator(f"#s{row.pk}")
        card.locator("summary.reject").click()
        card.locator("input[name=reason]").fill(REASON)
        self.acts["reject one by one"] += 2
        self.key("Enter", "reject one by one")

    def state(self, missed: Missed) -> None:
        """A fact that was missed: its kind, its fields, its proof."""
        step = "state: by a quote" if "quote" in missed.proof else "state: by a link"
        form = self.page.locator("form.state-a-fact")
        if form.locator("[name=kind]").input_value() != missed.kind:
            form.locator("[name=kind]").select_option(missed.kind)
            self.acts[step] += 1
        self.follow(form.locator("button"), step)
        for name, value in {"event": _event(missed.event).pk, **missed.said, **missed.proof}.items():
            self.put(name, value, step)
        self.send(step)


def _event(fingerprint: str) -> Event:
    """The event that a suggestion became here."""
    decision = Decision.objects.filter(fingerprint=fingerprint, event__isnull=False).order_by("-pk").first()
    if decision is None or decision.event is None:
        raise AssertionError("a fact of an event that is not decided yet")
    return decision.event
