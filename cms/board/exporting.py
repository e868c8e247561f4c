"""Spreadsheets that run nothing."""

from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection")."""


def inert(value: Any) -> Any:
    """*value*, with an apostrophe before text that a spreadsheet would run as a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


class InertExportMixin:
    """Makes Wagtail's spreadsheet export write every value as text that runs nothing."""

    def get_preprocess_function(self, field: str, value: Any, export_format: str) -> Any:
        return inert
