"""What the kinds of placeholders and facts are called in the interface."""

from typing import Any

from django.utils.translation import pgettext_lazy

PLACEHOLDER_TYPES: dict[str, Any] = {
    "text": pgettext_lazy("type of a placeholder", "text"),
    "name": pgettext_lazy("type of a placeholder", "name"),
    "number": pgettext_lazy("type of a placeholder", "number"),
    "count": pgettext_lazy("type of a placeholder", "count"),
    "money": pgettext_lazy("type of a placeholder", "money"),
    "percent": pgettext_lazy("type of a placeholder", "percent"),
    "date": pgettext_lazy("type of a placeholder", "date"),
    "time": pgettext_lazy("type of a placeholder", "time"),
    "datetime": pgettext_lazy("type of a placeholder", "date and time"),
    "url": pgettext_lazy("type of a placeholder", "link"),
    "phone": pgettext_lazy("type of a placeholder", "phone"),
    "email": pgettext_lazy("type of a placeholder", "email"),
    "code": pgettext_lazy("type of a placeholder", "code"),
    "choice": pgettext_lazy("type of a placeholder", "choice"),
    "list": pgettext_lazy("type of a placeholder", "list"),
}
"""Every one of `templates_lib.placeholders.TYPES`, in that order."""

FACT_KINDS: dict[str, Any] = {
    "percent": pgettext_lazy("kind of a fact", "percentage"),
    "price": pgettext_lazy("kind of a fact", "price"),
    "date": pgettext_lazy("kind of a fact", "date"),
    "link": pgettext_lazy("kind of a fact", "link"),
    "code": pgettext_lazy("kind of a fact", "code"),
    "phone": pgettext_lazy("kind of a fact", "phone"),
    "number": pgettext_lazy("kind of a fact", "number"),
}
"""Every one of `templates_lib.message.FACT_KINDS`, in that order."""
