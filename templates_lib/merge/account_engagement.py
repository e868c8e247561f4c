"""Account Engagement (Pardot): HML, which asks whether a field is filled, and nothing else."""

from templates_lib.merge._handlebars import Handlebars
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="account_engagement",
    label="Account Engagement (Pardot)",
    writer=Handlebars,
    reference="Recipient.{}",
    can=Can(flag=True, filled=True, escapes=True),
    source="https://help.salesforce.com/s/articleView?id=mktg.pardot_hml_overview.htm",
    sure="The language is known from others' pages only.",
)
