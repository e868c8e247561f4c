"""The preview of an SMS: a phone, and what the message costs below it."""

from channels._page import page, style
from channels._scene import Scene
from channels.sms._costs import costs
from channels.sms._measure import measure
from channels.sms._phone import phone
from locales.words import gettext_noop

__all__ = ["preview"]

_STYLE = style("channels.sms", "preview.css")


def preview(body: str, scene: Scene) -> str:
    """Return the HTML document that shows *body*, a finished text."""
    figures = measure(body)
    title = scene.translate(gettext_noop("SMS"))
    return page(title, _STYLE, phone(figures.segmentation, scene) + costs(figures, scene))
