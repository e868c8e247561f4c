"""Iterable: Handlebars with blocks of its own."""

from templates_lib.merge._handlebars import Handlebars
from templates_lib.merge._target import Target
from templates_lib.merge.sendgrid import TARGET as SENDGRID

TARGET = Target(
    name="iterable",
    label="Iterable",
    writer=Handlebars,
    can=SENDGRID.can,
    native=SENDGRID.native,
    options={"equal": "ifEq {} {}"},
    source="https://support.iterable.com/hc/en-us/articles/205480365",
)
