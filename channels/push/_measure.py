"""The figures of a push notification: lengths, sizes, and what is seen where."""

from channels._content import Content
from channels._frozen import Frozen
from channels._limit import Limit
from channels._measure import Measurement, Metric, state_of
from channels.push._limits import APNS_BYTES, BODY, TITLE
from channels.push._sizes import sizes
from channels.push._surfaces import seen
from locales.words import gettext_noop

__all__ = ["measure"]

_SIZE_LABELS = {
    True: gettext_noop("Size for Apple"),
    False: gettext_noop("Size for Firebase"),
}


def measure(content: Content) -> Measurement:
    """Return the figures of *content*, finished or as it was written."""
    title, body = (len(content.text(name).strip()) for name in ("title", "body"))
    shown = tuple(seen(content))
    metrics = (
        _length("title", gettext_noop("Title"), title, TITLE),
        _length("body", gettext_noop("Message"), body, BODY),
        *(_size(limit, size) for limit, size in sizes(content)),
    )
    figures = {
        "title": title,
        "body": body,
        **{limit.name: size for limit, size in sizes(content)},
        "seen": {each.surface.name: {"seen": each.count, "of": each.total} for each in shown},
    }
    return Measurement(metrics, Frozen(figures))


def _length(name: str, label: str, length: int, limit: Limit) -> Metric:
    state = state_of(length, limit.value)
    return Metric(name, label, length, limit.value, limit.unit, state)


def _size(limit: Limit, size: int) -> Metric:
    label = _SIZE_LABELS[limit is APNS_BYTES]
    return Metric(
        limit.name, label, size, limit.value, limit.unit, state_of(size, over=limit.value)
    )
