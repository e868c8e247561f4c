"""Snippets over the API: the brand's shared pieces of text, as they stand now."""

from pydantic import Field

from cms.api.schemas.common import Answer, SlugText
from cms.api.strict import Question


class SnippetsQuery(Question):
    """Whose snippets."""

    brand: SlugText = Field(description="A brand's key.")


class SnippetTextAnswer(Answer):
    """What a snippet says in one locale, on one channel or on any."""

    locale: str
    channel: str = Field(description="Empty: on any channel.")
    text: str


class SnippetAnswer(Answer):
    """A piece of text that messages take in with `{% include "signature" %}`."""

    key: str = Field(examples=["signature"])
    brand: str
    name: str
    kind: str = Field(examples=["signature", "opt-out", "legal", "hours", "other"])
    notes: str
    texts: list[SnippetTextAnswer]


class SnippetList(Answer):
    """Every snippet of a brand, by key."""

    items: list[SnippetAnswer]
