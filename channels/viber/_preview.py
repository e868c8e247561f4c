"""The preview of a Viber message: a chat with the brand, its figures, the SMS instead."""

from dataclasses import replace

from channels._content import Block, Content
from channels._conversation import (
    STYLE,
    WIDE,
    bar,
    compose,
    devices,
    empty_or,
    linked,
    picture,
    sms_instead,
    strip,
)
from channels._figures import tiles
from channels._frozen import Frozen
from channels._measure import Metric
from channels._page import element, page, style, text
from channels._scene import Scene
from channels.viber._faults import kind_of
from channels.viber._measure import measure
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = STYLE + style("channels.viber", "preview.css")

DEVICES = devices()

_CATEGORIES = Frozen(
    {
        "transactional": gettext_noop("Transactional"),
        "promotional": gettext_noop("Promotional"),
    }
)


def preview(content: Content, scene: Scene) -> str:
    """Return the HTML document that shows a finished *content* in *scene*."""
    device = WIDE if scene.device == WIDE else "phone"
    answer = compose(gettext_noop("Type a message"), scene)
    screen = element("div", bar(scene) + _thread(content, scene) + answer, css="screen")
    frame = element("section", screen, css=f"card {device}", dir=scene.direction)
    title = scene.translate(gettext_noop("Those without Viber get this SMS"))
    under = _figures(content, scene) + sms_instead(content, scene, title)
    body = frame + element("div", under, css="under")
    return page(scene.translate(gettext_noop("Viber")), _STYLE, body)


def _thread(content: Content, scene: Scene) -> str:
    parts = _message(content, scene)
    if cards := content.blocks("carousel"):
        parts += strip([_card(card, scene) for card in cards], scene)
    return element("div", parts, css="thread")


def _message(content: Content, scene: Scene) -> str:
    """Return the bubble: the image, the words, what is chosen from, the button."""
    words, image = content.text("text"), content.text("image")
    nothing = not kind_of(content)
    inner = picture(image, scene) if image.strip() else ""
    if words.strip() or nothing:
        missing = gettext_noop("Nothing is written yet.")
        inner += empty_or(linked(words), words, scene, missing, css="words")
    inner += _options(content.blocks("options"), scene)
    inner += "".join(_button(each, scene) for each in content.blocks("button"))
    css = "bubble empty" if nothing else "bubble"
    return element("article", inner, css=css) if inner else ""


def _options(options: tuple[Block, ...], scene: Scene) -> str:
    items = "".join(element("li", _words(each, "text", scene)) for each in options)
    name = scene.translate(gettext_noop("Options"))
    return element("ul", items, css="options", role="list", aria_label=name) if items else ""


def _card(card: Block, scene: Scene) -> str:
    drawn = picture(card.text("image"), scene)
    said = element("h3", _words(card, "text", scene))
    buttons = "".join(_button(each, scene) for each in card.blocks("buttons"))
    return element("article", drawn + said + buttons, css="card-of-many")


def _button(button: Block, scene: Scene) -> str:
    return element("p", _words(button, "label", scene), css="button")


def _words(block: Block, name: str, scene: Scene) -> str:
    """Return the writer's words, or that there are none."""
    words = block.text(name).strip()
    if words:
        return element("span", text(words), lang=scene.locale, dir="auto")
    missing = scene.translate(gettext_noop("Nothing is written here yet."))
    return element("i", text(missing), dir="auto")


def _figures(content: Content, scene: Scene) -> str:
    """Return what it is billed as, and of the numbers those that there is anything of."""
    metrics = (_worded(metric, scene) for metric in measure(content).metrics)
    shown = [each for each in metrics if each.value != 0 and each.name != "sms_segments"]
    return element("section", tiles(shown, scene), css="card figures")


def _worded(metric: Metric, scene: Scene) -> Metric:
    if metric.name == "category":
        return replace(metric, value=scene.translate(_CATEGORIES[str(metric.value)]))
    return metric
