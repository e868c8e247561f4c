"""Texts that are not stored: what `check` and `measure` are sent, and what they answer.

A message document and a guide document are read by `templates_lib`, which names every fault with
its path; the types here tell a client their shape.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, JsonValue, Tag, WrapValidator

from cms.api.schemas.common import Answer, LocaleText, PlainText, SlugText
from cms.api.schemas.content import ContentValue
from cms.api.strict import Question
from templates_lib.checks import Severity

# The type is for the OpenAPI document; the value stays as it was sent, to be read further down.
AsSent = WrapValidator(lambda sent, read: sent)


class VariantDocument(Question):
    """The wording for one channel and locale."""

    channel: str = Field(examples=["sms"])
    locale: LocaleText
    persona: str = ""
    arm: str = ""
    content: dict[str, ContentValue] = Field(examples=[{"body": "Hei {{ first_name }}!"}])
    base: int | str | None = Field(
        default=None, description="The version it was made from: a revision's number, or a digest."
    )


class PlaceholderDocument(Question):
    """A typed gap in the text."""

    type: str = Field(examples=["name"])
    required: bool = True
    max_length: int | None = None
    samples: list[JsonValue] = []
    currency: str = ""
    choices: list[str] = []
    fields: dict[str, "PlaceholderDocument"] = {}
    description: str = ""


class FactDocument(Question):
    """Something that every wording must tell alike."""

    kind: str = Field(examples=["percent"])
    value: str = Field(examples=["20"])
    label: str = ""


class SnippetTextDocument(Question):
    """What a snippet says in one locale, on one channel or on any."""

    locale: LocaleText
    text: str
    channel: str = ""


class MessageDocument(Question):
    """One message template with its variants."""

    key: str = Field(examples=["order.confirmed"])
    source_locale: LocaleText
    brand: str = ""
    stage: str = ""
    touchpoint: str = ""
    purpose: str = ""
    title: str = ""
    placeholders: dict[str, PlaceholderDocument] = {}
    facts: list[FactDocument] = []
    tags: list[str] = []
    snippets: dict[str, list[SnippetTextDocument]] = {}
    variants: list[VariantDocument]


class TermDocument(Question):
    """A concept's approved, forbidden and do-not-translate words."""

    concept: str = Field(examples=["order"])
    approved: list[str] = []
    forbidden: list[str] = []
    keep: list[str] = []
    forms: dict[str, list[str]] = {}


class RuleDocument(Question):
    """A brand's own rule about wording; docs/message-document.md says what each kind has."""

    kind: str = Field(examples=["existence"])
    message: str = ""
    severity: str = "warning"
    words: list[str] = []
    pattern: str = ""
    inside_words: bool = False
    swap: dict[str, str] = {}
    either: dict[str, str] = {}
    needs: list[str] = []
    min: int | None = None
    max: int | None = None
    case: str = ""
    exceptions: list[str] = []
    locales: list[str] = []
    channels: list[str] = []
    stages: list[str] = []
    parts: list[str] = []


class StyleGuideDocument(Question):
    """A brand in one locale."""

    address_form: str = ""
    opt_out: list[str] = []
    link_prefix: str = ""
    currency: str = ""
    terms: list[TermDocument] = []
    settings: dict[str, JsonValue] = Field(
        default={}, description="Choices for checks, in place of the brand's."
    )


class StagePolicyDocument(Question):
    """Which channels the messages of a stage may go by."""

    allowed_channels: list[str] = Field(default=[], description="Empty: every channel.")
    forbidden_channels: list[str] = []


class GuideDocument(Question):
    """What a brand wants, by locale."""

    brand: str = Field(examples=["einerly"])
    names: list[str] = []
    domains: list[str] = []
    emails: list[str] = []
    phones: list[str] = []
    locales: dict[str, StyleGuideDocument] = {}
    settings: dict[str, JsonValue] = Field(default={}, description="Choices for checks.")
    checks: dict[str, Literal["off", "info", "warning", "error"]] = Field(
        default={}, description="How much the findings of a check weigh."
    )
    rules: dict[str, RuleDocument] = {}
    stages: dict[str, StagePolicyDocument] = Field(
        default={}, description="Channels by stage of the journey, by the stage's key."
    )


class CheckRequest(Question):
    """A message document, and what to hold it against: a guide document, or a stored brand's."""

    message: Annotated[MessageDocument, AsSent]
    guide: Annotated[GuideDocument, AsSent] | None = None
    brand: SlugText | None = Field(
        default=None, description="The key of a brand whose guide to use."
    )


def _which(sent: Any) -> str:
    wrapped = not isinstance(sent, dict) or "message" in sent or "key" not in sent
    return "(wrapped)" if wrapped else "(bare)"


CheckBody = Annotated[
    Annotated[CheckRequest, Tag("(wrapped)")] | Annotated[MessageDocument, AsSent, Tag("(bare)")],
    Discriminator(_which),
]


class CheckQuery(Question):
    """How to answer."""

    format: Literal["json", "text", "sarif"] | None = Field(
        default=None, description="Before what the header Accept asks for; JSON without either."
    )
    fail_on: Literal["error", "warning"] = Field(
        default="error", description="How grave a finding makes the exit status 1."
    )


class RelatedAnswer(Answer):
    """The words that a finding was compared with."""

    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    part: str
    start: int
    end: int


class FindingAnswer(Answer):
    """One fault, where it stands, and what to write instead where that is sure."""

    check: str = Field(examples=["term_forbidden"])
    severity: Severity
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    part: str = Field(examples=["body"])
    start: int = Field(description="Code points from the start of the part.")
    end: int
    message: str
    suggestion: str | None
    rule: str = Field(
        description="The place in the guide document that decided; empty: the check by itself.",
        examples=["locales.nb.address_form"],
    )
    snippet: str = Field(
        description="The snippet whose words are at fault; the span is the tag that takes it in."
    )
    related: RelatedAnswer | None = Field(description="The other side, where two were compared.")
    fingerprint: str


class CheckAnswer(Answer):
    """Every finding, by address, part and place."""

    findings: list[FindingAnswer]
    errors: int
    warnings: int
    infos: int
    exit_status: int = Field(description="What a command should end with: 0, or 1 by `fail_on`.")


class MeasureRequest(Question):
    """A content to be measured as it stands."""

    channel: PlainText = Field(examples=["sms"])
    content: Annotated[dict[str, ContentValue], AsSent] = Field(
        examples=[{"body": "Hei {{ first_name }}!"}]
    )
