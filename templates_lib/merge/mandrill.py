"""Mandrill: merge tags in Mailchimp's language."""

from templates_lib.merge._mailchimp import Mailchimp
from templates_lib.merge._target import Can, Target

TARGET = Target(
    name="mandrill",
    label="Mandrill (Mailchimp Transactional)",
    writer=Mailchimp,
    can=Can(flag=True, filled=True, equal=True, plural="form"),
    marks=("*|", "|*"),
    spelled=str.upper,
    same=str.upper,
    native=frozenset({"value"}),
    source="https://mandrill.zendesk.com/hc/en-us/articles/360039278713",
)
