"""Fluent, as Mozilla's products have it. Format it without isolation marks, or they are sent."""

from templates_lib.merge._fluent import Fluent
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="fluent",
    label="Fluent",
    writer=Fluent,
    can=Can(flag=True, equal=True, names_only=True, plural="native"),
    native=frozenset({"value", "plural", "select"}),
    source="https://projectfluent.org/fluent/guide/",
)
