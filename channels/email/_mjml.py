"""MJML compiled in process by ``mrml``, behind bounds.

``mrml`` parses by recursion in native code: about 2,000 nested elements end the process, 600
do on a thread with a small stack. So size and depth are counted here, before the call.
"""

import re
from functools import lru_cache

from channels.email._limits import MJML, MJML_DEPTH

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MjmlError", "compile_mjml"]

MAX_DEPTH, MAX_BYTES = MJML_DEPTH.value, MJML.value

# Comments count as what is in them: too many opened elements are refused, never too few.
_ELEMENT = re.compile(
    r"""<(?P<end>/)?[A-Za-z](?:"[^"]*"|'[^']*'|/(?!>)|[^<>"'/])*+(?P<empty>/)?>"""
)


class MjmlError(ValueError):
    """The MJML is too large, too deep, or not MJML."""


@lru_cache(maxsize=256)
def compile_mjml(source: str) -> str:
    """Return the HTML of *source*; MjmlError, always before the process is in danger."""
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise MjmlError(f"{size} bytes of MJML, and more than {MAX_BYTES} are refused")
    if _is_too_deep(source):
        raise MjmlError(f"MJML nested more than {MAX_DEPTH} deep is refused")
    import mrml  # 2.5 MB that only those need who send mails

    try:
        return mrml.to_html(source).content
    except (OSError, ValueError) as error:
        raise MjmlError(f"mrml: {error}") from error


def _is_too_deep(source: str) -> bool:
    depth = 0
    for match in _ELEMENT.finditer(source):
        if match["end"]:
            depth = max(0, depth - 1)
        elif not match["empty"]:
            depth += 1
        if depth > MAX_DEPTH:
            return True
    return False
