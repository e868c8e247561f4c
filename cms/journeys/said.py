"""One finished message: a frozen document filled with the values of one customer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

import channels
import locales
from channels import Content, Look, Output, Scene
from cms.models import Persona
from cms.preview import fitting_values
from templates_lib.language import parse
from templates_lib.message import load_placeholders
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import fill, sample_values
from templates_lib.sequence import Words

PHONE = "phone"
"""What a device is called on which most messages are read."""


class Finished:
    """*document* (as `cms.releases.frozen_document` makes it) as *persona* would get it.

    Raises what `cms.history.rendered` does, where it cannot be finished.
    """

    def __init__(self, document: Mapping[str, Any], persona: Persona | None) -> None:
        self.channel = channels.get(document["channel"])
        self.locale: str = document["locale"]
        self.look = Look(**document["look"])
        self.content: Content = self.channel.load(document["content"])
        self.placeholders: Mapping[str, Placeholder] = load_placeholders(document["placeholders"])
        typical = sample_values(self.placeholders, self.locale)["typical"]
        own = persona.values() if persona else {}
        self.values = {**typical, **fitting_values(own, self.placeholders)}

    def words(self) -> tuple[Words, ...]:
        """Its texts, finished; addresses are left out."""
        return tuple(
            Words(part.path, part.spec.name, self._filled(part.text), part.spec.multiline)
            for part in self.channel.texts(self.content)
            if part.spec.kind == "copy"
        )

    def drawn(self) -> str:
        """HTML of it, on a phone where its channel has one."""
        devices = [device.name for device in self.channel.preview_devices]
        scene = Scene(
            locale=self.locale,
            direction=locales.get(self.locale).direction,
            look=self.look,
            device=PHONE if PHONE in devices else next(iter(devices), ""),
            translate=_,
        )
        assembled: tuple[Output, ...] = self.channel.assemble(self.content, self.look, self.locale)
        plain = self.channel.plain_typography
        outputs = fill(assembled, self.placeholders, self.values, self.locale, plain)
        return self.channel.preview(outputs, scene)

    def _filled(self, text: str) -> str:
        return parse(text).render(self.values, self.locale, placeholders=self.placeholders or None)
