"""Zendesk macros: Liquid over Zendesk's own fields.

Nothing can be sent to it, so that each name is mapped.
"""

from templates_lib.merge._liquid import Liquid
from templates_lib.merge._target import Target
from templates_lib.merge.braze import TARGET as BRAZE

TARGET = Target(
    name="zendesk",
    label="Zendesk",
    writer=Liquid,
    can=BRAZE.can,
    native=BRAZE.native,
    own_fields=True,
    source="https://support.zendesk.com/hc/en-us/articles/4408886858138",
    sure="Conditions and loops in macros are known from others' pages only.",
)
