"""The blocks of a content with their paths: what every rule about them goes through."""

from collections.abc import Iterator

from channels._content import Block, Content
from channels.whatsapp._parts import AUTHENTICATION, SERVICE

__all__ = ["Place", "all_buttons", "blocks", "buttons_of", "is_template", "only", "takes_wording"]

Place = tuple[str, Block]
"""A path ("cards.1.buttons.0") and the block that stands there."""


def blocks(content: Content, part: str) -> Iterator[Place]:
    """Yield each block in the part called *part*."""
    for index, block in enumerate(content.blocks(part)):
        yield f"{part}.{index}", block


def only(content: Content, part: str) -> Block | None:
    """Return the block of a part that holds one at most; more are told as an overrun."""
    return next(iter(content.blocks(part)), None)


def buttons_of(path: str, card: Block) -> Iterator[Place]:
    """Yield each button of a card that stands at *path*."""
    for index, button in enumerate(card.blocks("buttons")):
        yield f"{path}.buttons.{index}", button


def all_buttons(content: Content) -> Iterator[Place]:
    """Yield each button, those of the cards last."""
    yield from blocks(content, "buttons")
    for path, card in blocks(content, "cards"):
        yield from buttons_of(path, card)


def is_template(content: Content) -> bool:
    """Whether Meta reviews it as a template: all but a service message."""
    return content.text("category") != SERVICE


def takes_wording(content: Content) -> bool:
    """Whether the body is the writer's own: in an authentication message it is WhatsApp's."""
    return content.text("category") != AUTHENTICATION
