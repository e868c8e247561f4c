"""What every sender of RCS refuses alike, and what the message is when it is finished."""

from collections.abc import Iterator

from channels._content import Content
from channels._places import places
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem
from channels._requests import unfinished, wrong_sizes
from channels.rcs import CHANNEL
from channels.rcs._faults import faults, says_anything
from locales.words import gettext_noop

__all__ = ["finished", "refused"]


def finished(handover: Handover) -> Content:
    """Return the message as its reader gets it."""
    return CHANNEL.gather(handover.outputs)


def refused(content: Content) -> Iterator[Problem]:
    """Yield what no sender of RCS takes in a finished *content*."""
    if not says_anything(content):
        yield problem("text", gettext_noop("is empty, and there is no card or carousel either"))
    yield from unfinished(places(CHANNEL.parts, content.parts))
    yield from wrong_sizes(CHANNEL.overruns(content))
    yield from faults(content, finished=True)
