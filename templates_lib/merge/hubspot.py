"""HubSpot mail: HubL. Filters on values do not work in mail, so values are made safe before."""

from templates_lib.merge._braces import HubL
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="hubspot",
    label="HubSpot",
    writer=HubL,
    reference="custom.{}",
    can=Can(
        flag=True,
        filled=True,
        equal=True,
        compare=True,
        has_items=True,
        joined=True,
        loop=True,
        position=True,
        plural="form",
    ),
    native=frozenset({"value", "if", "joined", "for"}),
    source="https://developers.hubspot.com/docs/cms/reference/hubl/filters",
    sure="Conditions and loops in mail are from HubL's own pages; nothing of it was run.",
)
