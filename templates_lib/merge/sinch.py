"""Sinch SMS: ``${name}``, in which capitals count."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="sinch",
    label="Sinch SMS",
    writer=Marks,
    can=Can(),
    marks=("${", "}"),
    channels=frozenset({"sms"}),
    source="https://developers.sinch.com/docs/sms/api-reference/sms/message-parameterization",
)
