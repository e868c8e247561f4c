"""Addresses of variants and message templates, as far as one person may follow them."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.permissions import policy_registry

from cms.board.matrix import Column
from cms.models import MessageTemplate, Variant


class Links:
    """The addresses that *user* may follow; "" stands for one that they may not."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def _edit(self) -> str:
        return self._address_of(Variant, "change")

    @cached_property
    def _edit_template(self) -> str:
        return self._address_of(MessageTemplate, "change")

    @cached_property
    def _workspace(self) -> str:
        return reverse(MessageTemplate.snippet_viewset.get_url_name("workspace"), args=[0])

    @cached_property
    def _add(self) -> str:
        if not self._may(Variant, "add"):
            return ""
        return reverse(Variant.snippet_viewset.get_url_name("add"))

    def variant(self, pk: int) -> str:
        return self._edit.replace("/0/", f"/{pk}/")

    def template(self, pk: int) -> str:
        return self._edit_template.replace("/0/", f"/{pk}/")

    def workspace(self, pk: int) -> str:
        """All texts of a message template: whoever sees the board may see them."""
        return self._workspace.replace("/0/", f"/{pk}/")

    def missing(self, template: int, column: Column) -> str:
        """Where the variant that is missing is begun."""
        if not self._add:
            return ""
        place: dict[str, str | int] = {
            "template": template,
            "channel": column.channel,
            "locale": column.locale,
        }
        return f"{self._add}?{urlencode(place)}"

    def _may(self, model: Any, action: str) -> bool:
        return bool(policy_registry.get_by_type(model).user_has_permission(self.user, action))

    def _address_of(self, model: Any, action: str) -> str:
        """The editor's address with 0 for the key: thousands of cells on one page need it."""
        if not self._may(model, action):
            return ""
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[0])
