"""Salesforce Marketing Cloud: AMPscript over the attributes of a send.

Its texts are compared without regard to capitals, and it goes only through rowsets: what asks for
more than yes or no, and every loop, is a value.
"""

from templates_lib.merge._ampscript import AmpScript
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="marketing_cloud",
    label="Salesforce Marketing Cloud",
    writer=AmpScript,
    can=Can(flag=True, filled=True, joined=True),
    native=frozenset({"value", "if", "joined"}),
    source="https://developer.salesforce.com/docs/marketing/marketing-cloud-ampscript",
)
