"""WhatsApp (Meta), numbered: ``{{1}}``, from 1 in each part."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="whatsapp",
    label="WhatsApp (Meta), numbered",
    writer=Marks,
    can=Can(),
    marks=("{{", "}}"),
    channels=frozenset({"whatsapp"}),
    numbered="part",
    branch="refused",
    loops="refused",
    never_empty=True,
    source="https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates",
)
