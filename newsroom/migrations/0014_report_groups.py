"""Editors settle error reports; publishers may let a protected name be published."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EDITOR = ("view_errorreport", "decide_report")
PUBLISHER = (*EDITOR, "allow_name")
GRANTED = {"editor": EDITOR, "publisher": PUBLISHER, "admin": PUBLISHER}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The groups get their new permissions, which Django makes after all migrations, so they are made here first."""
    config = apps.get_app_config("newsroom")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {p.codename: p for p in Permission.objects.filter(content_type__app_label="newsroom")}
    for name, codenames in GRANTED.items():
        for group in Group.objects.filter(name=name):
            group.permissions.add(*(known[codename] for codename in codenames))


def revoke(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The groups lose them again."""
    Group = apps.get_model("auth", "Group")
    for name, codenames in GRANTED.items():
        for group in Group.objects.filter(name=name):
            group.permissions.remove(*group.permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0013_names_of_victims")]

    operations = [migrations.RunPython(grant, revoke)]
