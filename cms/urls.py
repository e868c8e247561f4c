"""Addresses: the admin, the API, Wagtail's own API, health."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cms.wagtail_api import api as wagtail_api


def healthy(request: HttpRequest) -> HttpResponse:
    """200 when the process answers; reads nothing."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="root"),
    path("healthz", healthy, name="health"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/v1/", include("cms.api.urls")),
    path("api/v3/", wagtail_api.urls),
]
