"""How a change of a group's reach reads in Wagtail's log."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class ReachFormatter(LogFormatter):
    """Says where the group reaches now."""

    label = gettext_lazy("Change reach")

    def format_message(self, log_entry: Any) -> str:
        rows = log_entry.data.get("now", [])
        if not rows:
            return _("Its reach was changed: every brand in every locale.")
        told = "; ".join(_told(row) for row in rows)
        return _("Its reach was changed: %(rows)s.") % {"rows": told}


def _told(row: dict[str, Any]) -> str:
    brand, locale = row["brand"] or _("All brands"), row["locale"] or _("All locales")
    return f"{brand} · {locale}"
