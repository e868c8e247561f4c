"""Infobip: ``{{name}}``."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="infobip",
    label="Infobip",
    writer=Marks,
    can=Can(),
    marks=("{{", "}}"),
    source="https://www.infobip.com/docs/api",
    sure="The marks were found in no page of theirs: try one message, or use a custom profile.",
)
