"""ICU MessageFormat 1, as Java, JavaScript and mobile catalogues have it."""

from templates_lib.merge._icu import Icu
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="icu",
    label="ICU MessageFormat",
    writer=Icu,
    can=Can(flag=True, equal=True, names_only=True, plural="native"),
    native=frozenset({"value", "plural", "select"}),
    source="https://unicode-org.github.io/icu/userguide/format_parse/messages/",
)
