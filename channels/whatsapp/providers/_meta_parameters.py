"""The components of a message by an approved template: only what the template leaves open."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from channels._content import Block, Content
from channels._provider import Handover, Variable
from channels.whatsapp._buttons import COPY_CODE, QUICK_REPLY, WEB
from channels.whatsapp._header import DOCUMENT, LOCATION, TEXT
from channels.whatsapp._walk import Place, blocks, buttons_of, takes_wording
from channels.whatsapp._wording import literal, printed
from channels.whatsapp.providers._meta import is_named
from channels.whatsapp.providers._names import moment_of
from channels.whatsapp.providers._wording import variables_of, worded

__all__ = ["address_value", "medium", "place", "place_texts", "template_components"]

Component = dict[str, Any]

_DEGREES = ("latitude", "longitude")

# What may stand in a path, a query or a fragment as it is; a value that is encoded stays so.
_SAFE = "/?#&=%.,;~+!*'()@$"


def template_components(handover: Handover, finished: Content) -> list[Component]:
    """Return a component for each part of the template that takes parameters."""
    if not takes_wording(handover.content):
        return _authentication(handover)
    return list(_components(handover, finished))


def address_value(template: str, finished: str) -> str | None:
    """Return what is put at the end of an address, encoded as Meta asks; None when it is fixed.

    It is read off the *finished* address: the value by itself may be written for a text, where
    nothing in it can be a mark, and lead elsewhere.
    """
    value = finished.strip().removeprefix(literal(template)).strip()
    return quote(value, safe=_SAFE) if printed(template) else None


def medium(kind: str, block: Block) -> Component:
    """Return an image, video or document by its address."""
    told = {"link": block.text("url").strip()}
    if kind == DOCUMENT and block.text("filename"):
        told["filename"] = block.text("filename").strip()
    return {"type": kind, kind: told}


def place(block: Block) -> Component:
    """Return a place on the map."""
    return {"type": "location", "location": place_texts(block)}


def place_texts(block: Block) -> dict[str, str]:
    """Return the degrees, name and address of a place; degrees without a plus sign."""
    degrees = {name: block.text(name).strip().removeprefix("+") for name in _DEGREES}
    return degrees | {name: block.text(name).strip() for name in ("name", "address")}


def _components(handover: Handover, finished: Content) -> Iterator[Component]:
    content, variables, named = handover.content, variables_of(handover), is_named(handover)
    for (_, header), (_, shown) in zip(
        blocks(content, "header"), blocks(finished, "header"), strict=True
    ):
        yield from _header(header, shown, variables, named)
    yield from _body(content.text("body"), variables, named)
    if moment := moment_of(handover, finished):
        ends = {"expiration_time_ms": int(moment.timestamp() * 1000)}
        parameter = {"type": "limited_time_offer", "limited_time_offer": ends}
        yield {"type": "limited_time_offer", "parameters": [parameter]}
    yield from _buttons(blocks(content, "buttons"), blocks(finished, "buttons"), variables)
    if content.blocks("cards"):
        yield {"type": "carousel", "cards": list(_cards(handover, finished))}


def _cards(handover: Handover, finished: Content) -> Iterator[Component]:
    variables, named = variables_of(handover), is_named(handover)
    cards = zip(blocks(handover.content, "cards"), blocks(finished, "cards"), strict=True)
    for index, ((path, card), (_, shown)) in enumerate(cards):
        inner = [{"type": "header", "parameters": [medium(shown.text("media"), shown)]}]
        inner += _body(card.text("body"), variables, named)
        inner += _buttons(buttons_of(path, card), buttons_of(path, shown), variables)
        yield {"card_index": index, "components": inner}


def _header(
    header: Block, shown: Block, variables: Mapping[str, Variable], named: bool
) -> Iterator[Component]:
    if header.type == TEXT:
        parameters = _parameters(header.text("text"), variables, named)
    elif header.type == LOCATION:
        parameters = [place(shown)]
    else:
        parameters = [medium(header.type, shown)]
    if parameters:
        yield {"type": "header", "parameters": parameters}


def _body(template: str, variables: Mapping[str, Variable], named: bool) -> Iterator[Component]:
    if parameters := _parameters(template, variables, named):
        yield {"type": "body", "parameters": parameters}


def _parameters(template: str, variables: Mapping[str, Variable], named: bool) -> list[Component]:
    return [
        {
            "type": "text",
            **({"parameter_name": slot.name} if named else {}),
            "text": slot.variable.value.strip(),
        }
        for slot in worded(template, variables, named=named).slots
    ]


def _buttons(
    written: Iterator[Place], finished: Iterator[Place], variables: Mapping[str, Variable]
) -> Iterator[Component]:
    for index, ((_, button), (_, shown)) in enumerate(zip(written, finished, strict=True)):
        parameter: Component | None = None
        if button.type == QUICK_REPLY and button.text("payload").strip():
            parameter = {"type": "payload", "payload": button.text("payload").strip()}
        elif button.type == COPY_CODE:
            parameter = {"type": "coupon_code", "coupon_code": shown.text("code").strip()}
        elif button.type == WEB and (value := address_value(button.text("url"), shown.text("url"))):
            parameter = {"type": "text", "text": value}
        if parameter is not None:
            yield _button(button.type, index, parameter)


def _button(kind: str, index: int, parameter: Component) -> Component:
    told = {"type": "button", "sub_type": kind, "index": str(index)}
    return {**told, "parameters": [parameter]}


def _authentication(handover: Handover) -> list[Component]:
    """Return the code twice, as Meta asks: in the text, and behind the button."""
    (tag,) = printed(handover.content.text("body"))
    parameter = {"type": "text", "text": variables_of(handover)[tag.text].value.strip()}
    return [{"type": "body", "parameters": [parameter]}, _button("url", 0, parameter)]
