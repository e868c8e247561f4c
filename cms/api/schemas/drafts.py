"""Drafts over the API: what is pushed and what became of it, and drafts as they are read."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, JsonValue, Tag

from cms.api.schemas.common import Answer, KeyText, MeasurementAnswer, SlugText, ValuesSchema
from cms.api.schemas.content import ContentValue, OutputAnswer
from cms.api.schemas.documents import AsSent, MessageDocument
from cms.api.strict import Question
from cms.models import MessageTemplate

MAX_MESSAGES = 100


class PushQuery(Question):
    """Whether to write."""

    dry_run: bool = Field(default=False, description="1 writes nothing, and tells what would be.")


class PushMany(Question):
    """Several message documents: all are written, or none."""

    messages: list[Annotated[MessageDocument, AsSent]] = Field(
        min_length=1, max_length=MAX_MESSAGES
    )


def _which(sent: Any) -> str:
    many = isinstance(sent, PushMany) or (isinstance(sent, dict) and "messages" in sent)
    return "(many)" if many else "(one)"


PushBody = Annotated[
    Annotated[PushMany, Tag("(many)")] | Annotated[MessageDocument, AsSent, Tag("(one)")],
    Discriminator(_which),
]

Fate = Literal["create", "change", "same", "refuse"]


class ListDraftsQuery(Question):
    """Which drafts."""

    brand: SlugText | None = Field(default=None, description="A brand's key.")
    cursor: str | None = Field(default=None, description="`next_cursor` of the page before.")
    limit: int = Field(default=50, ge=1, le=100, description="Templates a page.")


class DraftPage(Answer):
    """Message documents as they are drafted: they can be changed and pushed as they come."""

    items: list[dict[str, JsonValue]] = Field(
        description="Message documents; each variant's `base` is the digest of its draft."
    )
    next_cursor: str | None


class FindingCounts(Answer):
    """How many findings a text has, by their weight."""

    errors: int
    warnings: int
    infos: int


class PushedTemplate(Answer):
    """What became of a message template."""

    key: str = Field(examples=["order.confirmed"])
    brand: str = Field(examples=["einerly"])
    fate: Fate
    why: list[str] = Field(description="What stands in the way.")
    notes: list[str]
    declares: list[str] = Field(description="Placeholders that are declared by it.")


class PushedVariant(Answer):
    """What became of one variant."""

    key: str = Field(examples=["order.confirmed"])
    channel: str = Field(examples=["sms"])
    locale: str = Field(examples=["nb"])
    persona: str
    arm: str
    fate: Fate
    why: list[str] = Field(description="What stands in the way.")
    notes: list[str]
    revision: int | None = Field(
        description="The draft's revision after this; null where there is none yet."
    )
    digest: str = Field(
        description="Of the content that was sent: the `base` of what is written on it next."
    )
    findings: FindingCounts = Field(description="Of the text as it would stand.")


class PushAnswer(Answer):
    """Every row's fate. Where one is `refuse`, nothing is written."""

    dry_run: bool
    written: int = Field(description="Drafts that were written, or would be.")
    unchanged: int
    refused: int
    templates: list[PushedTemplate]
    variants: list[PushedVariant]


class DraftAnswer(Answer):
    """The latest draft of a wording, which nobody approved: for people who write, never to send."""

    state: Literal["draft"] = "draft"
    key: str = Field(examples=["order.confirmed"])
    channel: str = Field(examples=["sms"])
    requested_locale: str = Field(examples=["da"])
    locale: str = Field(description="The locale it is written in.", examples=["nb"])
    fallback: bool = Field(description="Whether that is another locale than the requested one.")
    fallback_chain: list[str] = Field(examples=[["da", "nb"]])
    persona: str = Field(description="The persona it is written for; empty for everybody.")
    arm: str = Field(description="The A/B arm; empty when there is one wording.")
    revision: int | None = Field(description="The number of its revision.")
    digest: str = Field(description="SHA-256 of the content alone: the `base` of a push.")
    author: str = Field(description="Who saved it; empty where nobody is known.")
    saved_at: datetime
    in_review: bool
    live: bool = Field(description="Whether this wording is published, in these words or others.")
    changed: bool = Field(description="Whether the draft says something else than is published.")
    content: dict[str, ContentValue] = Field(description="The channel's parts, as templates.")
    placeholders: ValuesSchema
    findings: FindingCounts | None = Field(
        description="Of this draft, waived ones left out; null where its message cannot be checked."
    )
    measurement: MeasurementAnswer = Field(description="Of the text before values are filled in.")
    outputs: list[OutputAnswer] | None = Field(
        default=None, description="With `include=outputs` only."
    )


class DraftCell(Answer):
    """One wording in a channel and a locale, as it was last drafted."""

    persona: str
    arm: str
    revision: int | None
    digest: str = Field(description="Of its content; empty when it cannot be read.")
    author: str
    saved_at: datetime
    in_review: bool
    live: bool
    changed: bool


class DraftTemplateAnswer(Answer):
    """A template with every draft of it."""

    state: Literal["draft"] = "draft"
    key: KeyText = Field(examples=["order.confirmed"])
    title: str
    brand: str = Field(description="The brand's key.", examples=["einerly"])
    stage: str
    touchpoint: str
    purpose: MessageTemplate.Purpose
    source_locale: str
    tags: list[str]
    description: str
    placeholders: ValuesSchema
    matrix: dict[str, dict[str, list[DraftCell]]] = Field(
        description="Channel -> locale -> the drafts there."
    )
