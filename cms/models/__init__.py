"""The rows: what is stored. Meaning lives below (`templates_lib`), verbs in `cms.actions`."""

from cms.models.approval import Approval
from cms.models.brand import Brand
from cms.models.checking import CheckedTemplate, FindingRow
from cms.models.comment import Comment, Mention
from cms.models.grant import ApiGrant
from cms.models.journey import (
    Journey,
    LaneChoice,
    Persona,
    Stage,
    StepMessage,
    Touchpoint,
)
from cms.models.memory import MemoryFile, MemoryUnit
from cms.models.policy import ApprovalPolicy, ApprovalStep
from cms.models.provider import ProviderAccount, Submission
from cms.models.reach import Reach
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
from cms.models.snippet import Snippet, SnippetChange, SnippetText
from cms.models.style_guide import StyleGuide, Term
from cms.models.template import DeclaredFact, DeclaredPlaceholder, MessageTemplate
from cms.models.token import TokenSettings
from cms.models.usage import Fetched
from cms.models.variant import Variant
from cms.models.webhook import Delivery, Endpoint

__all__ = [
    "ApiGrant",
    "Approval",
    "ApprovalPolicy",
    "ApprovalStep",
    "Brand",
    "BrandApprovalTask",
    "BrandRule",
    "CheckedTemplate",
    "Comment",
    "DeclaredFact",
    "DeclaredPlaceholder",
    "Delivery",
    "Endpoint",
    "Fetched",
    "FindingRow",
    "Journey",
    "LaneChoice",
    "LiveEntry",
    "MemoryFile",
    "MemoryUnit",
    "Mention",
    "MessageTemplate",
    "Persona",
    "ProviderAccount",
    "Reach",
    "Release",
    "ReleaseCounter",
    "ReleaseEntry",
    "ReleaseLabel",
    "Snippet",
    "SnippetChange",
    "SnippetText",
    "Stage",
    "StepMessage",
    "StoredContent",
    "StyleGuide",
    "Submission",
    "Term",
    "TokenSettings",
    "Touchpoint",
    "Variant",
    "Waiver",
]
