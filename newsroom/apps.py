"""How Django finds the newsroom, and the admin site that stands in for Django's own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from newsroom import checks  # noqa: F401  registers the system checks


class AdminConfig(DjangoAdminConfig):
    default_site = "newsroom.adminsite.NewsroomAdminSite"
