"""Which findings are waived now, for many messages at once."""

from collections.abc import Iterable

from cms.models import MessageTemplate, Waiver
from templates_lib.message import Address


def waived_in(templates: Iterable[MessageTemplate]) -> set[tuple[Address, str]]:
    """Address and fingerprint of each finding that a waiver lets stand now. One query."""
    rows = Waiver.objects.holding().filter(variant__template__in=list(templates))
    return {
        (Address(key, channel, locale, persona or "", arm), fingerprint)
        for key, channel, locale, persona, arm, fingerprint in rows.values_list(
            "variant__template__key",
            "variant__channel",
            "variant__locale",
            "variant__persona__key",
            "variant__arm",
            "fingerprint",
        )
    }
