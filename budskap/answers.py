"""What the server answers, as frozen values; times are `datetime`, with their offset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from budskap.errors import Problem

__all__ = [
    "Change",
    "CheckAnswer",
    "Draft",
    "Finding",
    "FindingCounts",
    "Measurement",
    "Metric",
    "PushAnswer",
    "PushedTemplate",
    "PushedVariant",
    "Release",
    "Rendered",
    "Result",
    "Template",
    "TemplateDetail",
    "Wording",
]


@dataclass(frozen=True)
class Metric:
    """One figure, with its limit in the same unit."""

    name: str
    value: Any
    limit: int | None = None
    unit: str = ""
    state: str = "ok"
    label: str = ""


@dataclass(frozen=True)
class Measurement:
    """The figures of a text on its channel; ``state`` is ok, warn or over."""

    state: str
    metrics: tuple[Metric, ...]
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """A message template that something is published of."""

    key: str
    title: str
    brand: str
    stage: str
    touchpoint: str
    purpose: str
    source_locale: str
    tags: tuple[str, ...]
    updated_at: datetime
    channels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class TemplateDetail(Template):
    """A template with the JSON Schema of its values, and what is live where."""

    description: str
    placeholders: Mapping[str, Any]
    matrix: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Wording:
    """A published wording. ``newest_release`` is what to pin further calls with.

    ``from_bundle``: the server was away, and a bundle on this machine answered.
    """

    key: str
    channel: str
    requested_locale: str
    locale: str
    fallback: bool
    fallback_chain: tuple[str, ...]
    persona: str
    arm: str
    content: Mapping[str, Any]
    placeholders: Mapping[str, Any]
    release: int
    digest: str
    approved_by: str
    approved_at: datetime | None
    waivers: tuple[Mapping[str, Any], ...]
    measurement: Measurement
    outputs: tuple[Mapping[str, Any], ...] | None = None
    newest_release: int = 0
    from_bundle: bool = False


@dataclass(frozen=True)
class FindingCounts:
    """How many findings, by their weight."""

    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True)
class Draft:
    """The latest draft of a wording, which nobody approved. ``digest`` is the base of a push."""

    key: str
    channel: str
    requested_locale: str
    locale: str
    fallback: bool
    fallback_chain: tuple[str, ...]
    persona: str
    arm: str
    revision: int | None
    digest: str
    author: str
    saved_at: datetime
    in_review: bool
    live: bool
    changed: bool
    content: Mapping[str, Any]
    placeholders: Mapping[str, Any]
    findings: FindingCounts | None
    measurement: Measurement
    outputs: tuple[Mapping[str, Any], ...] | None = None


@dataclass(frozen=True)
class Rendered:
    """A finished message: its pieces by name in ``outputs``, and the wording they came from."""

    key: str
    channel: str
    requested_locale: str
    locale: str
    fallback: bool
    persona: str
    arm: str
    outputs: Mapping[str, str]
    release: int
    digest: str
    measurement: Measurement | None = None
    ignored: tuple[str, ...] = ()
    payload: Any = None
    payload_type: str | None = None
    from_bundle: bool = False

    def __getitem__(self, name: str) -> str:
        return self.outputs[name]


@dataclass(frozen=True)
class Result:
    """What became of one recipient: ``message``, or ``problem`` with the reason."""

    id: str | None
    message: Rendered | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Release:
    """One numbered release."""

    number: int
    action: str
    created_at: datetime
    by: str
    changes: int


@dataclass(frozen=True)
class Change:
    """What one release changed at one address; not ``live``: it was taken down."""

    release: int
    at: datetime
    brand: str
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    live: bool
    digest: str | None
    approved_by: str
    approved_at: datetime | None


@dataclass(frozen=True)
class Finding:
    """One fault, where it stands (code points), and what to write instead where that is sure."""

    check: str
    severity: str
    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    part: str
    start: int
    end: int
    message: str
    suggestion: str | None = None
    rule: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class CheckAnswer:
    """Every finding; ``exit_status`` is what a command should end with."""

    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    infos: int
    exit_status: int


@dataclass(frozen=True)
class PushedTemplate:
    """What became of a message template: create, change, same or refuse."""

    key: str
    brand: str
    fate: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    declares: tuple[str, ...]


@dataclass(frozen=True)
class PushedVariant:
    """What became of a variant. ``digest`` is the base of what is written on it next."""

    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    fate: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    revision: int | None
    digest: str
    findings: FindingCounts


@dataclass(frozen=True)
class PushAnswer:
    """Every row's fate. Where one is ``refuse``, nothing is written."""

    dry_run: bool
    written: int
    unchanged: int
    refused: int
    templates: tuple[PushedTemplate, ...]
    variants: tuple[PushedVariant, ...]
