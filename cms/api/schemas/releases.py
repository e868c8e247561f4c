"""The release log as it is read."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from cms.api.schemas.common import Answer, Cursor, EnvironmentText, Limit, WaiverAnswer
from cms.api.strict import Question
from cms.models import Release


class ReleasesQuery(Question):
    """Which page of the release log, the newest first."""

    environment: EnvironmentText = None

    cursor: Cursor = None
    limit: Limit = 50


class ReleaseQuery(Question):
    """Which page of what a release changed."""

    cursor: Cursor = None
    limit: Limit = 100


class ChangesQuery(Question):
    """What was published and taken down after a release, the oldest first."""

    environment: EnvironmentText = None
    since: Annotated[int, Field(ge=0, le=2**63 - 1, description="0 for everything.")]
    cursor: Cursor = None
    limit: Limit = 50


class ReleaseSummary(Answer):
    """One release."""

    number: int
    action: Release.Action
    created_at: datetime
    environment: str = Field(examples=["production"])
    brand: str = Field(description="The brand's key.", examples=["einerly"])
    by: str = Field(description="Whose act it was; empty for the system's own.")
    changes: int = Field(description="How many wordings it changed.")
    source: int | None = Field(
        description="The release whose state was rolled back to or promoted.", default=None
    )
    note: str = ""
    labels: list[str] = Field(default=[], description="Names that stand for it in `release=`.")


class ReleasePage(Answer):
    """One page of the release log, the newest first."""

    items: list[ReleaseSummary]
    next_cursor: str | None


class Change(Answer):
    """What one release changed at one address."""

    release: int
    at: datetime
    brand: str
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    live: bool = Field(description="False: it was taken down, and there is no digest.")
    digest: str | None
    approved_by: str
    approved_at: datetime | None
    waivers: list[WaiverAnswer]


class ReleaseAnswer(ReleaseSummary):
    """One release with what it changed, a page at a time."""

    entries: list[Change]
    next_cursor: str | None


class ChangePage(Answer):
    """One page of changes, the oldest first."""

    since: int
    until: int = Field(
        description="The last release told of here. Once `next_cursor` is null, ask again with "
        "`since` set to this."
    )
    items: list[Change]
    next_cursor: str | None
