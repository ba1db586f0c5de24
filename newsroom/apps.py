"""How Django finds the newsroom, and the admin site that stands in for Django's own."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from newsroom import checks  # noqa: F401  registers the system checks

        post_migrate.connect(guard_the_record, sender=self)


def guard_the_record(using: str, **kwargs: Any) -> None:
    """After every migrate: a table that was remade has lost its triggers."""
    from newsroom import triggers

    triggers.install(connections[using])


class AdminConfig(DjangoAdminConfig):
    default_site = "newsroom.adminsite.NewsroomAdminSite"
