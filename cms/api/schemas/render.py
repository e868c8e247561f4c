"""Rendering: one message, or a batch with a result for each recipient."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Discriminator, Field, JsonValue, Tag, ValidationError, WrapValidator

from cms.api.problems import Fault, Problem, is_none
from cms.api.schemas.common import Answer, LocaleText, MeasurementAnswer, PlainText
from cms.api.strict import Question, body_faults

MAX_RECIPIENTS = 10_000

Values = Annotated[
    dict[str, JsonValue],
    Field(
        description="What fills the placeholders; money exactly as a text.",
        examples=[{"first_name": "Kari", "total": "1299.50"}],
    ),
]


class EnvelopeBody(Question):
    """From whom and to whom, for a provider's request."""

    recipient: PlainText | Literal[""] = Field(
        default="", description="The reader's address on the channel.", examples=["+4790000000"]
    )
    sender: PlainText | Literal[""] = Field(default="", examples=["Einerly"])
    reference: PlainText | Literal[""] = Field(
        default="", description="Your own name for this message.", examples=["order-4821907"]
    )
    options: dict[str, JsonValue] = Field(
        default_factory=dict, description="The provider's own; see the channel's page."
    )


class RenderOne(Question):
    """One message."""

    locale: LocaleText
    values: Values
    envelope: EnvelopeBody | None = Field(default=None, description="For `payload=`.")
    recipient: PlainText | None = Field(
        default=None, description="Who it is for, as a pseudonym: decides the A/B arm."
    )


class Recipient(Question):
    """One message of a batch. The id names it in the answer, and decides the A/B arm."""

    id: PlainText
    locale: LocaleText
    values: Values
    envelope: EnvelopeBody | None = Field(default=None, description="For `payload=`.")


@dataclass(frozen=True)
class Unreadable:
    """A recipient that does not fit, which stops no other: its id if it has one, and why."""

    id: str | None
    faults: tuple[Fault, ...]


T = TypeVar("T")


def or_unreadable(sent: Any, read: Callable[[Any], T]) -> T | Unreadable:
    """What *read* makes of one recipient, or what is wrong with it."""
    try:
        return read(sent)
    except ValidationError as error:
        name = sent.get("id") if isinstance(sent, dict) else None
        faults = tuple(body_faults(error, skip=0))
        return Unreadable(name[:200] if isinstance(name, str) else None, faults)


def _or_unreadable(sent: Any, read: Callable[[Any], Recipient]) -> Recipient | Unreadable:
    return or_unreadable(sent, read)


class RenderMany(Question):
    """A batch: results come in the order of the recipients, and a failure stops no other."""

    recipients: list[Annotated[Recipient, WrapValidator(_or_unreadable)]] = Field(
        min_length=1, max_length=MAX_RECIPIENTS
    )


def _which(sent: Any) -> str:
    return "(many)" if isinstance(sent, dict | RenderMany) and "recipients" in sent else "(one)"


RenderBody = Annotated[
    Annotated[RenderOne, Tag("(one)")] | Annotated[RenderMany, Tag("(many)")],
    Discriminator(_which),
]


class RenderedAnswer(Answer):
    """A finished message, and which wording it was made from."""

    requested_locale: str = Field(examples=["da"])
    locale: str = Field(examples=["nb"])
    fallback: bool
    persona: str
    arm: str
    outputs: dict[str, str] = Field(
        description="The finished pieces by name.", examples=[{"body": "Hei Kari!"}]
    )
    release: int
    digest: str
    measurement: MeasurementAnswer | None = Field(
        default=None, exclude_if=is_none, description="Of the finished text; not with `measure=0`."
    )
    ignored: list[str] = Field(description="Values that the template declares no placeholder for.")
    payload: JsonValue = Field(
        default=None, exclude_if=is_none, description="The body of the provider's own request."
    )
    payload_type: str | None = Field(
        default=None, exclude_if=is_none, description="Its media type."
    )


class Result(Answer):
    """What became of one recipient: `message`, or `problem` with the reason."""

    id: str | None = Field(description="As it was sent; null when it could not be read.")
    message: RenderedAnswer | None = Field(default=None, exclude_if=is_none)
    problem: Problem | None = Field(default=None, exclude_if=is_none)


class BatchAnswer(Answer):
    """A result for each recipient, in their order."""

    key: str
    channel: str
    rendered: int = Field(description="How many messages were rendered.")
    failed: int = Field(description="How many were not.")
    results: list[Result]


class OneAnswer(RenderedAnswer):
    """One finished message."""

    key: str
    channel: str
