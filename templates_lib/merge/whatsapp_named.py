"""WhatsApp (Meta), named: ``{{customer_name}}``, lower case."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Target
from templates_lib.merge.whatsapp import TARGET as NUMBERED

TARGET = Target(
    name="whatsapp_named",
    label="WhatsApp (Meta), named",
    writer=Marks,
    can=NUMBERED.can,
    marks=NUMBERED.marks,
    channels=NUMBERED.channels,
    same=str.lower,
    branch="refused",
    loops="refused",
    never_empty=True,
    source=NUMBERED.source,
)
