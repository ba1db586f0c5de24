"""What was suggested before the queue had an order: events by their confidence, the main event of an article first.

What sources add to it comes with the next reading of the article.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def weigh(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As desk/worth.py weighs an event of one source."""
    events = apps.get_model("newsroom", "Suggestion").objects.filter(kind="event", worth=0)
    events.filter(is_main=True).update(worth=F("confidence") + 1.0)
    events.filter(is_main=False, confidence__gt=0).update(worth=F("confidence"))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0010_queue")]

    operations = [migrations.RunPython(weigh, migrations.RunPython.noop)]
