"""What a brand wants, by locale: address form, terms, opt-out wording, links.

``load`` reads the guide document, and refuses unknown fields by name; ``Guide.document`` writes
it back.
"""

from channels import Problem
from templates_lib.guide._loading import load
from templates_lib.guide._values import (
    ADDRESS_FORMS,
    COMPOUND_WEIGHTS,
    WEIGHTS,
    Guide,
    GuideError,
    SettingValue,
    StagePolicy,
    StyleGuide,
    Term,
)

__all__ = [
    "ADDRESS_FORMS",
    "COMPOUND_WEIGHTS",
    "WEIGHTS",
    "Guide",
    "GuideError",
    "Problem",
    "SettingValue",
    "StagePolicy",
    "StyleGuide",
    "Term",
    "load",
]
