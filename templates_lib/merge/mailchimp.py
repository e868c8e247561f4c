"""Mailchimp: merge tags, whose names have at most ten characters."""

from templates_lib.merge._mailchimp import Mailchimp
from templates_lib.merge._target import Target
from templates_lib.merge.mandrill import TARGET as MANDRILL

TARGET = Target(
    name="mailchimp",
    label="Mailchimp",
    writer=Mailchimp,
    can=MANDRILL.can,
    marks=MANDRILL.marks,
    spelled=str.upper,
    same=str.upper,
    longest=10,
    source="https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/",
    sure="The branches are those of Mandrill's page.",
)
