"""Conditional requests (RFC 9110, section 13)."""

from django.utils.http import parse_etags


def holds(if_none_match: str, etag: str) -> bool:
    """Whether ``If-None-Match`` is ``*`` or lists *etag*, compared weakly (13.1.2)."""
    if if_none_match == etag:  # what nearly everybody sends
        return True
    if not if_none_match:
        return False
    held = [each.removeprefix("W/") for each in parse_etags(if_none_match)]
    return "*" in held or etag in held
