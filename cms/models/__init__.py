"""The rows: what is stored. Meaning lives below (`templates_lib`), verbs in `cms.actions`."""

from cms.models.brand import Brand
from cms.models.checking import CheckedTemplate, FindingRow
from cms.models.grant import ApiGrant
from cms.models.journey import Journey, Persona, Stage, Touchpoint
from cms.models.provider import ProviderAccount, Submission
from cms.models.release import (
    LiveEntry,
    Release,
    ReleaseCounter,
    ReleaseEntry,
    ReleaseLabel,
    StoredContent,
)
from cms.models.review import BrandApprovalTask, Waiver
from cms.models.rule import BrandRule
from cms.models.style_guide import StyleGuide, Term
from cms.models.template import DeclaredFact, DeclaredPlaceholder, MessageTemplate
from cms.models.token import TokenSettings
from cms.models.usage import Fetched
from cms.models.variant import Variant
from cms.models.webhook import Delivery, Endpoint

__all__ = [
    "ApiGrant",
    "Brand",
    "BrandApprovalTask",
    "BrandRule",
    "CheckedTemplate",
    "DeclaredFact",
    "DeclaredPlaceholder",
    "Delivery",
    "Endpoint",
    "Fetched",
    "FindingRow",
    "Journey",
    "LiveEntry",
    "MessageTemplate",
    "Persona",
    "ProviderAccount",
    "Release",
    "ReleaseCounter",
    "ReleaseEntry",
    "ReleaseLabel",
    "Stage",
    "StoredContent",
    "StyleGuide",
    "Submission",
    "Term",
    "TokenSettings",
    "Touchpoint",
    "Variant",
    "Waiver",
]
