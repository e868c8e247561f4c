"""What the catalogues of Django, Wagtail and the other installed apps say already."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from pathlib import Path

from scripts._marked import Key

# The installed apps that bring catalogues; Django's own stands in `django.conf`.
PROVIDERS = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django_filters",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail.users",
)


def said_elsewhere(message: Key, tag: str) -> str:
    """The words of another catalogue for a message in a language; "" when none has any."""
    context, msgid = message
    words = _chain(tag)
    return words.pgettext(context, msgid) if context else words.gettext(msgid)


def plural_forms(tag: str) -> str:
    """The language's Plural-Forms as Django has them: two rules in one language do not merge."""
    with _path("django.conf", tag).open("rb") as stream:
        return GNUTranslations(stream).info()["plural-forms"]


class _Silence(NullTranslations):
    """The end of a chain of catalogues: what none of them says."""

    def gettext(self, message: str) -> str:
        return ""

    def pgettext(self, context: str, message: str) -> str:
        return ""


@cache
def _chain(tag: str) -> NullTranslations:
    chain: NullTranslations = _Silence()
    for package in PROVIDERS:
        path = _path(package, tag)
        if path.exists():
            with path.open("rb") as stream:
                link = GNUTranslations(stream)
            link.add_fallback(chain)
            chain = link
    return chain


def _path(package: str, tag: str) -> Path:
    """Where an installed package keeps its compiled catalogue of a language."""
    return Path(str(files(package))) / "locale" / tag / "LC_MESSAGES" / "django.mo"
