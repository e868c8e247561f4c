"""The values that a reader's message takes along to a template."""

from collections.abc import Iterator

from channels._problem import Problem
from channels._provider import Handover
from channels.whatsapp._walk import all_buttons
from channels.whatsapp.providers._meta import texts
from channels.whatsapp.providers._wording import value_problems, variables_of

__all__ = ["sent_values"]


def sent_values(handover: Handover) -> Iterator[Problem]:
    """Yield each value of a text, an address or a code that is not there, or is refused."""
    variables = variables_of(handover)
    for path, template in texts(handover):
        yield from value_problems(path, template, variables)
    for path, button in all_buttons(handover.content):
        for name in ("url", "code"):
            if name in button.fields:
                yield from value_problems(f"{path}.{name}", button.text(name), variables)
