"""Where a template of Meta's may hold placeholders, and where conditions are left behind."""

import re
from collections.abc import Iterator
from itertools import pairwise

from channels._content import Content
from channels._parts import Text
from channels._places import places
from channels._problem import Problem
from channels._reading import problem
from channels._tags import Run, control_word
from channels._urls import is_web_address
from channels.whatsapp._buttons import COPY_CODE, WEB
from channels.whatsapp._limits import (
    FOOTER_VARIABLES,
    HEADER_VARIABLES,
    POSITION_SOURCE,
    URL_VARIABLES,
)
from channels.whatsapp._parts import PARTS
from channels.whatsapp._walk import all_buttons, blocks, takes_wording
from channels.whatsapp._wording import controls, is_one_tag, pieces, printed
from locales.words import gettext_noop

__all__ = ["tag_problems"]

_CONTROL = gettext_noop(
    "a WhatsApp template holds no {%% %(word)s %%}: write a message for each case, or choose the "
    "category Service"
)
_BEGINS = gettext_noop("a WhatsApp template does not begin with a placeholder (%(source)s)")
_ENDS = gettext_noop("a WhatsApp template does not end with a placeholder (%(source)s)")
_SIDE_BY_SIDE = gettext_noop("%(tags)s stand side by side: put words between them (%(source)s)")
_TOO_MANY = gettext_noop(
    "holds %(actual)s placeholders, and WhatsApp takes %(limit)s here (%(source)s)"
)
_NONE_HERE = gettext_noop("a button, an offer and a footer hold no placeholder; this has %(tag)s")
_ADDRESS = gettext_noop(
    "%(address)s: WhatsApp takes an address such as https://nordhus.example/order/ with at most "
    "%(limit)s placeholder, at its very end"
)
_CODE = gettext_noop("a discount code is the code itself or one placeholder, and not both")

# A base that a value can follow: a scheme and a host that a "/", "?" or "#" ends.
_BASE = re.compile(r"https?://[^/?#\s]+[/?#]\S*", re.IGNORECASE)


def tag_problems(content: Content) -> Iterator[Problem]:
    """Yield each tag that stands where no template of Meta's has one."""
    yield from _controls(content)
    yield from _positions(content)
    for path, block in blocks(content, "header"):
        if "text" in block.fields:
            yield from _at_most(f"{path}.text", block.text("text"), HEADER_VARIABLES.value)
    yield from _at_most("footer", content.text("footer"), FOOTER_VARIABLES.value)
    for path, offer in blocks(content, "offer"):
        yield from _at_most(f"{path}.text", offer.text("text"), FOOTER_VARIABLES.value)
    for path, code in blocks(content, "code"):
        yield from _at_most(f"{path}.label", code.text("label"), FOOTER_VARIABLES.value)
        yield from _at_most(f"{path}.autofill", code.text("autofill"), FOOTER_VARIABLES.value)
    yield from _of_buttons(content)


def _controls(content: Content) -> Iterator[Problem]:
    for place in places(PARTS, content.parts):
        if isinstance(place.spec, Text) and place.spec.is_template:
            assert isinstance(place.value, str)
            for run in controls(place.value):
                yield problem(place.path, _CONTROL, word=control_word(run.text))


def _positions(content: Content) -> Iterator[Problem]:
    """Yield placeholders at the ends of the body or a card's text, and those side by side."""
    if takes_wording(content):
        yield from _position("body", content.text("body"))
    for path, card in blocks(content, "cards"):
        yield from _position(f"{path}.body", card.text("body"))


def _position(path: str, template: str) -> Iterator[Problem]:
    runs = [run for run in pieces(template) if run.text.strip() and not _is_control(run)]
    if runs and runs[0].is_tag:
        yield problem(path, _BEGINS, source=POSITION_SOURCE)
    if runs and runs[-1].is_tag:
        yield problem(path, _ENDS, source=POSITION_SOURCE)
    for one, other in pairwise(runs):
        if one.is_tag and other.is_tag:
            tags = f"{one.text} {other.text}"
            yield problem(path, _SIDE_BY_SIDE, tags=tags, source=POSITION_SOURCE)


def _is_control(run: Run) -> bool:
    return run.is_tag and control_word(run.text) != ""


def _at_most(path: str, template: str, limit: int) -> Iterator[Problem]:
    tags = printed(template)
    if len(tags) <= limit:
        return
    if limit == 0:
        yield problem(path, _NONE_HERE, tag=tags[0].text)
    else:
        source = HEADER_VARIABLES.source
        yield problem(path, _TOO_MANY, actual=len(tags), limit=limit, source=source)


def _of_buttons(content: Content) -> Iterator[Problem]:
    for path, button in all_buttons(content):
        if button.type == COPY_CODE:
            yield from _code(f"{path}.code", button.text("code"))
            continue
        yield from _at_most(f"{path}.label", button.text("label"), FOOTER_VARIABLES.value)
        if button.type == WEB:
            yield from _address(f"{path}.url", button.text("url"))


def _code(path: str, template: str) -> Iterator[Problem]:
    if printed(template) and not is_one_tag(template):
        yield problem(path, _CODE)


def _address(path: str, template: str) -> Iterator[Problem]:
    runs = pieces(template)
    if runs and not _is_address(runs):
        yield problem(path, _ADDRESS, address=template.strip()[:80], limit=URL_VARIABLES.value)


def _is_address(runs: tuple[Run, ...]) -> bool:
    first, *rest = runs
    if first.is_tag:
        return False
    if not rest:
        return is_web_address(first.text)
    return len(rest) == URL_VARIABLES.value and _BASE.fullmatch(first.text) is not None
