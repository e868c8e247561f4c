"""Which templates providers have of what is live."""

from pydantic import Field

from cms.api.problems import is_none
from cms.api.schemas.common import (
    Answer,
    Cursor,
    EnvironmentText,
    KeyText,
    Limit,
    LocaleText,
    PlainText,
    SlugText,
)
from cms.api.strict import Question


class ProviderTemplatesQuery(Question):
    """Which of them; nothing asked for means all."""

    environment: EnvironmentText = None
    brand: SlugText | None = Field(
        default=None, description="Of this brand alone.", examples=["einerly"]
    )
    key: KeyText | None = Field(default=None, description="Of this message template alone.")
    channel: SlugText | None = Field(default=None, examples=["whatsapp"])
    locale: LocaleText | None = None
    account: PlainText | None = Field(
        default=None, description="Of the account that is called so.", examples=["Meta"]
    )
    cursor: Cursor = None
    limit: Limit = 50


class PinnedTemplate(Answer):
    """The version that may be sent now."""

    name: str = Field(examples=["order_confirmed_v3"])
    id: str = Field(description="The provider's own name for it.")
    language: str = Field(description="The provider's code.", examples=["nb"])
    version: int
    category: str = Field(description="As the provider has it; empty where it has none.")
    release: int = Field(description="The release that its text is of: pin it to render for it.")
    digest: str


class ProviderTemplate(Answer):
    """One live wording at one account."""

    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    account: str
    provider: str = Field(examples=["meta"])
    state: str = Field(
        description="Of the live text: queued, pending, approved, rejected, paused, disabled, "
        "failed, removing or removed; `outdated` where only earlier texts were submitted, "
        "`unsubmitted` where none was.",
        examples=["approved"],
    )
    reason: str = Field(description="The provider's words, where it refused.")
    release: int = Field(description="The release that is live.")
    digest: str
    template: PinnedTemplate | None = Field(
        default=None,
        exclude_if=is_none,
        description="What may be sent; it may be of an earlier release than the live one. "
        "Nothing: no version is approved.",
    )


class ProviderTemplatesPage(Answer):
    """A page of them."""

    items: list[ProviderTemplate]
    next_cursor: str | None = Field(description="For the next page; null: this is the last.")
