"""Whether a fact is only an example of how such a thing is written.

What stands behind "e.g." makes no promise, and each language may have an example of its own.
"""

from __future__ import annotations

import re

__all__ = ["is_example"]

_NEAR = 80
"""Characters before the fact in which the sentence says that an example follows."""

# The abbreviations are those of each language's orthography (Språkrådet, Retskrivningsordbogen,
# PWN, Taalunie, Duden, Svenska skrivregler, Kielitoimisto, Imprimerie nationale, RAE, Crusca).
_SAYS_SO = re.compile(
    r"(?<!\w)(?:e\.?g\.?|for example|for instance|such as|f\.? ?eks\.?|for eksempel|fx|til dømes"
    r"|np\.|na przykład|bijv\.|bv\.|vb\.|bijvoorbeeld|z\. ?B\.|zum Beispiel|t\. ?ex\.|till exempel"
    r"|esim\.|esimerkiksi|p\. ?ex\.|par exemple|p\. ?ej\.|por ejemplo|ad es\.|ad esempio)(?!\w)",
    re.IGNORECASE,
)


def is_example(text: str, start: int) -> bool:
    """Whether what stands at ``start`` of ``text`` is an example."""
    return _SAYS_SO.search(text, max(start - _NEAR, 0), start) is not None
