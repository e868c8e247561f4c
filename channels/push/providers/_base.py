"""What both services do: put the finished message together, look at it, refuse or write."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from channels._content import Content
from channels._limit import Limit
from channels._options import Option, envelope_path, option_path, read_options
from channels._over import over
from channels._places import places
from channels._problem import Problem
from channels._provider import CannotCarry, Envelope, Handover, Payload, Provider
from channels._reading import problem, unstorable
from channels._structured import gather
from channels.push._actions import same_names
from channels.push._limits import ACTIONS, COLLAPSE_BYTES
from channels.push._links import finished_faults, scheme_faults
from channels.push._parts import PARTS
from channels.push._sizes import size_of
from locales.words import gettext_noop

__all__ = ["SHARED_OPTIONS", "Order", "PushProvider"]

# What both take, under one name: a sound file of the app, the number on its icon, the group and
# the word that replaces (instead of the content's), and the last moment, in seconds since 1970.
SHARED_OPTIONS = (
    Option("sound"),
    Option("badge", "whole", least=0, most=2**31 - 1),
    Option("thread_id"),
    Option("collapse_key"),
    Option("expires_at", "whole", least=0, most=9_999_999_999),
)


@dataclass(frozen=True, slots=True)
class Order:
    """A finished notification with its envelope and the options that are given."""

    content: Content
    envelope: Envelope
    options: Mapping[str, Any]

    @property
    def collapse_key(self) -> str:
        """The word that replaces: the option's, else the content's."""
        return str(self.options.get("collapse_key") or self.content.text("collapse_key").strip())


class PushProvider(Provider):
    """A service that carries notifications: declares ``options`` and ``limit``, writes
    ``request`` and ``measured``, and ``refusals`` for what only it cannot carry."""

    options: ClassVar[tuple[Option, ...]]
    limit: ClassVar[Limit]

    @abstractmethod
    def request(self, order: Order) -> dict[str, Any]:
        """Return the request for *order*, whatever its size."""

    @abstractmethod
    def measured(self, request: Mapping[str, Any]) -> Any:
        """Return what of a *request* its limit counts."""

    def refusals(self, order: Order) -> Iterator[Problem]:
        """Yield what only this service cannot carry in *order*."""
        yield from ()

    def payload(self, handover: Handover) -> Payload:
        """Return the request; CannotCarry names everything that is in its way."""
        options, problems = read_options(self.options, handover.envelope.options)
        content = Content("push", gather(PARTS, handover.outputs))
        order = Order(content, handover.envelope, options)
        found = (*problems, *_faults(order), *self.refusals(order))
        if found:
            raise CannotCarry(self.name, found)
        request = self.request(order)
        large = tuple(over("body", size_of(self.measured(request)), self.limit))
        if large:
            raise CannotCarry(self.name, large)
        return request


def _faults(order: Order) -> Iterator[Problem]:
    content = order.content
    for place in places(PARTS, content.parts):
        if isinstance(place.value, str):
            yield from unstorable(place.path, place.value)
    yield from unstorable(envelope_path("reference"), order.envelope.reference)
    if not content.text("title").strip() and not content.text("body").strip():
        yield problem("body", gettext_noop("is empty, and so is the title"))
    yield from scheme_faults(content)
    yield from finished_faults(content)
    yield from _action_faults(content)
    where = option_path("collapse_key") if "collapse_key" in order.options else "collapse_key"
    octets = len(order.collapse_key.encode("utf-8", "surrogatepass"))
    yield from over(where, octets, COLLAPSE_BYTES)


def _action_faults(content: Content) -> Iterator[Problem]:
    blocks = content.blocks("actions")
    yield from over("actions", len(blocks), ACTIONS)
    yield from same_names(content)
    for place, block in enumerate(blocks):
        for field in ("name", "label"):
            if not block.text(field).strip():
                yield problem(f"actions.{place}.{field}", gettext_noop("is empty"))
