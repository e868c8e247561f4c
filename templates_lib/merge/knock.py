"""Knock: Liquid, with the workflow's data in ``data``."""

from templates_lib.merge._liquid import Liquid
from templates_lib.merge._target import Target
from templates_lib.merge.braze import TARGET as BRAZE

TARGET = Target(
    name="knock",
    label="Knock",
    writer=Liquid,
    reference="data.{}",
    can=BRAZE.can,
    native=BRAZE.native,
    source="https://docs.knock.app/template-editor/reference-liquid-helpers",
)
