"""Chains the decisions that were on record before the chain."""

from django.apps.registry import Apps
from django.db import connections, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def chain(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Gives every decision its hash, in order. The formula is the model's own: it must not change after this."""
    from newsroom import triggers
    from newsroom.models.record import Decision as Formula

    alias = schema_editor.connection.alias
    Decision = apps.get_model("newsroom", "Decision")
    previous = ""
    with triggers.lifted(connections[alias]):
        for row in Decision.objects.using(alias).order_by("pk").iterator(chunk_size=1000):
            said = {field.attname: getattr(row, field.attname) for field in Decision._meta.concrete_fields}
            previous = Formula(**said).chained_to(previous)
            Decision.objects.using(alias).filter(pk=row.pk).update(hash=previous)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_record_chain")]

    operations = [migrations.RunPython(chain, migrations.RunPython.noop)]
