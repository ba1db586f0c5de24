"""What identifies each suggested event, kept where the database can search it: to find who reports the same."""

from __future__ import annotations

from django.db import models

from newsroom.models.review import Suggestion


class EventClue(models.Model):
    """The signature of one suggested event (`analysis.sameness.EventSignature`). Goes with its suggestion.

    `first` and `last` bound the days it may have been; without a date, the days around its report.
    """

    suggestion = models.OneToOneField(Suggestion, on_delete=models.CASCADE, primary_key=True, related_name="clue")
    first = models.DateField()
    last = models.DateField()
    country = models.CharField(max_length=2, blank=True)
    forum = models.CharField(max_length=120, blank=True)
    signature = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["country", "first"], name="clue_country_first"),
            models.Index(fields=["forum", "first"], name="clue_forum_first"),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.first}/{self.last}"
