"""The figures of an RCS message."""

from collections.abc import Iterator

from channels._content import Content
from channels._failover import sms_metrics
from channels._frozen import Frozen
from channels._measure import Measurement, Metric, state_of
from channels.rcs._agent_message import payload_bytes
from channels.rcs._billing import Bill, bill
from channels.rcs._limits import BASIC_BYTES, CARDS, PAYLOAD, SUGGESTIONS, TEXT
from locales.words import gettext_noop

__all__ = ["measure"]


def measure(content: Content) -> Measurement:
    """Return the figures of *content*, finished or as it was written."""
    cost, payload = bill(content), payload_bytes(content)
    sms = tuple(sms_metrics(content))
    metrics = (*_paid(cost, content), *_counted(content), _payload(payload), *sms)
    detail = {
        "billing": cost.kind,
        "text_bytes": cost.text_bytes,
        "us": {"type": cost.us_kind, "segments": cost.us_segments},
        "payload_bytes": payload,
        "sms_segments": sms[0].value if sms else 0,
    }
    return Measurement(metrics, Frozen(detail))


def _paid(cost: Bill, content: Content) -> Iterator[Metric]:
    """Yield what is paid for; the bytes are marked where they alone make a message single."""
    yield Metric("billing", gettext_noop("Billed as"), cost.kind)
    alone = not (content.blocks("card") or content.blocks("carousel"))
    by_length = alone and not content.blocks("suggestions")
    yield Metric(
        "text_bytes",
        gettext_noop("Text"),
        cost.text_bytes,
        BASIC_BYTES.value,
        BASIC_BYTES.unit,
        state_of(cost.text_bytes, warn=BASIC_BYTES.value if by_length else None),
    )
    unit = gettext_noop("segments")
    yield Metric("us_segments", gettext_noop("In the US"), cost.us_segments, None, unit)


def _counted(content: Content) -> Iterator[Metric]:
    text, cards = len(content.text("text")), len(content.blocks("carousel"))
    cards += len(content.blocks("card"))
    suggestions = len(content.blocks("suggestions"))
    yield Metric(
        "text",
        gettext_noop("Length of the text"),
        text,
        TEXT.value,
        TEXT.unit,
        state_of(text, over=TEXT.value),
    )
    yield Metric(
        "cards",
        gettext_noop("Cards"),
        cards,
        CARDS.value,
        CARDS.unit,
        state_of(cards, over=CARDS.value),
    )
    yield Metric(
        "suggestions",
        gettext_noop("Suggestions"),
        suggestions,
        SUGGESTIONS.value,
        SUGGESTIONS.unit,
        state_of(suggestions, over=SUGGESTIONS.value),
    )


def _payload(size: int) -> Metric:
    state = state_of(size, over=PAYLOAD.value)
    label = gettext_noop("Size of the message")
    return Metric("payload", label, size, PAYLOAD.value, PAYLOAD.unit, state)
