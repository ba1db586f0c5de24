"""The order of the queue and the contradictions, worked out anew for everything. Twice changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from newsroom.desk.contradictions import find_contradictions
from newsroom.desk.worth import weigh
from newsroom.models import Article, Contradiction, Event


class Command(BaseCommand):
    help = "Weigh every article that waits, and compare the facts of every event, as the desk does one by one."

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Article.objects.filter(suggestions__kind="event", suggestions__state="pending").distinct()
        for pk in tqdm(list(waiting.order_by("pk").values_list("pk", flat=True)), disable=None):
            weigh(Article(pk=pk))
        for event in tqdm(list(Event.objects.order_by("pk")), disable=None):
            find_contradictions(event)
        self.stdout.write(f"contradictions  {Contradiction.objects.count()}")
