"""The shape of a channel. A new one copies its nearest sibling and fills this in."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, ClassVar

from channels._advice import Advice
from channels._content import Content, TextPart
from channels._costing import Costing
from channels._frozen import Frozen
from channels._limit import Limit
from channels._loading import load
from channels._look import Look
from channels._measure import Measurement, Overrun
from channels._output import Output
from channels._parts import Blocks, Part
from channels._places import Place, places, texts
from channels._problem import Problem
from channels._scene import Device, Scene
from channels._urls import is_safe_url
from locales.words import gettext_noop

__all__ = ["Channel", "unsafe_address"]


class Channel(ABC):
    """One way to reach a customer.

    A channel declares its parts and limits as data; loading, walking and limits are done here
    from that data. It writes four things itself: ``assemble``, ``measure_outputs``,
    ``preview`` and, where a limit is not a length, ``further_overruns``.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    icon: ClassVar[str]
    parts: ClassVar[tuple[Part, ...]]
    preview_devices: ClassVar[tuple[Device, ...]]

    # Every limit it keeps, in the order of its parts: the one place is its ``_limits.py``.
    limits: ClassVar[tuple[Limit, ...]] = ()

    # Characters, in all its texts together, with which no limit can be passed. 0: it is not said.
    surely_fits: ClassVar[int] = 0

    # How it is paid, where the price goes by the size of the message.
    costing: ClassVar[Costing | None] = None

    # Whether output must avoid no-break spaces and other fine typography that the channel
    # would pay for.
    plain_typography: ClassVar[bool] = False

    # What it makes of marks in copy: "markdown" (``**bold**``, ``[label](address)``), "stars"
    # (``*bold*``, ``_italic_``), or nothing: readers see the marks as they were typed.
    markup: ClassVar[frozenset[str]] = frozenset()

    # Whether its readers' programs break a long word at a soft hyphen and hide it elsewhere.
    soft_hyphens: ClassVar[bool] = False

    # Texts, by the name of their part, that others than the reader see: on a locked screen
    # (open), and in a list such as an inbox (listed).
    open_parts: ClassVar[frozenset[str]] = frozenset()
    listed_parts: ClassVar[frozenset[str]] = frozenset()

    # What a marketing message must hold in its own texts: a way out in words (or a placeholder
    # for it), a link to unsubscribe, the sender's name where nothing around it tells. And whether
    # there is room for conditions. Checks of the law read these.
    way_out_in_text: ClassVar[bool] = False
    way_out_by_link: ClassVar[bool] = False
    shows_sender: ClassVar[bool] = True
    roomy: ClassVar[bool] = False

    @abstractmethod
    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        """Return the outputs of *content* in *locale*: templates with final literal text."""

    @abstractmethod
    def measure_outputs(self, outputs: Mapping[str, str]) -> Measurement:
        """Return the figures of outputs (name -> text), filled in or as assembled."""

    def alike(self, outputs: Mapping[str, str]) -> Hashable | None:
        """Return what decides all figures of *outputs*, where that is cheaper than the figures.

        Outputs of which this returns the same have the same measurement; None says nothing. Who
        measures thousands of messages keeps the answers by it.
        """
        return None

    @abstractmethod
    def preview(self, outputs: Mapping[str, str], scene: Scene) -> str:
        """Return a whole HTML document that shows finished *outputs* in *scene*.

        It holds no script and loads nothing from elsewhere.
        """

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield the limits passed that are no length of a text nor number of blocks."""
        yield from ()

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield what is to be mended in finished *outputs*: what clients cannot show, and so on."""
        yield from ()

    @property
    def advises(self) -> bool:
        """Whether it has any advice: where not, nobody need finish a message to ask for it."""
        return type(self).advice is not Channel.advice

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield what is in *content* that this channel cannot carry, by name.

        Such a thing is left out of the outputs. Here: addresses of a scheme not allowed.
        """
        for part in self.texts(content):
            address, spec = part.text.strip(), part.spec
            if spec.kind == "url" and address and not is_safe_url(address, spec.schemes):
                yield unsafe_address(part.path, address, spec.schemes)

    def load(self, document: Mapping[str, Any]) -> Content:
        """Return the content in *document*; ContentError names every problem."""
        return load(self.name, self.parts, document)

    def measure(
        self,
        content: Content | Mapping[str, Any],
        look: Look | None = None,
        locale: str = "en",
    ) -> Measurement:
        """Return the figures of a content or document, of its text as it stands."""
        if not isinstance(content, Content):
            content = self.load(content)
        outputs = self.assemble(content, look or Look(), locale)
        return self.measure_outputs({output.name: output.template for output in outputs})

    def texts(self, content: Content) -> Iterator[TextPart]:
        """Yield every text of *content* that is a template, in the order of the parts."""
        found: tuple[TextPart, ...] | None = content.read.get("templates")
        if found is None:
            found = tuple([part for part in self._texts(content) if part.spec.is_template])
            content.read["templates"] = found
        return iter(found)

    def overruns(self, content: Content) -> tuple[Overrun, ...]:
        """Return every limit that *content* passes, as its text stands."""
        found = [run for part in self._texts(content) for run in _too_long(part)]
        found += self._too_many(content)
        found += self.further_overruns(content)
        return tuple(found)

    def device(self, name: str) -> Device:
        """Return the device called *name*, or the first one when there is no such."""
        found = (device for device in self.preview_devices if device.name == name)
        return next(found, self.preview_devices[0])

    def _texts(self, content: Content) -> tuple[TextPart, ...]:
        found: tuple[TextPart, ...] | None = content.read.get("texts")
        if found is None:
            found = content.read["texts"] = texts(self.parts, content.parts)
        return found

    def places(self, content: Content) -> tuple[Place, ...]:
        """Return every part and field of *content*, in the order of the parts."""
        found: tuple[Place, ...] | None = content.read.get("places")
        if found is None:
            found = content.read["places"] = tuple(places(self.parts, content.parts))
        return found

    def _too_many(self, content: Content) -> Iterator[Overrun]:
        for place in self.places(content):
            if isinstance(place.spec, Blocks) and isinstance(place.value, tuple):
                most, count = place.spec.max_num, len(place.value)
                if most is not None and count > most:
                    unit = gettext_noop("blocks")
                    yield Overrun(place.path, most, count, unit, True, place.spec.source)


def unsafe_address(path: str, address: str, schemes: tuple[str, ...]) -> Problem:
    """Return the problem of an *address* that begins with none of *schemes*."""
    message = gettext_noop("%(address)s does not begin with %(schemes)s or a placeholder")
    words = ", ".join(f"{scheme}:" for scheme in schemes)
    return Problem(path, message, Frozen({"address": address[:80], "schemes": words}))


def _too_long(part: TextPart) -> Iterator[Overrun]:
    """Yield at most one overrun: past the hard limit, the advice says nothing more."""
    unit = gettext_noop("characters")
    for limit, hard in ((part.spec.max_length, True), (part.spec.advised, False)):
        if limit is not None and len(part.text) > limit:
            yield Overrun(part.path, limit, len(part.text), unit, hard, part.spec.source)
            return
