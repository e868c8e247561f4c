"""A wording in a sender's merge language, and what the sender must be sent beside it."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field, JsonValue, WrapValidator

from cms.api.problems import Problem, is_none
from cms.api.schemas.common import Answer, LocaleText, PlainText
from cms.api.schemas.content import WordingQuery
from cms.api.schemas.render import Unreadable, Values, or_unreadable
from cms.api.strict import Question

MAX_DERIVED = 1_000


class MergeQuery(WordingQuery):
    """Which wording, and how the target is used."""

    profile: Annotated[str, Field(max_length=4_000)] | None = Field(
        default=None,
        description="JSON: `open` and `close` marks (of `custom`), `scope` and `names`.",
        examples=['{"names": {"first_name": "ticket.requester.first_name"}}'],
    )


class ExportQuery(MergeQuery):
    """The same, of one locale."""

    locale: LocaleText
    recipient: PlainText | None = Field(
        default=None,
        description="Who it is for, as a pseudonym: decides the A/B arm, always the same one.",
    )


class VariableAnswer(Answer):
    """A value that the sender must be sent."""

    name: str = Field(description="Its key in what is sent.", examples=["total_money"])
    written: str = Field(description="How it is written in the text.")
    kind: str = Field(description="text, count, flag, category or list.")
    source: str = Field(description="The placeholder it comes from; empty for several.")
    rule: str = Field(description="A tag or a condition.", examples=["{{ total | money }}"])
    native: bool = Field(description="Whether it is the placeholder's own value.")
    samples: list[dict[str, JsonValue]] = Field(
        description="Worked: `values`, and what it `gives`."
    )
    fields: list["VariableAnswer"] | None = Field(
        default=None, exclude_if=is_none, description="Of each item of a list; none: texts."
    )


class ContractAnswer(Answer):
    """What must be sent beside the texts, so that what is filled in is what we would write."""

    locale: str
    yes: str = Field(description="A flag that holds.", examples=["yes"])
    no: str = Field(description="A flag that does not.", examples=[""])
    plain: bool = Field(description="Whether texts are sent in plain typography.")
    variables: list[VariableAnswer]


class RefusalAnswer(Answer):
    """Something that the target cannot carry."""

    named: str = Field(alias="construct", examples=["if"])
    message: str
    part: str = Field(description="The path of the text; empty: the message as a whole.")
    start: int
    end: int
    line: int
    column: int
    words: str


class MergeAnswer(Answer):
    """A published wording in a sender's language."""

    key: str = Field(examples=["order.confirmed"])
    channel: str = Field(examples=["sms"])
    target: str = Field(examples=["braze"])
    requested_locale: str = Field(examples=["da"])
    locale: str = Field(examples=["nb"])
    fallback: bool
    persona: str
    arm: str
    release: int
    digest: str
    complete: bool = Field(description="Whether nothing was refused.")
    parts: dict[str, str] = Field(description="The texts that could be carried whole, by name.")
    contract: ContractAnswer
    refusals: list[RefusalAnswer]
    left_out: dict[str, str] = Field(description="What this sender makes itself, and why.")


class DeriveRecipient(Question):
    """One reader. The id names it in the answer, and decides the A/B arm."""

    id: PlainText
    locale: LocaleText
    values: Values


def _or_unreadable(
    sent: Any, read: Callable[[Any], DeriveRecipient]
) -> DeriveRecipient | Unreadable:
    return or_unreadable(sent, read)


class DeriveBody(Question):
    """Readers: results come in their order, and a failure stops no other."""

    recipients: list[Annotated[DeriveRecipient, WrapValidator(_or_unreadable)]] = Field(
        min_length=1, max_length=MAX_DERIVED
    )


class DerivedAnswer(Answer):
    """What to send for one reader, and for which wording it was computed."""

    requested_locale: str
    locale: str
    fallback: bool
    persona: str
    arm: str
    release: int
    digest: str
    values: dict[str, JsonValue] = Field(examples=[{"total_money": "1 299,50 kr"}])


class DeriveResult(Answer):
    """What became of one reader: `derived`, or `problem` with the reason."""

    id: str | None = Field(description="As it was sent; null when it could not be read.")
    derived: DerivedAnswer | None = Field(default=None, exclude_if=is_none)
    problem: Problem | None = Field(default=None, exclude_if=is_none)


class DeriveAnswer(Answer):
    """A result for each reader, in their order."""

    key: str
    channel: str
    target: str
    failed: int = Field(description="How many could not be computed.")
    results: list[DeriveResult]
