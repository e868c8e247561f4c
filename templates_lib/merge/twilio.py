"""Twilio Content, numbered: ``{{1}}``, the same number wherever a value stands."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="twilio",
    label="Twilio Content, numbered",
    writer=Marks,
    can=Can(),
    marks=("{{", "}}"),
    channels=frozenset({"sms", "whatsapp", "rcs"}),
    numbered="whole",
    most=100,
    branch="refused",
    loops="refused",
    never_empty=True,
    source="https://www.twilio.com/docs/content/using-variables-with-content-api",
)
