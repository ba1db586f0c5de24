"""The three groups of the newsroom and what each may do. Permissions are asked by the verbs in `desk/`."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORLD = ("country", "forum", "actor", "name", "outlet", "instrument")
RECORD = ("suggestion", "evidence", "fact", "proof", "decision", "event", "article", "articletext", "extractionrun")
CONTRIBUTOR = {*(f"view_{model}" for model in (*WORLD, *RECORD)), "add_article"}
EDITOR = CONTRIBUTOR | {
    "change_article",
    "import_article",
    "export_article",
    "decide_suggestion",
    *(f"{act}_{model}" for act in ("add", "change") for model in ("forum", "actor", "name", "outlet")),
    "delete_name",
}
PUBLISHER = EDITOR | {"publish_event", "withdraw_event", "withdraw_fact", "withdraw_article"}
GROUPS = {"contributor": CONTRIBUTOR, "editor": EDITOR, "publisher": PUBLISHER}


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Groups with their permissions. Django makes permissions after all migrations, so they are made here first."""
    config = apps.get_app_config("newsroom")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {p.codename: p for p in Permission.objects.filter(content_type__app_label="newsroom")}
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(known[codename] for codename in sorted(codenames))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
