"""The values a message is made of: all frozen; a changed message is a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels import Content
from channels._frozen import Frozen
from channels._lazy import lazy
from templates_lib._documents import DocumentError
from templates_lib.message._placeholders import write_placeholder
from templates_lib.placeholders import Placeholder
from templates_lib.snippets import Expansion, Snippet, write_snippet

PURPOSES: Final = ("marketing", "transactional", "service", "authentication")
FACT_KINDS: Final = ("percent", "price", "date", "link", "code", "phone", "number")
MAX_VARIANTS: Final = 2_000
"""Variants of one message: 9 channels in 30 locales with 7 personas and arms are fewer."""
MAX_DOCUMENT_BYTES: Final = 5_000_000
"""Bytes of one message document as compact UTF-8 JSON."""


class MessageError(DocumentError):
    """A message document that cannot be used; ``problems`` names every fault with its path."""


@dataclass(frozen=True, order=True)
class Address:
    """Which variant. ``str()`` is stable: ``key/channel/locale[/persona[/arm]]``."""

    key: str
    channel: str
    locale: str
    persona: str = ""
    arm: str = ""

    def __str__(self) -> str:
        pieces = [self.key, self.channel, self.locale, self.persona, self.arm]
        while not pieces[-1] and len(pieces) > 3:
            pieces.pop()
        return "/".join(pieces)


@dataclass(frozen=True)
class Fact:
    """Something that holds wherever the message is said: a percentage, a price, a date, a link."""

    kind: str
    value: str
    label: str = ""

    def document(self) -> dict[str, str]:
        pairs = {"kind": self.kind, "value": self.value, "label": self.label}
        return {name: text for name, text in pairs.items() if text}


@dataclass(frozen=True)
class Variant:
    """The wording for one channel and locale, where used for one persona and A/B arm.

    ``made_from`` is the source's content as it was when this was written or last looked through;
    ``None`` when nobody says, and then nobody can tell that the source has moved on. ``base`` is
    the version that was seen when this was written (a revision's number, or a digest), so that
    whoever stores it can tell whether somebody else was faster.

    ``content`` is what is said, with the snippets that it takes in; ``written`` is what was typed,
    and so are ``content`` and ``written`` of a text that takes none in. ``expansion`` leads from
    one to the other, and ``made_from_expansion`` does the same for ``made_from``.
    """

    key: str
    channel: str
    locale: str
    content: Content
    persona: str = ""
    arm: str = ""
    made_from: Content | None = None
    base: int | str | None = None
    expansion: Expansion | None = None
    made_from_expansion: Expansion | None = None

    @property
    def written(self) -> Content:
        """The content as it was typed."""
        return _typed(self.content, self.expansion)

    @lazy
    def address(self) -> Address:
        return Address(self.key, self.channel, self.locale, self.persona, self.arm)

    def document(self) -> dict[str, object]:
        """The variant as it stands in a message document."""
        head: dict[str, object] = {"channel": self.channel, "locale": self.locale}
        if self.persona:
            head["persona"] = self.persona
        if self.arm:
            head["arm"] = self.arm
        head["content"] = self.written.document()
        if self.made_from:
            made_from = _typed(self.made_from, self.made_from_expansion)
            head["made_from"] = made_from.document()
        return head if self.base is None else {**head, "base": self.base}


def _typed(content: Content, expansion: Expansion | None) -> Content:
    """What was typed where *content* is said. A content that was put in its place since stands for
    itself.
    """
    return expansion.typed if expansion and expansion.said == content else content


@dataclass(frozen=True)
class Message:
    """One thing to say, with all its variants."""

    key: str
    source_locale: str
    brand: str = ""
    stage: str = ""
    touchpoint: str = ""
    purpose: str = ""
    title: str = ""
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    tags: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    snippets: Mapping[str, Snippet] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "snippets", Frozen(self.snippets))
        object.__setattr__(self, "placeholders", Frozen(self.placeholders))

    def variant(
        self, channel: str, locale: str, persona: str = "", arm: str = ""
    ) -> Variant | None:
        """The variant at exactly this place, without any fallback."""
        wanted = Address(self.key, channel, locale, persona, arm)
        return next((variant for variant in self.variants if variant.address == wanted), None)

    def document(self) -> dict[str, object]:
        """The message document: ``load(message.document()) == message``."""
        head = {
            "key": self.key,
            "brand": self.brand,
            "stage": self.stage,
            "touchpoint": self.touchpoint,
            "purpose": self.purpose,
            "title": self.title,
            "source_locale": self.source_locale,
            "placeholders": {n: write_placeholder(p) for n, p in self.placeholders.items()},
            "facts": [fact.document() for fact in self.facts],
            "tags": list(self.tags),
            "snippets": {key: write_snippet(each) for key, each in self.snippets.items()},
        }
        written: dict[str, object] = {name: value for name, value in head.items() if value}
        return {**written, "variants": [variant.document() for variant in self.variants]}
