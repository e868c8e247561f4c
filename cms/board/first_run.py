"""The first three steps in an empty installation."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.models import Brand, Journey, MessageTemplate


@dataclass(frozen=True)
class Step:
    """What to do, why, and where ("" for somebody who may not)."""

    title: str
    words: str
    action: str
    url: str


def steps(user: Any) -> list[Step]:
    """The steps from nothing to a first message that *user* can take, in order."""
    return [
        Step(
            _("Describe the brand"),
            _("Its name, the locales it writes in, its senders, colours and links."),
            _("Add a brand"),
            _add_url(user, Brand),
        ),
        Step(
            _("Lay out the customer's journey"),
            _("The stages a customer passes through. They become the rows of the board."),
            _("Add a journey"),
            reverse("journeys:index") if _add_url(user, Journey) else "",
        ),
        Step(
            _("Write the first message"),
            _("One thing to say. Then word it in each empty cell of the board."),
            _("Add a message template"),
            _add_url(user, MessageTemplate),
        ),
    ]


def _add_url(user: Any, model: Any) -> str:
    if not policy_registry.get_by_type(model).user_has_permission(user, "add"):
        return ""
    return reverse(model.snippet_viewset.get_url_name("add"))
