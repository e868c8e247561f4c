"""What no provider of WhatsApp can carry: all that the channel refuses, and what is not there."""

import re
from collections.abc import Iterator

from channels._channel import Channel
from channels._content import Content
from channels._native import degrees
from channels._numbered import brace_faults
from channels._parts import Text
from channels._places import places
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem, shown, unstorable
from channels._requests import wrong_sizes
from channels._structured import StructuredChannel
from channels._urls import is_web_address
from channels.whatsapp._header import LOCATION
from channels.whatsapp._languages import language_of
from channels.whatsapp._walk import blocks
from channels.whatsapp._wording import pieces
from locales.words import gettext_noop

__all__ = ["brace_problems", "finished_content", "language_problem", "message_problems"]

_EMPTY = gettext_noop("is empty, and is needed")
_CONTROL = gettext_noop("holds the control character U+%(code)s")
_NO_LANGUAGE = gettext_noop(
    "WhatsApp has no templates in %(locale)s, and the message does not say under which language "
    "it is sent"
)
_NO_ADDRESS = gettext_noop("%(value)s is no web address")
_NO_PLACE = gettext_noop("%(text)s is no number of degrees from -%(most)s to %(most)s")

_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")


def finished_content(channel: Channel, handover: Handover) -> Content:
    """Return the content whose texts are the finished ones."""
    assert isinstance(channel, StructuredChannel)
    return channel.gather(handover.outputs)


def message_problems(channel: Channel, written: Content, finished: Content) -> Iterator[Problem]:
    """Yield what is wrong with the message itself, whoever carries it."""
    yield from channel.refusals(written)
    yield from wrong_sizes(channel.overruns(finished))
    for place in places(channel.parts, finished.parts):
        if isinstance(place.spec, Text) and isinstance(place.value, str):
            yield from _text(place.path, place.spec, place.value)
    yield from _addresses(finished)
    yield from _locations(finished)


def brace_problems(channel: Channel, written: Content) -> Iterator[Problem]:
    """Yield braces that Meta would take for a placeholder's."""
    for place in places(channel.parts, written.parts):
        if isinstance(place.spec, Text) and isinstance(place.value, str):
            yield from brace_faults(place.path, pieces(place.value))


def language_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a template in a language that Meta has none in."""
    if language_of(handover.content, handover.locale) is None:
        yield problem("language", _NO_LANGUAGE, locale=handover.locale)


def _text(path: str, spec: Text, text: str) -> Iterator[Problem]:
    if spec.required and not text.strip():
        yield problem(path, _EMPTY)
    yield from unstorable(path, text)
    if found := _CONTROLS.search(text):
        yield problem(path, _CONTROL, code=f"{ord(found[0]):04X}")


def _addresses(finished: Content) -> Iterator[Problem]:
    """Yield files whose address is none; a button's address was looked at as it was written."""
    for part in ("header", "cards"):
        for path, block in blocks(finished, part):
            address = block.text("url").strip() if "url" in block.fields else ""
            if address and not is_web_address(address):
                yield problem(f"{path}.url", _NO_ADDRESS, value=shown(address))


def _locations(finished: Content) -> Iterator[Problem]:
    for path, header in blocks(finished, "header"):
        if header.type == LOCATION:
            for name, most in (("latitude", 90), ("longitude", 180)):
                told = header.text(name)
                if degrees(told, most) is None:
                    yield problem(f"{path}.{name}", _NO_PLACE, text=shown(told), most=most)
