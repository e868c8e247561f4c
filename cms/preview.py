"""The preview of a variant: its channel draws it, from the unsaved text and sample values."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

import channels
import locales
from channels import Scene
from cms.door import message_document
from cms.models import Variant
from cms.saying import say_error
from templates_lib import message as messages
from templates_lib.language import TemplateError
from templates_lib.message import Message, MessageError
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import Rendered, render, sample_sets

# Before a persona's key, in the name of a set of values.
PERSONA = "persona-"

# Nothing in a preview may run or load from elsewhere; images of a mail may show.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src https: data:",
        "font-src data:",
        "frame-src 'self'",
    )
)


def modes(variant: Variant) -> list[tuple[str, Any]]:
    """``device:samples`` for each view of the channel and each set of sample values."""
    if variant.channel not in channels.CHANNELS:
        return [("", _("Preview"))]
    return [
        (f"{device}:{samples}", f"{seen} · {label}")
        for samples, label in value_sets(variant)
        for device, seen in views(variant)
    ]


def views(variant: Variant) -> list[tuple[str, str]]:
    """The ways in which its channel shows *variant*: (name, label)."""
    return [
        (device.name, _(device.label)) for device in variant.channel_declaration.preview_devices
    ]


def value_sets(variant: Variant) -> list[tuple[str, str]]:
    """The sets of values that it can be filled with: (name, label). One query."""
    return [
        ("typical", _("typical values")),
        ("shortest", _("shortest values")),
        ("longest", _("longest values")),
        *((f"{PERSONA}{row.key}", row.name) for row in variant.template.brand.personas.all()),
    ]


def serve(variant: Variant, request: HttpRequest, mode_name: str) -> HttpResponse:
    """The preview as a page of its own for the editor's frame."""
    device, _colon, samples = mode_name.partition(":")
    with override(_language_of(request)):
        try:
            page = draw(variant, device, samples or "typical")
        except (TemplateError, MessageError, channels.ContentError) as error:
            page = apology(say_error(error))
    response = HttpResponse(page)
    response["Content-Security-Policy"] = POLICY
    return response


def _language_of(request: HttpRequest) -> str | None:
    """Who reads the preview's own words: Wagtail asks for it as a visitor of the site would."""
    profile = getattr(getattr(request, "user", None), "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else get_language()


def draw(variant: Variant, device: str, samples: str) -> str:
    """HTML of *variant* on *device*, filled with one of `templates_lib.rendering.sample_sets`."""
    language = locales.get(variant.locale)
    scene = Scene(
        locale=variant.locale,
        direction=language.direction,
        look=variant.template.brand.look(variant.locale),
        device=device,
        translate=_,
    )
    return variant.channel_declaration.preview(fill_with(variant, samples).outputs, scene)


def fill_with(variant: Variant, samples: str = "typical") -> Rendered:
    """*variant* finished with one of `templates_lib.rendering.sample_sets`, or with a persona's
    values; `TemplateError` when it cannot be.
    """
    message = messages.load(message_document(variant.template, [variant]))
    values = _values(variant, message, samples)
    return render(
        message.variants[0], message, values, look=variant.template.brand.look(variant.locale)
    )


def _values(variant: Variant, message: Message, samples: str) -> Mapping[str, object]:
    """One of the sets of samples; a persona's is the typical one with its own values in it."""
    sets = sample_sets(message, variant.locale)
    if not samples.startswith(PERSONA):
        return sets[samples]
    row = variant.template.brand.personas.filter(key=samples.removeprefix(PERSONA)).first()
    own = row.values() if row else {}
    return {**sets["typical"], **fitting_values(own, message.placeholders)}


def fitting_values(own: Mapping[str, str], declared: Mapping[str, Placeholder]) -> dict[str, str]:
    """Those of a persona's *own* values that a message can be filled with."""
    return {name: each for name, each in own.items() if _fits(declared.get(name), each)}


def _fits(declared: Placeholder | None, value: str) -> bool:
    """Whether a persona's value is one for this message: the next may declare it otherwise."""
    try:
        return declared is not None and declared.coerce(value) is not None
    except TemplateError:
        return False


def framed(drawing: Callable[[], str]) -> HttpResponse:
    """What *drawing* makes, for a frame in which nothing runs; where it cannot be drawn, why."""
    try:
        page = drawing()
    except (
        TemplateError,
        MessageError,
        channels.ContentError,
        channels.UnknownChannelError,
        KeyError,  # a document of an earlier shape has fewer names
    ) as error:
        page = apology(say_error(error))
    response = HttpResponse(page)
    response["Content-Security-Policy"] = POLICY
    return response


def apology(reason: str) -> str:
    """A page that stands where a preview would."""
    head = _("There is no preview until this is mended:")
    return (
        "<!doctype html><meta charset=utf-8><style>"
        "body{font:16px/1.5 system-ui,sans-serif;margin:0;"
        "padding:2rem;color:#5c1f1f;background:#fdf3f2}@media(prefers-color-scheme:dark)"
        "{body{color:#f7d7d4;background:#3a1d1b}}</style>"
        f"<p><strong>{escape(head)}</strong></p><p>{escape(reason)}</p>"
    )
