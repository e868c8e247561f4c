"""What the two requests of Meta's share: how parameters are called, and which buttons are asked."""

from collections.abc import Iterator

from channels._content import Block
from channels._options import Option
from channels._problem import Problem
from channels._provider import Handover
from channels.whatsapp._forms import COPY_CODE
from channels.whatsapp._walk import blocks, takes_wording
from channels.whatsapp.providers._wording import name_problems, variables_of

__all__ = ["PAGES", "PARAMETERS", "delivery_of", "is_named", "parameter_problems", "texts"]

POSITIONAL, NAMED = "positional", "named"
PAGES = "https://developers.facebook.com/documentation/business-messaging/whatsapp"
PARAMETERS = Option("parameters", choices=(POSITIONAL, NAMED))


def is_named(handover: Handover) -> bool:
    """Whether parameters go by name; a code message has none of its own."""
    chosen = handover.envelope.options.get("parameters", POSITIONAL)
    return chosen == NAMED and takes_wording(handover.content)


def parameter_problems(handover: Handover) -> Iterator[Problem]:
    """Yield names that Meta does not take, where parameters go by name."""
    if is_named(handover):
        variables = variables_of(handover)
        for path, template in texts(handover):
            yield from name_problems(path, template, variables)


def texts(handover: Handover) -> Iterator[tuple[str, str]]:
    """Yield path and template of each text that has parameters: title, body, texts of cards."""
    content = handover.content
    for path, header in blocks(content, "header"):
        if "text" in header.fields:
            yield f"{path}.text", header.text("text")
    yield "body", content.text("body")
    for path, card in blocks(content, "cards"):
        yield f"{path}.body", card.text("body")


def delivery_of(code: Block | None) -> str:
    """Return how a code is taken over: without a block, by a button that copies it."""
    return code.text("delivery") if code is not None else COPY_CODE
