"""Templates: the list, and one with its placeholders and its channel x locale matrix."""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cms.api.schemas.common import (
    Answer,
    Cursor,
    EnvironmentText,
    KeyText,
    Limit,
    LocaleText,
    PlainText,
    SlugText,
    ValuesSchema,
)
from cms.api.schemas.content import State
from cms.api.strict import Question
from cms.models import MessageTemplate


def _as_utc(moment: datetime) -> datetime:
    """*moment* as UTC, which one that names no offset is taken to be."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # the first and last hours of all, in other time zones
        raise PydanticCustomError("moment", "lies outside the years 1 to 9999") from error


def _written(sent: object) -> object:
    """A time is written as one: Pydantic would take a bare number for seconds."""
    if isinstance(sent, str) and not re.match(r"\d{4}-\d{2}-\d{2}", sent):
        raise PydanticCustomError("moment", "must be a time such as 2026-05-03T00:00:00Z")
    return sent


Moment = Annotated[datetime, BeforeValidator(_written), AfterValidator(_as_utc)]


class ListQuery(Question):
    """Which templates, and which page of them."""

    environment: EnvironmentText = None

    brand: SlugText | None = Field(default=None, examples=["einerly"])
    stage: SlugText | None = Field(default=None, examples=["purchase"])
    channel: PlainText | None = Field(default=None, examples=["sms"])
    locale: LocaleText | None = Field(default=None, description="Published in exactly this locale.")
    purpose: MessageTemplate.Purpose | None = None
    tag: PlainText | None = None
    updated_since: Moment | None = Field(
        default=None,
        description="Something of it was published or taken down at or after this time "
        "(ISO 8601; UTC where it names no offset).",
        examples=["2026-05-03T00:00:00Z"],
    )
    overdue: bool | None = Field(
        default=None,
        description="1: only those whose day to be looked through has passed; 0: only the others.",
    )
    cursor: Cursor = None
    limit: Limit = 50


class TemplateQuery(Question):
    """Whether what is published of it, and in which environment, or its drafts."""

    environment: EnvironmentText = None
    state: State = "published"


class TemplateSummary(Answer):
    """A template that has something live."""

    key: KeyText = Field(examples=["order.confirmed"])
    title: str
    brand: str = Field(description="The brand's key.", examples=["einerly"])
    stage: str = Field(description="The stage's key, or empty.", examples=["purchase"])
    touchpoint: str = Field(description="The touchpoint's key, or empty.")
    purpose: MessageTemplate.Purpose
    source_locale: str
    tags: list[str]
    updated_at: datetime = Field(
        description="When something of it was last published or taken down."
    )
    review_by: date | None = Field(
        description="The day by which somebody looks it through again; null: never."
    )
    overdue: bool = Field(
        description="Whether that day has passed. It is still live, and may be out of date."
    )
    channels: dict[str, list[str]] = Field(
        description="Channel -> the locales live in it.", examples=[{"sms": ["da", "nb"]}]
    )


class TemplatePage(Answer):
    """One page of templates, by key."""

    items: list[TemplateSummary]
    next_cursor: str | None = Field(
        description="Send as `cursor` for the next page; null at the end."
    )


class Cell(Answer):
    """One live wording in a channel and a locale."""

    persona: str = Field(description="The persona's key; empty for everybody.")
    arm: str = Field(description="The A/B arm; empty when there is one wording.")
    release: int
    digest: str
    approved_at: datetime | None


class TemplateAnswer(TemplateSummary):
    """A template with what a sender must know to use it."""

    description: str
    placeholders: ValuesSchema = Field(
        description="What fills any live wording: the union of what they were published with."
    )
    matrix: dict[str, dict[str, list[Cell]]] = Field(
        description="Channel -> locale -> the wordings live there."
    )
