"""What a call for a translators' file asks."""

from pydantic import Field

from cms.api.schemas.common import LocaleText, SlugText
from cms.api.strict import Question
from cms.exchange.exporting import EXPORTS


class TextsQuery(Question):
    """Which texts, into which locale, in which format."""

    brand: SlugText = Field(description="A brand's key.")
    locale: LocaleText = Field(description="Into which it is translated.")
    format: str = Field(
        default=EXPORTS[0],
        description="The file's format.",
        json_schema_extra={"enum": [*EXPORTS]},
    )
    source: LocaleText | None = Field(
        default=None, description="Only messages that were first written in this locale."
    )
    channel: str | None = Field(default=None, description="Only this channel.")
    keys: str = Field(default="", max_length=100, description="Only keys that begin so.")
    open: bool = Field(
        default=False,
        description="Only what is not translated, or whose source has changed since.",
    )
