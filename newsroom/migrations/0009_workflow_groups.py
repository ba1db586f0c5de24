"""What each group may do of the workflow, and the fourth group: those who may publish without another person."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CONTRIBUTOR = {"draft_event", "submit_event"}
EDITOR = CONTRIBUTOR | {"review_event", "correct_event", "spike_event", "spike_article"}
PUBLISHER = EDITOR | {"kill_event", "kill_article"}
GROUPS = {"contributor": CONTRIBUTOR, "editor": EDITOR, "publisher": PUBLISHER}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Adds to the groups what is new; an admin is a publisher who may force a publication."""
    config = apps.get_app_config("newsroom")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {p.codename: p for p in Permission.objects.filter(content_type__app_label="newsroom")}
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(known[codename] for codename in sorted(codenames)))
    admin, _ = Group.objects.get_or_create(name="admin")
    admin.permissions.add(*Group.objects.get(name="publisher").permissions.all(), known["force_publish_event"])


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_workflow")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
