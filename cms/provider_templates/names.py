"""What a template is called at a provider: ``order_confirmed_student_v3``.

Small letters, digits and ``_`` are what all of them take. The version is in the name because a
changed template is reviewed anew, and the one that is approved must stay usable meanwhile.
"""

import hashlib
import re

MOST = 80
"""SendGrid's names have a hundred characters at most, locale and version among them."""


def base_of(key: str, persona: str = "", arm: str = "") -> str:
    """The name without its version, of one message for one persona and arm.

    >>> base_of("order.confirmed", "student", "b")
    'order_confirmed_student_b'
    """
    whole = "_".join(filter(None, (key, persona, arm)))
    base = re.sub(r"[^a-z0-9]+", "_", whole.lower()).strip("_")
    if len(base) <= MOST:
        return base
    return f"{base[: MOST - 9]}_{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
