"""Rich cards as a phone draws them: one by itself, or several in a strip."""

from channels._content import Block
from channels._conversation import linked, picture, strip
from channels._page import element, text
from channels._scene import Scene
from channels.rcs._taps import buttons
from locales.words import gettext_noop

__all__ = ["card", "carousel"]


def card(block: Block, scene: Scene) -> str:
    """Return a card by itself: its image above the words, or beside them."""
    layout = f"{block.text('orientation')} {block.text('alignment')}"
    return element("article", _inside(block, scene), css=f"rich {layout} {block.text('height')}")


def carousel(cards: tuple[Block, ...], width: str, scene: Scene) -> str:
    """Return the strip of *cards*, "small" or "medium": 180 or 296 pixels wide in preview.css.

    Google, "Rich cards", carousel specifications; 120 and 232 in its older pages.
    """
    drawn = [
        element("article", _inside(each, scene), css=f"rich {each.text('height')}")
        for each in cards
    ]
    return strip(drawn, scene, f"strip {width}")


def _inside(block: Block, scene: Scene) -> str:
    drawn = picture(block.text("media"), scene) if block.text("media").strip() else ""
    words = _words(block, scene)
    taps = buttons(block.blocks("suggestions"), scene)
    return drawn + element("div", words + taps, css="words")


def _words(block: Block, scene: Scene) -> str:
    written = {"lang": scene.locale, "dir": "auto"}
    title, description = block.text("title").strip(), block.text("description").strip()
    if not (title or description or block.text("media").strip()):
        nothing = scene.translate(gettext_noop("Nothing is written on this card yet."))
        return element("p", text(nothing), css="missing", dir="auto")
    heading = element("h3", text(title), **written) if title else ""
    return heading + (element("p", linked(description), **written) if description else "")
