"""The release log through time: what changed between two releases, and what was said when."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue, TypeAdapter
from pydantic_core import PydanticCustomError

from cms.api.problems import is_none
from cms.api.schemas.common import (
    Answer,
    Cursor,
    EnvironmentText,
    KeyText,
    Limit,
    LocaleText,
    MeasurementAnswer,
    PlainText,
    ReleaseText,
    SlugText,
    SnippetReceipt,
    WaiverAnswer,
)
from cms.api.schemas.content import ContentValue
from cms.api.schemas.templates import Moment
from cms.api.strict import Question


class CompareQuery(Question):
    """From which release to which; either may be the later."""

    first: ReleaseText = Field(
        alias="from",
        description="The release before: a number, or a label.",
        examples=["1"],
    )
    second: ReleaseText = Field(
        alias="to", description="The release after: a number, or a label.", examples=["1"]
    )
    environment: EnvironmentText = None
    brand: SlugText | None = Field(
        default=None, description="Of this brand alone.", examples=["einerly"]
    )
    include: Literal["rendered"] | None = Field(
        default=None,
        description="`rendered` adds the finished messages, with the shortest and the longest "
        "samples of the placeholders.",
    )
    cursor: Cursor = None
    limit: Limit = 20  # a mail is some 50 KB, and four of them stand in one item


class RenderedSample(Answer):
    """A finished message and its figures; `problem` says why there is none."""

    outputs: dict[str, str] | None = Field(default=None, exclude_if=is_none)
    measurement: MeasurementAnswer | None = Field(default=None, exclude_if=is_none)
    problem: str | None = Field(default=None, exclude_if=is_none)


class RenderedSamples(Answer):
    """Two messages between which every message lies."""

    shortest: RenderedSample
    longest: RenderedSample


class Receipt(Answer):
    """What made a wording live, and who let it."""

    release: int = Field(description="The release that made it live.")
    released_at: datetime
    released_by: str = Field(description="Whose act it was; empty for the system's own.")
    variant: int | None = Field(description="The number of the variant in the admin.")
    revision: int | None = Field(description="The number of its revision there.")
    digest: str
    approved_by: str
    approved_at: datetime | None
    waivers: list[WaiverAnswer]
    snippets: list[SnippetReceipt] = Field(
        description="Changes of snippets since those words were approved."
    )
    content: dict[str, ContentValue] = Field(description="The channel's parts, as templates.")


class Version(Receipt):
    """A wording as it stood at a release, with its receipt."""

    rendered: RenderedSamples | None = Field(
        default=None, exclude_if=is_none, description="With `include=rendered` only."
    )


class Comparison(Answer):
    """One address that says something else after than before."""

    brand: str
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    change: Literal["added", "changed", "withdrawn"]
    before: Version | None = Field(description="Null: nothing stood there.")
    after: Version | None = Field(description="Null: nothing stands there.")


class ChainsAnswer(Answer):
    """A brand's own fallback chains, where they are others; null: none were told yet."""

    brand: str
    before: JsonValue
    after: JsonValue


class ComparePage(Answer):
    """What changed, by key, channel and locale, a page at a time."""

    first: int = Field(serialization_alias="from")
    second: int = Field(serialization_alias="to")
    environment: str
    fallbacks: list[ChainsAnswer] = Field(description="Fallback chains that changed.")
    items: list[Comparison]
    next_cursor: str | None


def day_or_moment(sent: str) -> date | datetime:
    """The day that *sent* writes, or the moment, in UTC; `ValueError` for neither."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", sent):
        return date.fromisoformat(sent)
    return _MOMENT.validate_python(sent)


def _as_sent(sent: str) -> str:
    try:
        day_or_moment(sent)
    except ValueError as error:
        raise PydanticCustomError("moment", _WHEN) from error
    return sent


_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)
_WHEN = "must be a day such as 2026-05-03, or a time such as 2026-05-03T12:00:00Z"


class ReceiptsQuery(Question):
    """Whose words, where, and when; they hold together."""

    at: Annotated[str, Field(max_length=40), AfterValidator(_as_sent)] = Field(
        description="A time (ISO 8601; UTC where it names no offset): what stood then. Or a day, "
        "in the time zone of this installation: all that stood at any time of it.",
        examples=["2026-05-03"],
        json_schema_extra={"anyOf": [{"format": "date"}, {"format": "date-time"}]},
    )
    environment: EnvironmentText = None
    brand: SlugText | None = Field(default=None, examples=["einerly"])
    channel: PlainText | None = Field(default=None, examples=["sms"])
    locale: LocaleText | None = Field(default=None, description="In exactly this locale.")
    key: KeyText | None = Field(default=None, examples=["order.confirmed"])
    persona: SlugText | None = Field(
        default=None, description="Written for this persona; nothing for every wording."
    )
    cursor: Cursor = None
    limit: Limit = 50


class DigestQuery(Question):
    """Where a content went out."""

    environment: EnvironmentText = None


class Said(Receipt):
    """A wording that stood, from when until when, with its receipt."""

    brand: str
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    since: datetime = Field(serialization_alias="from", description="When it went live.")
    until: datetime | None = Field(description="When it was replaced or taken down; null: never.")
    until_release: int | None = Field(description="The release that did.")


class SaidPage(Answer):
    """What stood in a period, by key, channel and locale; of one address the latest first."""

    environment: str
    start: datetime = Field(serialization_alias="from", description="When the period began.")
    end: datetime | None = Field(
        serialization_alias="to", description="Just after it ended; null: it is one moment."
    )
    release: int = Field(description="The newest release of all at its end; 0 before the first.")
    items: list[Said]
    next_cursor: str | None


class DigestAnswer(Answer):
    """Every time that one content went out, the latest first, at most 100."""

    environment: str
    digest: str
    items: list[Said]
