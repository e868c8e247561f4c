"""The template language: a small, allow-listed part of Jinja2, strict, safe and locale-aware.

``parse(text)`` gives a ``Template`` or raises ``TemplateSyntaxError``; ``Template.render`` gives
the finished text or raises another ``TemplateError``, and never a half-rendered text.
"""

from templates_lib.language._compile import MAX_OUTPUT, Compiled, Result
from templates_lib.language._errors import (
    MissingCategory,
    MissingForm,
    MissingValue,
    OutputTooLong,
    TemplateError,
    TemplateSyntaxError,
    UnknownName,
    WrongUse,
    WrongValue,
    line_and_column,
)
from templates_lib.language._escape import Escape
from templates_lib.language._includes import Include, as_comments, includes
from templates_lib.language._names import is_name
from templates_lib.language._nearest import nearest
from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Arm,
    Branch,
    Comment,
    Comparison,
    Condition,
    Constant,
    Filtered,
    FilterUse,
    Loop,
    Name,
    NearMiss,
    Node,
    Not,
    Operand,
    Print,
    Span,
    Text,
    Use,
    Value,
)
from templates_lib.language._source import MAX_LENGTH
from templates_lib.language._template import Template, parse
from templates_lib.language.filters import FILTERS

__all__ = [
    "FILTERS",
    "MAX_LENGTH",
    "MAX_OUTPUT",
    "AllOf",
    "AnyOf",
    "Arm",
    "Branch",
    "Comment",
    "Comparison",
    "Compiled",
    "Condition",
    "Constant",
    "Escape",
    "FilterUse",
    "Filtered",
    "Include",
    "Loop",
    "MissingCategory",
    "MissingForm",
    "MissingValue",
    "Name",
    "NearMiss",
    "Node",
    "Not",
    "Operand",
    "OutputTooLong",
    "Print",
    "Result",
    "Span",
    "Template",
    "TemplateError",
    "TemplateSyntaxError",
    "Text",
    "UnknownName",
    "Use",
    "Value",
    "WrongUse",
    "WrongValue",
    "as_comments",
    "includes",
    "is_name",
    "line_and_column",
    "nearest",
    "parse",
]
