"""Limits that no part has by itself: they hang on the category, the form or the kind of button."""

from collections.abc import Iterator

from channels._content import Content
from channels._limit import Limit
from channels._measure import Overrun
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY, WEB
from channels.whatsapp._limits import (
    CODE,
    COPY_CODE_BUTTONS,
    OFFER_BODY,
    PHONE_BUTTONS,
    QUICK_REPLIES,
    REPLIES,
    REPLY_LABEL,
    REPLY_URLS,
    URL_BUTTONS,
)
from channels.whatsapp._walk import blocks, is_template, takes_wording

__all__ = ["body_limit", "overruns"]

_OF_TEMPLATES = (
    (QUICK_REPLY, QUICK_REPLIES),
    (WEB, URL_BUTTONS),
    (PHONE_CALL, PHONE_BUTTONS),
    (COPY_CODE, COPY_CODE_BUTTONS),
)
_OF_SERVICE = ((QUICK_REPLY, REPLIES), (WEB, REPLY_URLS))


def overruns(content: Content) -> Iterator[Overrun]:
    """Yield each such limit that *content* passes, its texts finished or as they stand."""
    yield from _body(content)
    kinds = [button.type for button in content.blocks("buttons")]
    for kind, limit in _OF_TEMPLATES if is_template(content) else _OF_SERVICE:
        yield from _past("buttons", limit, kinds.count(kind))
    if not is_template(content):
        for path, button in blocks(content, "buttons"):
            if "label" in button.fields:
                yield from _past(f"{path}.label", REPLY_LABEL, len(button.text("label")))


def body_limit(content: Content) -> Limit | None:
    """Return the limit of this body when it is less than that of every body: in an offer, and
    where it is nothing but a code."""
    if not takes_wording(content):
        return CODE
    return OFFER_BODY if content.blocks("offer") else None


def _body(content: Content) -> Iterator[Overrun]:
    limit = body_limit(content)
    if limit is not None:
        yield from _past("body", limit, len(content.text("body")))


def _past(path: str, limit: Limit, actual: int) -> Iterator[Overrun]:
    if actual > limit.value:
        yield Overrun(path, limit.value, actual, limit.unit, limit.hard, limit.source)
