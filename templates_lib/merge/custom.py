"""A sender of which only this is known: a name stands between two marks. The profile says which."""

from templates_lib.merge._marks import Marks
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="custom",
    label="Custom profile",
    writer=Marks,
    can=Can(),
    needs_marks=True,
    source="",
)
