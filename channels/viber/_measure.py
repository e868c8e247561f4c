"""The figures of a Viber message."""

from collections.abc import Iterator

from channels._content import Content
from channels._failover import sms_metrics
from channels._frozen import Frozen
from channels._limit import Limit
from channels._measure import Measurement, Metric, state_of
from channels.viber._faults import kind_of
from channels.viber._limits import CARDS, LIST_TEXT, OPTIONS, TEXT
from locales.words import gettext_noop

__all__ = ["measure"]


def measure(content: Content) -> Measurement:
    """Return the figures of *content*, finished or as it was written."""
    kind, text = kind_of(content), content.text("text")
    sms = tuple(sms_metrics(content))
    detail = {
        "kind": kind,
        "category": content.text("category"),
        "text_bytes": len(text.encode("utf-8", "surrogatepass")),
        "sms_segments": sms[0].value if sms else 0,
    }
    return Measurement((*_metrics(content, kind), *sms), Frozen(detail))


def _metrics(content: Content, kind: str) -> Iterator[Metric]:
    yield Metric("category", gettext_noop("Billed as"), content.text("category"))
    limit = LIST_TEXT if kind == "list" else TEXT
    yield _counted("text", gettext_noop("Length of the text"), len(content.text("text")), limit)
    yield _counted("cards", gettext_noop("Cards"), len(content.blocks("carousel")), CARDS)
    yield _counted("options", gettext_noop("Options"), len(content.blocks("options")), OPTIONS)


def _counted(name: str, label: str, count: int, limit: Limit) -> Metric:
    state = state_of(count, over=limit.value)
    return Metric(name, label, count, limit.value, limit.unit, state)
