"""What a rule says about a finished mail: an advice with its place, its clients, how often."""

from dataclasses import dataclass

from channels._advice import Advice

__all__ = ["MailAdvice"]


@dataclass(frozen=True, slots=True)
class MailAdvice(Advice):
    """An advice about "subject", "preheader", "html" or "text".

    ``line`` and ``column`` count from 1, in the output as it is delivered; ``column`` counts
    code points. ``clients`` are those it happens in (caniemail's "family.platform"), empty
    where it does in all. ``count`` is how often the same is there: the place is the first.
    """

    column: int = 1
    clients: tuple[str, ...] = ()
    count: int = 1
