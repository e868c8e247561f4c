"""LiveAgent predefined answers: ``{$name}`` over LiveAgent's own fields; each name is mapped."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="liveagent",
    label="LiveAgent predefined answers",
    writer=Marks,
    can=Can(),
    marks=("{$", "}"),
    own_fields=True,
    source="https://support.liveagent.com/",
    sure="The marks were found in no page of theirs: try one answer, or use a custom profile.",
)
