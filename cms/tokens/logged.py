"""How a change of a group's rights reads in Wagtail's log."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from cms.api.rights import Grant, Rights
from cms.models import Brand
from cms.tokens.words import in_words


class GrantsFormatter(LogFormatter):
    label = gettext_lazy("Change rights over the API")

    def format_message(self, log_entry: Any) -> str:
        told = [
            words % {"rights": "; ".join(_lines(log_entry.data.get(name, [])))}
            for name, words in (
                ("added", _("may now: %(rights)s")),
                ("removed", _("may no longer: %(rights)s")),
            )
            if log_entry.data.get(name)
        ]
        return _("Rights over the API were changed. %(what)s") % {"what": ". ".join(told)}


def _lines(stored: list[dict[str, str]]) -> list[str]:
    names = dict(Brand.objects.values_list("key", "name"))
    return in_words(Rights(frozenset(Grant(**each) for each in stored)), names)
