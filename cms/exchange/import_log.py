"""How the log of a variant or a template tells that something came from a file."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

__all__ = ["ImportLog"]


class ImportLog(LogFormatter):
    """Says so where the file itself called its text fuzzy: somebody must look at it."""

    label = gettext_lazy("Import")

    def format_message(self, log_entry: Any) -> str:
        if log_entry.data.get("fuzzy"):
            return _("Imported from a file, which calls it fuzzy: to be looked at")
        return _("Imported from a file")
