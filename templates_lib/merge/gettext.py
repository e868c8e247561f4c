"""gettext's python-format: ``%(name)s``. It has no conditions: a program chooses the text."""

from templates_lib.merge._gettext import Gettext
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="gettext",
    label="gettext (python-format)",
    writer=Gettext,
    can=Can(),
    branch="refused",
    loops="refused",
    source="https://www.gnu.org/software/gettext/manual/html_node/python_002dformat.html",
)
