"""Which parts go together: by category, in a carousel, with an offer, in a code message."""

import re
from collections.abc import Iterator

from channels._content import Block, Content
from channels._problem import Problem
from channels._reading import problem
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY, WEB
from channels.whatsapp._forms import COPY_CODE as COPY_THE_CODE
from channels.whatsapp._forms import ZERO_TAP
from channels.whatsapp._header import DOCUMENT, LOCATION, TEXT
from channels.whatsapp._limits import CARDS, CARDS_LEAST, CODE_MINUTES, SIGNATURE
from channels.whatsapp._parts import AUTHENTICATION, MARKETING, SERVICE
from channels.whatsapp._walk import blocks, buttons_of, only
from channels.whatsapp._wording import is_one_tag
from locales.words import gettext_noop

__all__ = ["form_problems"]

_MARKETING_ONLY = gettext_noop("only a message of the category Marketing has this")
_AUTHENTICATION_ONLY = gettext_noop("only a message of the category Authentication has this")
_PRESET = gettext_noop("a code message is WhatsApp's own text: it has nothing but the code")
_CODE_ALONE = gettext_noop(
    "in the category Authentication the text is WhatsApp's own: write the placeholder of the "
    "code and nothing else"
)
_NOT_WITH_CARDS = gettext_noop("a carousel has a text and its cards, and nothing else")
_TOO_FEW_CARDS = gettext_noop("a carousel has %(least)s to %(most)s cards, and this one %(actual)s")
_CARDS_DIFFER = gettext_noop(
    "all cards have the same make: media, text or none, and the same buttons in the same order; "
    "this one differs from the first"
)
_NOT_WITH_OFFER = gettext_noop("a limited-time offer has no footer, and an image or video at most")
_OFFER_BUTTONS = gettext_noop(
    "a limited-time offer has one web address as button, and before it a discount code or nothing"
)
_NOT_IN_SERVICE = gettext_noop("a service message cannot hold this: it needs a template")
_SERVICE_BUTTONS = gettext_noop("a service message has quick replies or one web address, not both")
_SERVICE_BARE = gettext_noop("a service message has this only together with buttons")
_MINUTES = gettext_noop("%(text)s is not a whole number from 1 to %(limit)s")
_APP = gettext_noop("one tap and zero tap need this, such as %(example)s")
_COPY_NEEDS_NONE = gettext_noop("belongs to one tap and zero tap, and the button copies the code")
_TERMS = gettext_noop("zero tap needs WhatsApp's terms to be accepted")

_NUMBER = re.compile(r"[1-9][0-9]?")
# Meta: two segments at least, each of which begins with a letter.
_PACKAGE = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)+", re.ASCII)
_SIGNATURE = re.compile(rf"[A-Za-z0-9+/=]{{{SIGNATURE.value}}}")
_OF_AN_APP = {
    "package_name": (_PACKAGE, "com.nordhus.app"),
    "signature_hash": (_SIGNATURE, "Ab3/xYz09+Q"),
}


def form_problems(content: Content) -> Iterator[Problem]:
    """Yield each part that this category, or another part, does not go with."""
    category = content.text("category")
    if category == AUTHENTICATION:
        yield from _authentication(content)
    else:
        yield from (problem(path, _AUTHENTICATION_ONLY) for path, _ in blocks(content, "code"))
    if category == SERVICE:
        yield from _service(content)
    elif category != AUTHENTICATION:
        yield from _of_marketing(content)
    yield from _carousel(content)
    yield from _offer(content)


def _authentication(content: Content) -> Iterator[Problem]:
    body = content.text("body")
    if body.strip() and not is_one_tag(body):
        yield problem("body", _CODE_ALONE)
    if content.text("footer"):
        yield problem("footer", _PRESET)
    for part in ("header", "buttons", "cards", "offer"):
        yield from (problem(path, _PRESET) for path, _ in blocks(content, part))
    for path, code in blocks(content, "code"):
        yield from _code(path, code)


def _code(path: str, code: Block) -> Iterator[Problem]:
    minutes = code.text("minutes").strip()
    if minutes and not (_NUMBER.fullmatch(minutes) and int(minutes) <= CODE_MINUTES.value):
        yield problem(f"{path}.minutes", _MINUTES, text=minutes[:40], limit=CODE_MINUTES.value)
    if code.text("delivery") == COPY_THE_CODE:
        for name in ("autofill", *_OF_AN_APP):
            if code.text(name):
                yield problem(f"{path}.{name}", _COPY_NEEDS_NONE)
        return
    for name, (pattern, example) in _OF_AN_APP.items():
        if not pattern.fullmatch(code.text(name).strip()):
            yield problem(f"{path}.{name}", _APP, example=example)
    if code.text("delivery") == ZERO_TAP and code["terms"] is not True:
        yield problem(f"{path}.terms", _TERMS)


def _of_marketing(content: Content) -> Iterator[Problem]:
    """Yield what only marketing has, in a message that is none."""
    if content.text("category") == MARKETING:
        return
    for part in ("cards", "offer"):
        yield from (problem(path, _MARKETING_ONLY) for path, _ in blocks(content, part))
    for path, button in blocks(content, "buttons"):
        if button.type == COPY_CODE:
            yield problem(path, _MARKETING_ONLY)


def _carousel(content: Content) -> Iterator[Problem]:
    cards = tuple(blocks(content, "cards"))
    if not cards:
        return
    if len(cards) < CARDS_LEAST.value:
        counts = {"least": CARDS_LEAST.value, "most": CARDS.value, "actual": len(cards)}
        yield problem("cards", _TOO_FEW_CARDS, **counts)
    if content.text("category") == MARKETING:
        for part in ("header", "buttons", "offer"):
            yield from (problem(path, _NOT_WITH_CARDS) for path, _ in blocks(content, part))
        if content.text("footer"):
            yield problem("footer", _NOT_WITH_CARDS)
    make = _make(*cards[0])
    yield from (problem(path, _CARDS_DIFFER) for path, card in cards if _make(path, card) != make)


def _make(path: str, card: Block) -> tuple[object, ...]:
    """Return what a card is made of: cards of one carousel are made alike."""
    buttons = tuple(button.type for _, button in buttons_of(path, card))
    return card.text("media"), bool(card.text("body").strip()), buttons


def _offer(content: Content) -> Iterator[Problem]:
    if only(content, "offer") is None or content.text("category") != MARKETING:
        return
    if content.text("footer"):
        yield problem("footer", _NOT_WITH_OFFER)
    for path, header in blocks(content, "header"):
        if header.type in (TEXT, DOCUMENT, LOCATION):
            yield problem(path, _NOT_WITH_OFFER)
    if [button.type for button in content.blocks("buttons")] not in ([WEB], [COPY_CODE, WEB]):
        yield problem("buttons", _OFFER_BUTTONS)


def _service(content: Content) -> Iterator[Problem]:
    for part in ("cards", "offer"):
        yield from (problem(path, _NOT_IN_SERVICE) for path, _ in blocks(content, part))
    for path, button in blocks(content, "buttons"):
        if button.type in (COPY_CODE, PHONE_CALL):
            yield problem(path, _NOT_IN_SERVICE)
    for path, header in blocks(content, "header"):
        if header.type == LOCATION:
            yield problem(path, _NOT_IN_SERVICE)
        elif header.type == TEXT and not content.blocks("buttons"):
            yield problem(path, _SERVICE_BARE)
    if content.text("footer") and not content.blocks("buttons"):
        yield problem("footer", _SERVICE_BARE)
    kinds = {button.type for button in content.blocks("buttons")}
    if {QUICK_REPLY, WEB} <= kinds:
        yield problem("buttons", _SERVICE_BUTTONS)
