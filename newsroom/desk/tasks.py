"""Work that the desk leaves to a worker (`manage.py db_worker`, started by `manage.py up`)."""

from __future__ import annotations

from django_tasks import task

from newsroom.desk.second_reading import read_again
from newsroom.desk.suggest import current_gazetteer, suggest
from newsroom.models import Article


@task()
def read_articles(pks: list[int]) -> int:
    """Makes suggestions for the articles with these keys; gives their number. Twice does no harm."""
    gazetteer = current_gazetteer()
    articles = Article.objects.filter(pk__in=pks).order_by("pk")
    return sum(suggest(article, gazetteer).created for article in articles.iterator(chunk_size=100))


# One article at a time, after all else that waits: a slow model holds up no import for longer than one question.
@task(priority=-50)
def ask_second_reader(pk: int) -> int:
    """Asks the language model about this article, if one is configured; gives the number of new suggestions."""
    article = Article.objects.filter(pk=pk).first()
    return read_again(article).created if article else 0
