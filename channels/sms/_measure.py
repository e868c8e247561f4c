"""The figures of an SMS."""

from dataclasses import dataclass, field
from typing import Any

from channels._frozen import Frozen
from channels._measure import Measurement, Metric, state_of
from channels.sms._cheapest import with_tables
from channels.sms._limits import MAX_SEGMENTS
from channels.sms._rewrite import Rewrite
from channels.sms._segment import Segmentation, segment
from channels.sms._triggers import Trigger
from locales.words import gettext_noop

__all__ = ["SmsMeasurement", "measure"]


@dataclass(frozen=True)
class SmsMeasurement(Measurement):
    """The figures of an SMS, with the segmentation they come from."""

    segmentation: Segmentation = field(default_factory=lambda: segment(""))

    @property
    def encoding(self) -> str:
        return self.segmentation.encoding

    @property
    def segments(self) -> int:
        return len(self.segmentation.segments)

    @property
    def units(self) -> int:
        return self.segmentation.units

    @property
    def remaining(self) -> int:
        return self.segmentation.remaining

    @property
    def unicode_triggers(self) -> tuple[Trigger, ...]:
        return self.segmentation.unicode_triggers


def measure(text: str) -> SmsMeasurement:
    """Return the figures of *text*, which is a finished text or a template as it stands."""
    cut = segment(text)
    return SmsMeasurement(_metrics(cut), Frozen(_detail(cut)), cut)


def _metrics(cut: Segmentation) -> tuple[Metric, ...]:
    parts = len(cut.segments)
    units = gettext_noop("septets") if cut.encoding == "GSM-7" else gettext_noop("code units")
    forced: bool = cut.encoding == "UCS-2"
    return (
        Metric(
            "segments",
            gettext_noop("Segments"),
            parts,
            MAX_SEGMENTS,
            gettext_noop("segments"),
            state_of(parts, over=MAX_SEGMENTS),
        ),
        Metric(
            "encoding", gettext_noop("Encoding"), cut.encoding, state="warn" if forced else "ok"
        ),
        Metric("units", gettext_noop("Length"), cut.units, None, units),
        Metric("remaining", gettext_noop("Left in this segment"), cut.remaining, None, units),
    )


def _detail(cut: Segmentation) -> dict[str, Any]:
    """Return what the API answers; ``docs/sms.md`` describes each key."""
    return {
        "encoding": cut.encoding,
        "segments": [
            {"start": part.start, "end": part.end, "units": part.units} for part in cut.segments
        ],
        "units": cut.units,
        "remaining": cut.remaining,
        "range": cut.range._asdict(),
        "unicode_triggers": [
            {
                "offset": trigger.offset,
                "character": trigger.character,
                "name": trigger.name,
                "suggestion": trigger.suggestion,
            }
            for trigger in cut.unicode_triggers
        ],
        "simplified": _rewrite(cut.simplified) if cut.unicode_triggers else None,
        "composed": _rewrite(cut.composed),
        "national_tables": _national(cut),
        "ceilings_passed": [
            {
                "provider": ceiling.provider,
                "counted": ceiling.counted,
                "limit": ceiling.limit,
                "amount": amount,
                "source": ceiling.source,
                "sure": ceiling.sure,
            }
            for ceiling, amount in cut.ceilings_passed
        ],
    }


def _rewrite(other: Rewrite | None) -> dict[str, Any] | None:
    return None if other is None else other._asdict()


def _national(cut: Segmentation) -> dict[str, Any] | None:
    """Return the tables that would make the message cheaper, where some would."""
    better = with_tables(cut)
    if better is None:
        return None
    names = {"locking": better.locking, "single": better.single}
    return {**names, "segments": len(better.segments)}
