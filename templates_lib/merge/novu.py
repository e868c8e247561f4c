"""Novu: LiquidJS, with the event's data in ``payload``."""

from templates_lib.merge._liquid import Liquid
from templates_lib.merge._target import Target
from templates_lib.merge.braze import TARGET as BRAZE

TARGET = Target(
    name="novu",
    label="Novu",
    writer=Liquid,
    reference="payload.{}",
    can=BRAZE.can,
    native=BRAZE.native,
    source="https://docs.novu.co/framework/content/personalize-content",
)
