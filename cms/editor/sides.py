"""The two sides of a finding in their words: here, and in the variant it was compared with."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

import channels
import locales
from cms import reach
from cms.board.names import channel_label, locale_name
from cms.editor.places import contentpath, text_at, utf16
from cms.models import Variant
from templates_lib.checks import Related
from templates_lib.message import Address, Message

AROUND = 32  # characters of context on each side of the words
LONG = 120  # words longer than this are cut in the middle


@dataclass(frozen=True)
class Quote:
    """Words with a little of what stands around them."""

    before: str
    words: str
    after: str
    is_whole: bool = False  # the text is in front of the reader: nobody needs all of it again


@dataclass(frozen=True)
class OtherSide:
    """The words that a finding was compared with, and the way to them."""

    where: str
    quote: Quote
    url: str
    tag: str
    direction: str


def quoted(text: str, start: int, end: int) -> Quote:
    """The words of *text* from *start* to *end*, on one line."""
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    words = text[start:end]
    if len(words) > LONG:
        words = f"{words[: LONG // 2]} … {words[-LONG // 2 :]}"
    return Quote(
        f"{'…' if start > AROUND else ''}{_flat(before)}",
        _flat(words),
        f"{_flat(after)}{'…' if end + AROUND < len(text) else ''}",
        is_whole=(start, end) == (0, len(text)),
    )


def _flat(text: str) -> str:
    return text.replace("\n", " ⏎ ")


class OtherSides:
    """Finds other sides in one message; the database is asked once, and only if there is one."""

    def __init__(self, message: Message, variant: Variant, user: Any = None) -> None:
        self.message, self.variant, self.user = message, variant, user

    def of(self, related: Related | None) -> OtherSide | None:
        """The other side, in words; None where there is none or its text is gone."""
        if related is None:
            return None
        address = related.address
        content = self._content(address)
        if content is None:
            return None
        text = text_at(content, related.part)
        locale = locales.get(address.locale)
        return OtherSide(
            where=self._where(address),
            quote=quoted(text, related.start, related.end),
            url=self._url(related, content, text),
            tag=locale.tag,
            direction=locale.direction,
        )

    def _content(self, address: Address) -> channels.Content | None:
        found = self.message.variant(address.channel, address.locale, address.persona, address.arm)
        return found.written if found and address.key == self.message.key else None

    def _where(self, address: Address) -> str:
        """The channel and the locale, as far as they are not those of this variant."""
        who = filter(None, (address.persona, address.arm))
        return " · ".join([channel_label(address.channel), locale_name(address.locale), *who])

    def _url(self, related: Related, content: channels.Content, text: str) -> str:
        """The editor of the other variant, led to the words (`editor.js` reads the fragment)."""
        pk = self._keys.get(related.address)
        if pk is None or pk == self.variant.pk:
            return ""
        page = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[pk])
        span = f"{utf16(text, related.start)}-{utf16(text, related.end)}"
        return f"{page}#at={contentpath(related.part, content)}:{span}"

    @cached_property
    def _keys(self) -> dict[Address, int]:
        rows = self.variant.template.variants.order_by()
        if reach.is_limited(self.user):  # what is read and not changed has no editor to lead to
            rows = rows.filter(pk__in=reach.changeable(self.user).order_by().values("pk"))
        rows = rows.values_list("channel", "locale", "persona__key", "arm", "pk")
        key = self.message.key
        return {
            Address(key, channel, locale, persona or "", arm): pk
            for channel, locale, persona, arm, pk in rows
        }
