"""Two editors on one event, in 100 random orders: nobody overwrites what they have not seen, and nothing is lost."""

import datetime as dt
import itertools
import random
from dataclasses import asdict, dataclass, field
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from newsroom import desk
from newsroom.desk import Change, Note, Statement
from newsroom.desk.approval import waiting
from newsroom.desk.errors import DeskError, Overtaken
from newsroom.desk.payloads import FigurePayload
from newsroom.desk.reword import Words, reword
from newsroom.models import Correction, Decision, Event, Occurrence, User
from tests.conftest import user
from tests.factories import make_event

STEPS = 14
WHY = Statement(reason_en="The ministry says so.")
SAVES = ("reword", "correct", "tell", "publish")


@dataclass
class Editor:
    """Somebody with the page of the event open: what they saw when they opened it."""

    by: User
    version: int = 0
    token: str = ""
    words: Words = field(default_factory=Words)

    def open(self, event: Event) -> None:
        now = Event.objects.get(pk=event.pk)
        correction = Correction.objects.waiting().filter(event=now).first()
        self.words = Words(**correction.after) if correction else Words.of(now)
        self.version, self.token = now.version, waiting(now).token


def state_of(event: Event) -> tuple:
    """All that a save could overwrite."""
    now = Event.objects.get(pk=event.pk)
    correction = Correction.objects.waiting().filter(event=now).first()
    told = Occurrence.objects.filter(event=now).order_by("-pk").values_list("pk", flat=True).first()
    return Words.of(now), now.version, now.state, correction and correction.pk, told


class Play:
    """One order of acts. Every save is checked against what its author had seen."""

    def __init__(self, event: Event, editors: list[Editor], proposer, seed: int) -> None:
        self.event, self.editors, self.proposer = event, editors, proposer
        self.dice, self.count = random.Random(seed), 0  # noqa: S311 - an order of play, no secret
        self.saved = self.refused = 0

    def save(self, editor: Editor, act: str) -> Decision:
        seen = editor.version
        self.count += 1
        words = Words(title_en=f"Title {self.count} of {editor.by}", summary_id=editor.words.summary_id)
        if act == "reword":
            return reword(self.event, words, editor.by, seen=seen)
        if act == "correct":
            return desk.correct(self.event, words, Note(note_en="It was wrong."), editor.by, seen=seen)
        if act == "tell":
            status = self.dice.choice(["postponed", "cancelled", "moved_online"])
            return desk.tell(self.event, Change(status=status, reason_en="Floods."), WHY, editor.by, seen=seen)
        return desk.publish(self.event, editor.by, seen=editor.token, force=True, reason="to go on")

    def other(self, editor: Editor, act: str) -> Decision:
        """Acts that write no words of anybody's: they may come between, and then the next save is refused."""
        if act == "accept":
            figure = FigurePayload(value=str(self.dice.randrange(1, 999)), unit="people")
            return desk.accept(self.proposer.suggest("figure", figure, "300 delegates"), editor.by, event=self.event)
        if act == "schedule":
            later = timezone.now() + dt.timedelta(days=1)
            return desk.schedule(self.event, editor.by, at=later, seen=editor.token)
        reasons = {"reason": "so"} if act in ("send_back", "spike", "unpublish") else {}
        return OTHERS[act](self.event, editor.by, **reasons)

    def step(self) -> None:
        editor = self.dice.choice(self.editors)
        act = self.dice.choice(["open", "open", *SAVES, *SAVES, *OTHERS])
        if act == "open":
            editor.open(self.event)
            return
        before, decisions = state_of(self.event), Decision.objects.count()
        try:
            decision = self.save(editor, act) if act in SAVES else self.other(editor, act)
        except DeskError as refusal:
            assert state_of(self.event) == before, f"{act} was refused ({refusal!r}) and wrote"
            assert Decision.objects.count() == decisions
            self.refused += act in SAVES
            return
        self.saved += act in SAVES
        self.check(editor, act, decision, before)

    def check(self, editor: Editor, act: str, decision: Decision, before: tuple) -> None:
        """A save that was done was done on what its author saw, and stands in the record word for word."""
        words, version, _state, _correction, _told = before
        now = Event.objects.get(pk=self.event.pk)
        if act == "publish":
            assert decision.after["words"]["title_en"] == now.title_en
            return
        if act in SAVES:
            assert editor.version == version, f"{act} overwrote what {editor.by} had not seen"
        if act == "reword":
            assert decision.before == asdict(words) == asdict(editor.words)
            assert decision.after == asdict(Words.of(now))
        if act == "correct":
            assert decision.before == asdict(editor.words)
            assert Correction.objects.waiting().get(event=now).after == {n: decision.after[n] for n in asdict(words)}
            assert Words.of(now) == words, "readers see a correction before it is published"


OTHERS = {
    "accept": desk.accept,
    "submit": desk.submit,
    "send_back": desk.send_back,
    "schedule": desk.schedule,
    "unschedule": desk.unschedule,
    "unpublish": desk.unpublish,
    "drop": desk.drop_correction,
    "spike": desk.spike,
    "unspike": desk.unspike,
    "approve": desk.approve,
}


@pytest.mark.parametrize("tens", range(10))
def test_it_works(proposer, edi, tens):
    saved = refused = 0
    for seed in range(tens * 10, tens * 10 + 10):
        event = desk.accept(proposer.event(), edi).event
        editors = [Editor(user(f"{name}{seed}", "admin")) for name in ("ana", "bima")]
        play = Play(event, editors, proposer, seed)
        for editor in editors:
            editor.open(event)
        for _step in range(STEPS):
            play.step()
        saved, refused = saved + play.saved, refused + play.refused
    assert saved > 5 and refused > 5, (saved, refused)


def test_the_words_of_the_record_are_all_that_was_ever_saved(proposer, edi, carol):
    """Each save of the record starts from the one before it: a chain without a gap."""
    event = desk.accept(proposer.event(), edi).event
    dice = random.Random(4)  # noqa: S311 - an order of play, no secret
    editors = [Editor(edi), Editor(carol)]
    overtaken = 0
    for number in range(100):
        editor = dice.choice(editors)
        if dice.random() < 0.4:
            editor.open(event)
            continue
        try:
            reword(event, Words(title_en=f"Title {number}"), editor.by, seen=editor.version)
        except Overtaken:
            overtaken += 1
    saves = list(Decision.objects.filter(event=event, verb="edit").order_by("pk"))
    assert saves[0].before["title_en"] == "Conference on online scams"
    for earlier, later in itertools.pairwise(saves):
        assert later.before == earlier.after
    assert saves[-1].after == asdict(Words.of(Event.objects.get()))
    assert len(saves) > 10 and overtaken > 10


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_save_at_the_same_moment_one_is_refused():
    for number in range(5):
        event = make_event(f"Konferensi {number}", state="draft", published_at=None)
        editors, start, ends = [user(f"{name}{number}", "editor") for name in ("ana", "bima")], Barrier(2), []

        def save(editor, event=event, start=start, ends=ends):
            start.wait()
            try:
                ends.append(reword(event, Words(title_en=f"By {editor}"), editor, seen=1).after["title_en"])
            except Overtaken:
                ends.append("")
            finally:
                connection.close()

        threads = [Thread(target=save, args=(editor,)) for editor in editors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(ends)[0] == "" and sorted(ends)[1] == Event.objects.get(pk=event.pk).title_en
        assert Decision.objects.filter(event=event, verb="edit").count() == 1
