"""A stock Wagtail with its API v2 and one page, as its project template sets it up.

`python -m benchmarks.delivery_wagtail` makes the database and prints the page's address.
"""

import os
from pathlib import Path
from typing import Any

import django
from django.conf import settings

STATE = Path(os.environ["BENCH_WAGTAIL"])

OPTIONS: dict[str, Any] = dict(
    SECRET_KEY="only for this benchmark",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="benchmarks.delivery_wagtail",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": STATE / "wagtail.db",
            "CONN_MAX_AGE": 60,
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    STATIC_URL="/static/",
    WAGTAIL_SITE_NAME="Stock",
    WAGTAILADMIN_BASE_URL="http://localhost",
    INSTALLED_APPS=[
        "wagtail.contrib.forms", "wagtail.contrib.redirects", "wagtail.embeds", "wagtail.sites",
        "wagtail.users", "wagtail.snippets", "wagtail.documents", "wagtail.images",
        "wagtail.search", "wagtail.admin", "wagtail.api.v2", "wagtail", "modelcluster",
        "modelsearch", "taggit",
        "django_filters", "rest_framework", "django.contrib.admin", "django.contrib.auth",
        "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]},
    }],
)  # fmt: skip
if not settings.configured:  # this module is imported again for its addresses
    settings.configure(**OPTIONS)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402
from wagtail.api.v2.router import WagtailAPIRouter  # noqa: E402
from wagtail.api.v2.views import PagesAPIViewSet  # noqa: E402

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("api/v2/", router.urls)]
application = get_wsgi_application()


def main() -> None:
    """Make the database, and one published page."""
    from wagtail.models import Page

    call_command("migrate", verbosity=0)
    home = Page.objects.get(depth=2)
    page = home.add_child(instance=Page(title="Order confirmed", slug="order-confirmed"))
    print(f"/api/v2/pages/{page.pk}/")


if __name__ == "__main__":
    main()
