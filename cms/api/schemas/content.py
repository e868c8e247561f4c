"""One wording, as it is fetched."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from cms.api.schemas.common import (
    Answer,
    EnvironmentText,
    LocaleText,
    MeasurementAnswer,
    PlainText,
    ReleaseText,
    SlugText,
    ValuesSchema,
    WaiverAnswer,
)
from cms.api.strict import Question

ContentValue = str | bool | list[dict[str, JsonValue]]


class WordingQuery(Question):
    """Which wording, besides the locale: the same for fetching and rendering."""

    strict: bool = Field(
        default=False, description="1 refuses any other locale than the one asked for."
    )
    environment: EnvironmentText = None
    release: ReleaseText | None = Field(
        default=None,
        description="As it stood at this release: a number, or a label.",
        examples=["41"],
    )
    persona: SlugText | None = Field(
        default=None,
        description="The wording for this persona where there is one, else everybody's.",
    )


class RenderQuery(WordingQuery):
    """Which wording to fill in, and for whose API."""

    payload: Annotated[str, Field(max_length=50, pattern="^[a-z0-9_]+$")] | None = Field(
        default=None, description="The provider whose own request is added."
    )
    measure: bool = Field(
        default=True,
        description="0 leaves the measurement out: a batch is a third as long then.",
    )


State = Annotated[
    Literal["published", "draft"],
    Field(description="`draft` reads what nobody approved yet, with a right of its own."),
]


class FetchQuery(WordingQuery):
    """Which wording of a template and channel."""

    locale: LocaleText
    recipient: PlainText | None = Field(
        default=None,
        description="Who it is for, as a pseudonym: decides the A/B arm, always the same one.",
    )
    state: State = "published"
    include: Literal["outputs"] | None = Field(
        default=None, description="`outputs` adds the compiled templates that rendering fills."
    )


class OutputAnswer(Answer):
    """One finished piece before its values are filled in: a subject line, an HTML body."""

    name: str = Field(examples=["body"])
    label: str
    template: str
    escape: str = Field(description="How values are written into it: text, line or html.")


class WordingAnswer(Answer):
    """A published wording, and everything that says which one it is."""

    key: str = Field(examples=["order.confirmed"])
    channel: str = Field(examples=["sms"])
    requested_locale: str = Field(examples=["da"])
    locale: str = Field(description="The locale it is written in.", examples=["nb"])
    fallback: bool = Field(description="Whether that is another locale than the requested one.")
    fallback_chain: list[str] = Field(examples=[["da", "nb"]])
    persona: str = Field(description="The persona it is written for; empty for everybody.")
    arm: str = Field(description="The A/B arm; empty when there is one wording.")
    content: dict[str, ContentValue] = Field(description="The channel's parts, as templates.")
    placeholders: ValuesSchema
    release: int = Field(description="The release that made this wording live.")
    digest: str = Field(description="SHA-256 of the content with all that renders it.")
    approved_by: str
    approved_at: datetime | None
    waivers: list[WaiverAnswer]
    measurement: MeasurementAnswer = Field(description="Of the text before values are filled in.")
    outputs: list[OutputAnswer] | None = Field(
        default=None, description="With `include=outputs` only."
    )
