"""Braze: Liquid, with names in ``${…}``. The values come with the API call that triggers it."""

from templates_lib.merge._liquid import Liquid
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="braze",
    label="Braze",
    writer=Liquid,
    reference="api_trigger_properties.${{{}}}",
    can=Can(
        flag=True,
        filled=True,
        equal=True,
        compare=True,
        has_items=True,
        joined=True,
        loop=True,
        position=True,
        default=True,
        plural="rules",
        escapes=True,
    ),
    native=frozenset({"value", "default", "for"}),
    source="https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid/filters",
)
