"""A client of Budskap: fetch, render, check, pull, push and compare, from Python or a shell.

    >>> from budskap import Client
    >>> client = Client("https://budskap.example", token, bundle="messages/")
    >>> client.render("order.confirmed", "sms", "nb", {"first_name": "Kari"}).outputs["body"]

The standard library alone; a bundle answers while the server is away, and needs `templates_lib`,
`channels` and `locales`. ``python -m budskap`` is the command line. See docs/client.md.
"""

from budskap._calling import Pace
from budskap._diff import Difference
from budskap._folder import Pulled
from budskap.answers import (
    Change,
    CheckAnswer,
    Draft,
    Finding,
    FindingCounts,
    Measurement,
    Metric,
    PushAnswer,
    PushedTemplate,
    PushedVariant,
    Release,
    Rendered,
    Result,
    Template,
    TemplateDetail,
    Wording,
)
from budskap.client import Client
from budskap.errors import (
    BadAnswer,
    BudskapError,
    Conflict,
    Denied,
    Fault,
    Missing,
    Problem,
    RateLimited,
    Refused,
    Unreachable,
    Unusable,
)

__all__ = [
    "BadAnswer",
    "BudskapError",
    "Change",
    "CheckAnswer",
    "Client",
    "Conflict",
    "Denied",
    "Difference",
    "Draft",
    "Fault",
    "Finding",
    "FindingCounts",
    "Measurement",
    "Metric",
    "Missing",
    "Pace",
    "Problem",
    "Pulled",
    "PushAnswer",
    "PushedTemplate",
    "PushedVariant",
    "RateLimited",
    "Refused",
    "Release",
    "Rendered",
    "Result",
    "Template",
    "TemplateDetail",
    "Unreachable",
    "Unusable",
    "Wording",
]
