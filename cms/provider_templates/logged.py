"""How the log of a variant tells what became of it at a provider."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from cms.models import Submission

_WORDS = dict(Submission.State.choices)


class SubmitLog(LogFormatter):
    label = gettext_lazy("Submit to a provider")

    def format_message(self, log_entry: Any) -> str:
        return _("Release %(release)s was queued for %(account)s as “%(name)s”") % _told(log_entry)


class StateLog(LogFormatter):
    label = gettext_lazy("State at a provider")

    def format_message(self, log_entry: Any) -> str:
        told = _told(log_entry)
        words = _("%(account)s: “%(name)s” is %(state)s") % told
        if told["category"]:
            words += " · " + _("category %(category)s") % told
        return f"{words} · {told['reason']}" if told["reason"] else words


class RemoveLog(LogFormatter):
    label = gettext_lazy("Remove at a provider")

    def format_message(self, log_entry: Any) -> str:
        return _("“%(name)s” is to be removed at %(account)s") % _told(log_entry)


def _told(log_entry: Any) -> dict[str, Any]:
    names = ("release", "account", "name", "reason", "category")
    told = {name: log_entry.data.get(name, "") for name in names}
    return {**told, "state": _WORDS.get(log_entry.data.get("state"), "?")}
