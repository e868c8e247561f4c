"""Building families in few words."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from templates_lib import checks, guide, message
from templates_lib.checks import Finding

Texts = Mapping[str, str | Mapping[str, Any]]
Find = Callable[..., list[Finding]]


def family(texts: Texts, **fields: Any) -> message.Message:
    """A message of SMS texts by locale; ``"email/nb"`` names another channel."""
    variants = []
    for place, text in texts.items():
        *channel, locale = place.split("/")
        content = text if isinstance(text, Mapping) else {"body": text}
        name = channel[0] if channel else "sms"
        variants.append({"channel": name, "locale": locale, "content": content})
    document = {"key": "k", "brand": "nordhus", "source_locale": "en", "variants": variants}
    return message.load({**document, **fields})


@pytest.fixture
def found() -> Find:
    """``found(check, texts, guide=..., **fields)``: the findings of one check."""

    def run(
        check: str, texts: Texts, guide_document: Mapping[str, Any] | None = None, **fields: Any
    ) -> list[Finding]:
        brand = guide.load({"brand": "nordhus", **(guide_document or {})})
        return checks.run(family(texts, **fields), brand, only=[check])

    return run


@pytest.fixture
def make_family() -> Callable[..., message.Message]:
    """``make_family(texts, **fields)``: the message itself."""
    return family
