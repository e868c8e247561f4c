"""The variants that stand behind addresses of the log."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

import channels
from cms.errors import Refused
from cms.models import StoredContent, Variant
from templates_lib.message import Address


class Variants:
    """The variants at *addresses*. One query for each 500 message templates."""

    def __init__(self, addresses: Iterable[Address]) -> None:
        keys = sorted({address.key for address in addresses})
        self._found: dict[Address, Variant] = {}
        for start in range(0, len(keys), 500):
            rows = Variant.objects.filter(template__key__in=keys[start : start + 500])
            for row in rows.select_related("template__brand", "persona").defer("content"):
                place = (row.template.key, row.channel, row.locale, row.persona_key, row.arm)
                self._found[Address(*place)] = row

    def at(self, address: Address) -> Variant:
        """The variant at *address*; `Refused` when it was deleted since."""
        try:
            return self._found[address]
        except KeyError:
            raise Refused(
                _("“%(where)s” was deleted since, so it cannot come back. Leave it out.")
                % {"where": address}
            ) from None

    @staticmethod
    def words_digest(content: StoredContent) -> str:
        """`Content.digest` of a stored content."""
        document = content.document
        return channels.get(document["channel"]).load(document["content"]).digest
