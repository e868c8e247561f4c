"""The components of a template as Meta reviews them, with an example for each parameter."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels._content import Block
from channels._provider import Handover, Variable
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY
from channels.whatsapp._forms import COPY_CODE as COPY_THE_CODE
from channels.whatsapp._forms import ZERO_TAP
from channels.whatsapp._header import LOCATION, TEXT
from channels.whatsapp._walk import blocks, buttons_of, only, takes_wording
from channels.whatsapp.providers._meta import delivery_of, is_named
from channels.whatsapp.providers._wording import Wording, filled, sample_of, variables_of, worded

__all__ = ["components", "media_paths"]

Component = dict[str, Any]


def components(handover: Handover) -> list[Component]:
    """Return the components in the order of the message."""
    if not takes_wording(handover.content):
        return list(_authentication(handover))
    return list(_components(handover))


def media_paths(handover: Handover) -> Iterator[str]:
    """Yield the path of each file that Meta reviews by an uploaded example."""
    for part in ("header", "cards"):
        for path, block in blocks(handover.content, part):
            if "url" in block.fields:
                yield f"{path}.url"


def _components(handover: Handover) -> Iterator[Component]:
    content, variables = handover.content, variables_of(handover)
    for path, header in blocks(content, "header"):
        yield _header(path, header, handover)
    if offer := only(content, "offer"):
        told = {"text": offer.text("text").strip(), "has_expiration": _ends(offer)}
        yield {"type": "limited_time_offer", "limited_time_offer": told}
    yield _body(worded(content.text("body"), variables, named=is_named(handover)), handover)
    if footer := content.text("footer").strip():
        yield {"type": "FOOTER", "text": footer}
    if buttons := [button for _, button in blocks(content, "buttons")]:
        yield _buttons(buttons, variables)
    if content.blocks("cards"):
        cards = [
            {"components": list(_card(path, card, handover))} for path, card in _cards(handover)
        ]
        yield {"type": "CAROUSEL", "cards": cards}


def _cards(handover: Handover) -> Iterator[tuple[str, Block]]:
    return blocks(handover.content, "cards")


def _card(path: str, card: Block, handover: Handover) -> Iterator[Component]:
    variables = variables_of(handover)
    yield _medium(card.text("media"), f"{path}.url", handover)
    if card.text("body").strip():
        yield _body(worded(card.text("body"), variables, named=is_named(handover)), handover)
    if buttons := [button for _, button in buttons_of(path, card)]:
        yield _buttons(buttons, variables)


def _ends(offer: Block) -> bool:
    return bool(offer.text("expires").strip())


def _header(path: str, header: Block, handover: Handover) -> Component:
    if header.type == LOCATION:
        return {"type": "HEADER", "format": "LOCATION"}
    if header.type != TEXT:
        return _medium(header.type, f"{path}.url", handover)
    named = is_named(handover)
    wording = worded(header.text("text"), variables_of(handover), named=named)
    component: Component = {"type": "HEADER", "format": "TEXT", "text": wording.text}
    if not wording.slots:
        return component
    samples = [sample_of(slot.variable) for slot in wording.slots]
    example = {"header_text_named_params": _named(wording)} if named else {"header_text": samples}
    return {**component, "example": example}


def _medium(kind: str, path: str, handover: Handover) -> Component:
    handle = handover.envelope.options["handles"][path]
    return {"type": "HEADER", "format": kind.upper(), "example": {"header_handle": [handle]}}


def _body(wording: Wording, handover: Handover) -> Component:
    component: Component = {"type": "BODY", "text": wording.text}
    if not wording.slots:
        return component
    samples = [sample_of(slot.variable) for slot in wording.slots]
    if is_named(handover):
        return {**component, "example": {"body_text_named_params": _named(wording)}}
    return {**component, "example": {"body_text": [samples]}}


def _named(wording: Wording) -> list[dict[str, str]]:
    return [
        {"param_name": slot.name, "example": sample_of(slot.variable)} for slot in wording.slots
    ]


def _buttons(buttons: list[Block], variables: Mapping[str, Variable]) -> Component:
    return {"type": "BUTTONS", "buttons": [_button(button, variables) for button in buttons]}


def _button(button: Block, variables: Mapping[str, Variable]) -> Component:
    if button.type == COPY_CODE:
        return {"type": "COPY_CODE", "example": filled(button.text("code"), variables)}
    label = button.text("label").strip()
    if button.type == QUICK_REPLY:
        return {"type": "QUICK_REPLY", "text": label}
    if button.type == PHONE_CALL:
        number = button.text("phone").strip()
        return {"type": "PHONE_NUMBER", "text": label, "phone_number": number}
    wording = worded(button.text("url"), variables)
    address = {"type": "URL", "text": label, "url": wording.text}
    if not wording.slots:
        return address
    return {**address, "example": [filled(button.text("url"), variables)]}


def _authentication(handover: Handover) -> Iterator[Component]:
    code = only(handover.content, "code")
    secure = code is not None and code["security"] is True
    yield {"type": "BODY", "add_security_recommendation": secure}
    if code is not None and (minutes := code.text("minutes").strip()):
        yield {"type": "FOOTER", "code_expiration_minutes": int(minutes)}
    yield {"type": "BUTTONS", "buttons": [_code_button(code)]}


def _code_button(code: Block | None) -> Component:
    delivery = delivery_of(code)
    button: Component = {"type": "OTP", "otp_type": delivery.upper()}
    if code is None:
        return button
    if label := code.text("label").strip():
        button["text"] = label
    if delivery == COPY_THE_CODE:
        return button
    if label := code.text("autofill").strip():
        button["autofill_text"] = label
    if delivery == ZERO_TAP:
        button["zero_tap_terms_accepted"] = True
    app = {name: code.text(name).strip() for name in ("package_name", "signature_hash")}
    return {**button, "supported_apps": [app]}
