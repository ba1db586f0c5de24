"""Checks every piece of evidence against its text, over the whole database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.models import ArticleText, Evidence
from newsroom.models.articles import digest


class Command(BaseCommand):
    help = "Check that every text is as it came in and every piece of evidence quotes it; exit code 1 if not."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        texts = ArticleText.objects.order_by("pk")
        for text in texts.iterator(chunk_size=100):
            if digest(text.text) != text.sha256:
                wrong += 1
                self.stderr.write(f"text {text.pk} ({text}): its sha256 is not the one kept with it")
            for evidence in Evidence.objects.filter(text=text).iterator():
                if text.text[evidence.start : evidence.end] != evidence.exact:
                    wrong += 1
                    self.stderr.write(
                        f"evidence {evidence.pk}: text {text} has other words at {evidence.start}–{evidence.end}"
                    )
        if wrong:
            raise CommandError(f"{wrong} wrong")
        self.stdout.write(f"{texts.count()} texts, {Evidence.objects.count()} pieces of evidence: all right")
