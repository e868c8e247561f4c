"""The message in its bubble: header, offer, words, footer, time, and the buttons below."""

from collections.abc import Sequence

from channels._content import Block, Content
from channels._conversation import strip
from channels._icons import icon
from channels._page import element, text
from channels._scene import Scene
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY, WEB
from channels.whatsapp._copy import drawn
from channels.whatsapp._folding import folded_at
from channels.whatsapp._limits import BUTTONS_SHOWN
from channels.whatsapp._media import header, medium
from channels.whatsapp._parts import MARKETING
from channels.whatsapp._walk import only, takes_wording
from locales.words import gettext_noop

__all__ = ["bubble", "code_words", "message"]

# Drawn the other way round where text runs from right to left.
_FLIPS = "icon flips"

_ICONS = {QUICK_REPLY: "reply", WEB: "link", PHONE_CALL: "phone", COPY_CODE: "copy"}


def message(content: Content, scene: Scene, columns: int) -> str:
    """Return the bubble, and a carousel's cards below it; *columns* is how long its lines are."""
    first = bubble(content, scene, columns)
    cards = content.blocks("cards")
    return first + strip([_card(card, scene) for card in cards], scene, "cards") if cards else first


def bubble(content: Content, scene: Scene, columns: int) -> str:
    """Return the bubble with its buttons."""
    block, offer = only(content, "header"), only(content, "offer")
    inner = header(block, scene) if block else ""
    inner += _offer(offer, content, scene) if offer else ""
    inner += _words(content, scene, columns) if takes_wording(content) else _code(content, scene)
    if footer := content.text("footer"):
        inner += element("p", text(footer), css="footer", lang=scene.locale, dir="auto")
    inner += element("span", "10:24", css="clock", aria_hidden="true")
    buttons = content.blocks("buttons") if takes_wording(content) else ()
    shown = _buttons(buttons, scene) if buttons else ""
    shown += "" if takes_wording(content) else _code_button(content, scene)
    return element("div", element("div", inner, css="words") + shown, css="bubble")


def _words(content: Content, scene: Scene, columns: int) -> str:
    body = content.text("body")
    if not body.strip():
        nothing = scene.translate(gettext_noop("Nothing is written yet."))
        return element("p", text(nothing), css="copy empty", dir="auto")
    start = folded_at(body, columns) if content.text("category") == MARKETING else None
    if start is None:
        return element("div", drawn(body), css="copy", lang=scene.locale)
    shown = len(body[:start].rstrip())
    cut = element("div", drawn(body, shown), css="copy cut", lang=scene.locale)
    more = scene.translate(gettext_noop("Read more"))
    whole = element("div", drawn(body), css="copy", lang=scene.locale)
    return cut + element("details", element("summary", text(more)) + whole)


def _offer(offer: Block, content: Content, scene: Scene) -> str:
    words = element("strong", text(offer.text("text")), lang=scene.locale, dir="auto")
    if ends := offer.text("expires"):
        told = scene.translate(gettext_noop("Ends %(moment)s")) % {"moment": ends}
        words += element("span", text(told), css="ends", dir="auto")
    for button in content.blocks("buttons"):
        if button.type == COPY_CODE:
            told = scene.translate(gettext_noop("Code %(code)s")) % {"code": button.text("code")}
            words += element("span", text(told), dir="auto")
    return element("div", icon("clock") + element("p", words), css="offer")


def code_words(content: Content, scene: Scene) -> tuple[str, str]:
    """Return what WhatsApp writes round a code, and below it; here in the viewer's language."""
    code, block = content.text("body").strip(), only(content, "code")
    words = scene.translate(gettext_noop("%(code)s is your verification code."))
    words = words % {"code": code or "······"}
    if block is not None and block["security"] is True:
        told = scene.translate(gettext_noop("For your security, do not share this code."))
        words = f"{words} {told}"
    minutes = block.text("minutes").strip() if block else ""
    below = scene.translate(gettext_noop("This code expires in %(minutes)s minutes."))
    return words, below % {"minutes": minutes} if minutes else ""


def _code(content: Content, scene: Scene) -> str:
    words, below = code_words(content, scene)
    code = content.text("body").strip() or "······"
    before, found, after = words.partition(code)
    inner = f"{text(before)}<strong>{text(found)}</strong>{text(after)}"
    copy = element("div", element("p", inner, dir="auto"), css="copy")
    return copy + (element("p", text(below), css="footer", dir="auto") if below else "")


def _code_button(content: Content, scene: Scene) -> str:
    block = only(content, "code")
    delivery = block.text("delivery") if block else "copy_code"
    own = {"copy_code": gettext_noop("Copy code"), "one_tap": gettext_noop("Autofill")}
    if delivery not in own:
        return ""
    written = block.text("label" if delivery == "copy_code" else "autofill") if block else ""
    label = written or scene.translate(own[delivery])
    return element("ul", _item("copy", label, scene), css="buttons")


def _buttons(buttons: Sequence[Block], scene: Scene, most: int = BUTTONS_SHOWN.value) -> str:
    """Return the buttons as WhatsApp lists them: two and a door to the rest, when there are
    more than *most*."""
    folded = len(buttons) > most
    shown = buttons[: most - 1] if folded else buttons
    items = "".join(_button(button, scene) for button in shown)
    if not folded:
        return element("ul", items, css="buttons")
    label = scene.translate(gettext_noop("See all options"))
    rest = "".join(_button(button, scene) for button in buttons[most - 1 :])
    door = element("summary", icon("list", _FLIPS) + element("span", text(label), dir="auto"))
    inner = element("details", door + element("ul", rest, css="buttons"))
    return element("ul", items + element("li", inner, css="door"), css="buttons")


def _button(button: Block, scene: Scene) -> str:
    if button.type == COPY_CODE:
        return _item("copy", scene.translate(gettext_noop("Copy offer code")), scene)
    return _item(_ICONS[button.type], button.text("label"), scene)


def _item(drawing: str, label: str, scene: Scene) -> str:
    words = element("span", text(label), dir="auto", lang=scene.locale)
    css = _FLIPS if drawing == "reply" else "icon"
    return element("li", icon(drawing, css) + words)


def _card(card: Block, scene: Scene) -> str:
    inner = medium(card.text("media"), card.text("alt"), scene)
    if body := card.text("body"):
        inner += element("div", drawn(body), css="copy", lang=scene.locale)
    buttons = card.blocks("buttons")
    return element("div", inner, css="words") + (_buttons(buttons, scene) if buttons else "")
