"""Placeholders: the declared, typed gaps of a message.

``Placeholder`` reads and checks a value as it arrives in JSON (``coerce``), describes it to API
clients (``json_schema``) and gives samples of it (``sample_values``).
"""

from templates_lib.placeholders._alphabets import ALPHABETS
from templates_lib.placeholders._placeholder import TYPES, Placeholder

__all__ = ["ALPHABETS", "TYPES", "Placeholder"]
