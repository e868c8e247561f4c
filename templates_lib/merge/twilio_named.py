"""Twilio Content, named: ``{{name}}``, at most 16 characters."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Target
from templates_lib.merge.twilio import TARGET as NUMBERED

TARGET = Target(
    name="twilio_named",
    label="Twilio Content, named",
    writer=Marks,
    can=NUMBERED.can,
    marks=NUMBERED.marks,
    channels=NUMBERED.channels,
    longest=16,
    most=100,
    branch="refused",
    loops="refused",
    never_empty=True,
    source=NUMBERED.source,
)
