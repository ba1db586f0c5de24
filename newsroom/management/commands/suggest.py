"""Reads articles and keeps what the analysis suggests. Twice changes nothing."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from tqdm import tqdm

from newsroom.desk.disposable import Changes
from newsroom.desk.suggest import current_gazetteer, suggest
from newsroom.models import Article


class Command(BaseCommand):
    help = "Make suggestions for all articles, or for one; decisions stay attached."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--article", help="the number or the import reference of one article")

    @no_translations
    def handle(self, *args: Any, article: str | None, **options: Any) -> None:
        articles = Article.objects.order_by("pk")
        if article is not None:
            articles = articles.filter(**{"pk": int(article)} if article.isdecimal() else {"import_ref": article})
            if not articles.exists():
                raise CommandError(f"There is no article “{article}”: give its number or its import reference.")
        gazetteer = current_gazetteer()
        total = Changes()
        bar = tqdm(articles.iterator(chunk_size=100), total=articles.count(), disable=not sys.stderr.isatty())
        for row in bar:
            total += suggest(row, gazetteer)
        for name in ("created", "updated", "removed", "unchanged"):
            self.stdout.write(f"{name:10} {getattr(total, name):6}")
