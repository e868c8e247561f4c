"""Settings, all of them: safe defaults for one machine, switched by the environment for production.

Environment: ``DATABASE_URL``, ``REDIS_URL``, ``BUDSKAP_SECRET_KEY``, ``BUDSKAP_ALLOWED_HOSTS``
(comma separated), ``BUDSKAP_BASE_URL``, ``BUDSKAP_STATE`` (folder for database, media and key),
``BUDSKAP_DEBUG``, ``BUDSKAP_HTTPS``, ``BUDSKAP_WEBHOOK_ALLOW``, ``BUDSKAP_EMAIL_HOST`` and
its kin, ``BUDSKAP_TEST_SENDER`` and its.
docs/running.md explains.
"""

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from cms.secret_key import read_or_make

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(os.environ.get("BUDSKAP_STATE", BASE_DIR / "var"))
STATE_DIR.mkdir(parents=True, exist_ok=True)


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


DEBUG = _flag("BUDSKAP_DEBUG")
SECRET_KEY = os.environ.get("BUDSKAP_SECRET_KEY") or read_or_make(STATE_DIR / "secret_key")
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("BUDSKAP_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if host.strip()
]
BASE_URL = os.environ.get("BUDSKAP_BASE_URL", "http://localhost:8000")

# Where texts are live, in the order in which releases are promoted (`cms.environments`).
BUDSKAP_ENVIRONMENTS = [
    name.strip() for name in os.environ.get("BUDSKAP_ENVIRONMENTS", "production").split(",")
]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

INSTALLED_APPS = [
    # Before Wagtail: our `publish_scheduled` takes the place of Wagtail's.
    "cms.apps.CmsConfig",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v3",
    "wagtail",
    "modelcluster",
    "modelsearch",
    "taggit",
    "django_filters",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # For its words only: Wagtail says "2 minutes ago" with it.
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.middleware.InUse",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{STATE_DIR / 'budskap.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers read while one writes; IMMEDIATE takes the write lock at BEGIN, so that two
    # writers queue for up to `timeout` seconds instead of failing half way (SQLite, "Write-
    # Ahead Logging").
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
    # A file, not memory: the test server's threads and the test share it as processes would.
    DATABASES["default"]["TEST"] = {"NAME": STATE_DIR / "test.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# The API: calls a minute that a token may make, and what each process may keep of answers.
RATE_LIMIT = int(os.environ.get("BUDSKAP_RATE_LIMIT", "60000"))  # calls a minute and token; 0: any
DELIVERY_CACHE_BYTES = int(os.environ.get("BUDSKAP_CACHE_MB", "64")) * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Wagtail writes to reviewers and writers. Without a mail server nothing is sent, and nothing fails.
EMAIL_HOST = os.environ.get("BUDSKAP_EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("BUDSKAP_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("BUDSKAP_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BUDSKAP_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("BUDSKAP_EMAIL_TLS")
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if EMAIL_HOST else "dummy"
)
DEFAULT_FROM_EMAIL = os.environ.get("BUDSKAP_EMAIL_FROM", "budskap@localhost")

EMAIL_TIMEOUT = 15  # seconds that somebody who sends a test waits for a server that is down

# Test messages (cms.test_messages): through what those that are no mail go ("console", "file" or
# the dotted path of a `Sender`), who may receive them, and how many an hour a person may send.
TEST_SENDER = os.environ.get("BUDSKAP_TEST_SENDER", "")
TEST_RECIPIENTS = [
    each.strip()
    for each in os.environ.get("BUDSKAP_TEST_RECIPIENTS", "").split(",")
    if each.strip()
]
TEST_RATE = int(os.environ.get("BUDSKAP_TEST_RATE", "20"))
TEST_MESSAGES_FILE = STATE_DIR / "test-messages.jsonl"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("nb", _("Norwegian Bokmål")),
    ("da", _("Danish")),
    ("pl", _("Polish")),
    ("nl", _("Dutch")),
]
FORMAT_MODULE_PATH = ["cms.formats"]
LOCALE_PATHS = [BASE_DIR / "locales"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Names with a digest once `collectstatic` has run; plain names before, and while debugging.
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600

# Hosts and networks that webhooks may call though they are not public (cms.webhooks.targets).
WEBHOOK_ALLOW = [
    each.strip() for each in os.environ.get("BUDSKAP_WEBHOOK_ALLOW", "").split(",") if each.strip()
]

WAGTAIL_SITE_NAME = "Budskap"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [(code, name) for code, name in LANGUAGES]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = bool(EMAIL_HOST)
WAGTAILADMIN_COMMENTS_ENABLED = False
TAGGIT_CASE_INSENSITIVE = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 400  # `cms.exchange.orders.MAX_FILES`

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
if _flag("BUDSKAP_HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "cms": {"handlers": ["console"], "level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING"},
    },
}
