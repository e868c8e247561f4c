"""Types that several calls share."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from channels import Measurement

# Keys and slugs as the models write them: nothing else can name anything (`cms.models.fields`).
KeyText = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
SlugText = Annotated[str, Field(max_length=50, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
LocaleText = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="A BCP 47 tag; `nb_NO` and `no` are read as `nb`.",
        examples=["nb"],
    ),
]
PlainText = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Cursor = Annotated[
    str | None,
    Field(max_length=400, description="`next_cursor` of the page before; nothing for the first."),
]
ReleaseText = Annotated[
    str,
    Field(max_length=50, pattern=r"^(?:[1-9][0-9]{0,17}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$"),
]
EnvironmentText = Annotated[
    str | None,
    Field(
        max_length=30,
        pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        description="Where it is live; nothing for the one that customers get.",
        examples=["production"],
    ),
]


class Answer(BaseModel):
    """What is answered."""

    model_config = ConfigDict(frozen=True)


class MetricAnswer(Answer):
    """One figure of a measurement, with its limit in the same unit."""

    name: str = Field(examples=["segments"])
    label: str = Field(examples=["Segments"])
    value: int | str = Field(examples=[1])
    limit: int | None
    unit: str
    state: str = Field(description="ok, warn or over.", examples=["ok"])


class MeasurementAnswer(Answer):
    """The figures of a text on its channel."""

    state: str = Field(description="The worst among the metrics: ok, warn or over.")
    metrics: list[MetricAnswer]
    detail: dict[str, JsonValue] = Field(
        description="What else the channel knows, in its own shape."
    )

    @classmethod
    def of(cls, measurement: Measurement) -> "MeasurementAnswer":
        """*measurement* as it is answered."""
        return cls(
            state=measurement.state,
            metrics=[
                MetricAnswer(
                    name=metric.name,
                    label=metric.label,
                    value=metric.value,
                    limit=metric.limit,
                    unit=metric.unit,
                    state=metric.state,
                )
                for metric in measurement.metrics
            ],
            detail=dict(measurement.detail),
        )


class ValuesSchema(Answer):
    """JSON Schema (2020-12) of the values that fill a template."""

    dialect: Literal["https://json-schema.org/draft/2020-12/schema"] = Field(
        default="https://json-schema.org/draft/2020-12/schema", serialization_alias="$schema"
    )
    type: Literal["object"] = "object"
    properties: dict[str, dict[str, JsonValue]] = Field(
        description="A schema for each declared placeholder."
    )
    required: list[str]


class SnippetReceipt(Answer):
    """A change of a snippet since the words that take it in were approved."""

    key: str = Field(examples=["signature"])
    by: str = Field(description="Who proposed it.")
    confirmed_by: str
    at: str


class WaiverAnswer(Answer):
    """A person's permission to let one finding stand in what was published."""

    check: str = Field(examples=["term_forbidden"])
    finding: str
    reason: str
    by: str
    at: str
    until: str = Field(default="", description="When it lapses; empty: it does not.")
