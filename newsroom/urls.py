"""Every address of the site: Indonesian without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from newsroom.public.urls import plain_urlpatterns

urlpatterns = [
    *plain_urlpatterns,
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("newsroom.public.urls")),
        path("", include("newsroom.intake.report_door")),
        prefix_default_language=False,
    ),
]
