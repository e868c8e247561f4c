"""Addresses: the admin, the API, Wagtail's own API, health."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views import defaults
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cms.api.problems import Refusal, problem_response
from cms.provider_templates import receiving
from cms.wagtail_api import api as wagtail_api


def healthy(request: HttpRequest) -> HttpResponse:
    """200 when the process answers; reads nothing."""
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses before any view (a forged ``Host``), in the API's own form there."""
    if request.path.startswith("/api/v1/"):
        return problem_response(Refusal("bad-request", "The request's headers cannot be right."))
    return defaults.bad_request(request, exception)


handler400 = bad_request
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="root"),
    path("healthz", healthy, name="health"),
    path("admin/", include("cms.reach.reports")),  # before Wagtail's own at the same addresses
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("provider-templates/meta/<str:public_id>/", receiving.meta, name="provider_hook"),
    path("api/v1/", include("cms.api.urls")),
    path("api/v3/", wagtail_api.urls),
]
