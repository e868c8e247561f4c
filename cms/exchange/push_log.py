"""How the log of a variant or a template tells that something came through the API."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

__all__ = ["PushLog"]


class PushLog(LogFormatter):
    """Names the token; who it belongs to is the entry's user."""

    label = gettext_lazy("Push")

    def format_message(self, log_entry: Any) -> str:
        return _("Pushed through the API with the token “%(token)s”") % {
            "token": log_entry.data.get("token", "")
        }
