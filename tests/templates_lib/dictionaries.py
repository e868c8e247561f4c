"""The mark of tests that ask a dictionary."""

import pytest

from templates_lib import lexicons

NEEDED = pytest.mark.skipif(
    any(lexicons.missing(tag) for tag in ("nb", "nn", "da", "pl", "nl", "sv", "de", "en")),
    reason="the optional dictionaries are not installed (docs/lexicons.md)",
)
"""Skips without them; in CI ``test_ci_has_the_dictionaries`` fails instead."""
