"""Addresses of variants and message templates, as far as one person may follow them."""

from collections.abc import Set
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.permissions import policy_registry

from cms import reach
from cms.board.matrix import Column
from cms.models import Brand, MessageTemplate, Variant


class Links:
    """The addresses that *user* may follow; "" stands for one that they may not.

    For whom some rows are out of reach, those in it are asked for once. *brand*: whose templates
    `missing` is asked about.
    """

    def __init__(self, user: Any, brand: Brand | None = None) -> None:
        self.user, self.brand = user, brand

    @cached_property
    def _variants(self) -> Set[int] | None:
        """The variants that may be changed; None: whichever there is."""
        return self._changeable(Variant)

    @cached_property
    def _templates(self) -> Set[int] | None:
        return self._changeable(MessageTemplate)

    def _changeable(self, model: Any) -> Set[int] | None:
        if not reach.is_limited(self.user):
            return None
        return set(reach.changeable(self.user, model).order_by().values_list("pk", flat=True))

    @cached_property
    def _begun_in(self) -> frozenset[str] | None:
        """The locales in which a text may be begun; None: every one."""
        if self.brand is None:
            return None if not reach.is_limited(self.user) else frozenset()
        found: frozenset[str] | None = reach.writable_locales(self.user, self.brand, "add_variant")
        return found

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
    def _may_begin(self) -> bool:
        return self._may(Variant, "add")

    def variant(self, pk: int) -> str:
        if self._variants is not None and pk not in self._variants:
            return ""
        return self._edit.replace("/0/", f"/{pk}/")

    def template(self, pk: int) -> str:
        if self._templates is not None and pk not in self._templates:
            return ""
        return self._edit_template.replace("/0/", f"/{pk}/")

    def workspace(self, pk: int) -> str:
        """All texts of a message template: whoever sees the board may see them."""
        return self._workspace.replace("/0/", f"/{pk}/")

    def missing(self, template: int, column: Column) -> str:
        """Where the variant that is missing is begun: at its place among the message's texts."""
        within = self._begun_in is None or column.locale in self._begun_in
        if not (self._may_begin and within):
            return ""
        place = {"channel": column.channel, "locale": column.locale}
        return f"{self.workspace(template)}?{urlencode(place)}"

    def _may(self, model: Any, action: str) -> bool:
        return bool(policy_registry.get_by_type(model).user_has_permission(self.user, action))

    def _address_of(self, model: Any, action: str) -> str:
        """The editor's address with 0 for the key: thousands of cells on one page need it."""
        if not self._may(model, action):
            return ""
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[0])
