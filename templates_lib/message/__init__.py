"""What a message is: one thing to say, with its wording for every channel and locale.

``load`` reads the message document, which is the same in the command line, the HTTP API, import,
export and release bundles; ``Message.document`` writes it back.
"""

from channels import Problem
from templates_lib.message._loading import load, load_placeholders
from templates_lib.message._placeholders import write_placeholder
from templates_lib.message._values import (
    FACT_KINDS,
    MAX_DOCUMENT_BYTES,
    MAX_VARIANTS,
    PURPOSES,
    Address,
    Fact,
    Message,
    MessageError,
    Variant,
)

__all__ = [
    "FACT_KINDS",
    "MAX_DOCUMENT_BYTES",
    "MAX_VARIANTS",
    "PURPOSES",
    "Address",
    "Fact",
    "Message",
    "MessageError",
    "Problem",
    "Variant",
    "load",
    "load_placeholders",
    "write_placeholder",
]
