"""The figures of a WhatsApp message: characters, buttons, cards, lines before the fold."""

from collections.abc import Iterator
from typing import Any

from channels._content import Content
from channels._emoji import emoji
from channels._frozen import Frozen
from channels._limit import Limit
from channels._measure import Measurement, Metric, state_of
from channels._parts import Text
from channels._places import places
from channels.whatsapp._advice import folds
from channels.whatsapp._folding import lines
from channels.whatsapp._header import TEXT
from channels.whatsapp._limits import (
    BODY,
    BUTTONS,
    CARD_BODY,
    CARDS,
    EMOJI,
    FOLD_LINES,
    FOOTER,
    HEADER_TEXT,
    LABEL,
    REPLIES,
    REPLY_LABEL,
)
from channels.whatsapp._overruns import body_limit
from channels.whatsapp._parts import MARKETING, PARTS
from channels.whatsapp._walk import all_buttons, is_template, only, takes_wording
from channels.whatsapp._wording import printed
from locales.words import gettext_noop

__all__ = ["measure"]


def measure(content: Content) -> Measurement:
    """Return the figures of *content*, finished or as it was written.

    Only what is there has a figure, the body always; placeholders are counted in a content as
    it was written, since a finished one has none left.
    """
    found = (*_texts(content), *_numbers(content), *_look(content))
    return Measurement(found, Frozen(_detail(content)))


def _texts(content: Content) -> Iterator[Metric]:
    header = only(content, "header")
    if header is not None and header.type == TEXT:
        yield _length("header", gettext_noop("Title"), header.text("text"), HEADER_TEXT)
    label = gettext_noop("Message") if takes_wording(content) else gettext_noop("Code")
    yield _length("body", label, content.text("body"), body_limit(content) or BODY)
    if content.text("footer"):
        yield _length("footer", gettext_noop("Footer"), content.text("footer"), FOOTER)
    if labels := _labels(content):
        longest = max(labels, key=len)
        limit = LABEL if is_template(content) else REPLY_LABEL
        yield _length("label", gettext_noop("Longest label"), longest, limit)
    if cards := content.blocks("cards"):
        longest = max((card.text("body") for card in cards), key=len)
        yield _length("card_body", gettext_noop("Longest card text"), longest, CARD_BODY)


def _labels(content: Content) -> list[str]:
    blocks = [button for _, button in all_buttons(content) if "label" in button.fields]
    return [button.text("label") for button in blocks]


def _numbers(content: Content) -> Iterator[Metric]:
    if buttons := len(content.blocks("buttons")):
        most = BUTTONS if is_template(content) else REPLIES
        yield _count("buttons", gettext_noop("Buttons"), buttons, most)
    if cards := len(content.blocks("cards")):
        yield _count("cards", gettext_noop("Cards"), cards, CARDS)
    if variables := _variables(content):
        unit = gettext_noop("placeholders")
        yield Metric("variables", gettext_noop("Placeholders"), variables, None, unit)


def _variables(content: Content) -> int:
    return sum(
        len(printed(place.value))
        for place in places(PARTS, content.parts)
        if isinstance(place.spec, Text) and place.spec.is_template and isinstance(place.value, str)
    )


def _look(content: Content) -> Iterator[Metric]:
    count = lines(content.text("body"))
    limit = FOLD_LINES.value if content.text("category") == MARKETING else None
    if count and takes_wording(content):
        state = state_of(count, warn=limit)
        yield Metric("lines", gettext_noop("Lines on a phone"), count, limit, "", state)
    if signs := sum(1 for _ in emoji(content.text("body"))):
        state = state_of(signs, warn=EMOJI.value)
        yield Metric("emoji", gettext_noop("Emoji"), signs, EMOJI.value, EMOJI.unit, state)


def _length(name: str, label: str, text: str, limit: Limit) -> Metric:
    state = state_of(len(text), over=limit.value)
    return Metric(name, label, len(text), limit.value, limit.unit, state)


def _count(name: str, label: str, number: int, limit: Limit) -> Metric:
    state = state_of(number, over=limit.value)
    return Metric(name, label, number, limit.value, limit.unit, state)


def _detail(content: Content) -> dict[str, Any]:
    return {
        "category": content.text("category"),
        "lines": lines(content.text("body")),
        "folds": folds(content),
        "variables": _variables(content),
    }
