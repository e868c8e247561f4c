"""Klaviyo: Django's template language, with the event's data in ``event``."""

from templates_lib.merge._braces import DjangoLike
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="klaviyo",
    label="Klaviyo",
    writer=DjangoLike,
    reference="event.{}",
    can=Can(
        flag=True,
        filled=True,
        equal=True,
        compare=True,
        has_items=True,
        joined=True,
        as_ways=True,
        loop=True,
        position=True,
        default=True,
        plural="form",
        escapes=True,
    ),
    native=frozenset({"value", "default", "if", "for"}),
    source="https://developers.klaviyo.com/en/docs/glossary_of_variable_filters",
)
