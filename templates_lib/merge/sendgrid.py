"""SendGrid dynamic templates: Handlebars with blocks of its own."""

from templates_lib.merge._handlebars import Handlebars
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="sendgrid",
    label="Twilio SendGrid",
    writer=Handlebars,
    can=Can(
        flag=True,
        filled=True,
        equal=True,
        has_items=True,
        loop=True,
        position=True,
        plural="form",
        escapes=True,
    ),
    native=frozenset({"value", "for"}),
    options={"equal": "equals {} {}"},
    source="https://www.twilio.com/docs/sendgrid/for-developers/sending-email/using-handlebars",
    sure="The block “equals” is known from others' pages only.",
)
