"""Which addresses a notification may open: the web's, and those of the brand's own app.

An app's scheme is said once, in ``app_scheme``, where a reviewer sees it; every other scheme is
refused, and so is one that belongs to the system or the browser.
"""

import re
from collections.abc import Iterator

from channels._channel import unsafe_address
from channels._content import Content
from channels._places import places
from channels._problem import Problem
from channels._reading import listed, problem, shown
from channels._urls import WEB_SCHEMES, is_safe_url, is_web_address
from channels.push._parts import LINK, PARTS
from locales.words import gettext_noop

__all__ = ["finished_faults", "link_faults", "scheme_faults"]

# RFC 3986, section 3.1, small letters and no "+"; RFC 8252, section 7.1, advises a domain name
# written backwards, which fits.
_SCHEME = re.compile(r"[a-z][a-z0-9.-]{1,62}")

# Schemes that another program answers, or that run what follows them.
_RESERVED = frozenset(
    {
        *("http", "https", "ws", "wss", "ftp", "ftps", "file", "filesystem", "content"),
        *("javascript", "vbscript", "data", "blob", "about", "view-source", "chrome", "resource"),
        *("intent", "android-app", "package", "market", "app-settings", "prefs", "app-prefs"),
        *("itms", "itms-apps", "itms-services", "shortcuts", "x-callback-url", "facetime"),
        *("facetime-audio", "tel", "telprompt", "sms", "smsto", "mms", "mmsto", "mailto", "geo"),
        *("maps", "wallet", "upi", "otpauth"),
    }
)


def scheme_faults(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the app's own scheme."""
    scheme = content.text("app_scheme").strip()
    if scheme in _RESERVED:
        message = gettext_noop("%(scheme)s is no app's own scheme: other programs answer it")
        yield problem("app_scheme", message, scheme=shown(scheme))
    elif scheme and not _SCHEME.fullmatch(scheme):
        message = gettext_noop(
            "%(scheme)s is not a scheme: a small letter, then small letters, digits, - and ."
        )
        yield problem("app_scheme", message, scheme=shown(scheme))


def link_faults(content: Content) -> Iterator[Problem]:
    """Yield each link, as it was written, that could open anything else."""
    schemes = _schemes(content)
    for path, address in _addresses(content):
        if path.endswith(LINK) and not is_safe_url(address, tuple(map(re.escape, schemes))):
            yield unsafe_address(path, address, schemes)


def finished_faults(content: Content) -> Iterator[Problem]:
    """Yield each address of a finished *content* that is none, or not of an allowed scheme."""
    message = gettext_noop("%(address)s is not an address that begins with %(schemes)s")
    for path, address in _addresses(content):
        schemes = _schemes(content) if path.endswith(LINK) else ("https",)
        if not _is_finished(address, schemes):
            words = listed(f"{scheme}:" for scheme in schemes)
            yield problem(path, message, address=shown(address), schemes=words)


def _schemes(content: Content) -> tuple[str, ...]:
    """Return the schemes that a link may have; the app's own is last, where it is a right one."""
    own = content.text("app_scheme").strip()
    return WEB_SCHEMES if not own or any(scheme_faults(content)) else (*WEB_SCHEMES, own)


def _addresses(content: Content) -> Iterator[tuple[str, str]]:
    """Yield path and text of each address that is not empty."""
    for place in places(PARTS, content.parts):
        if getattr(place.spec, "kind", "") == "url" and isinstance(place.value, str):
            address = place.value.strip()
            if address:
                yield place.path, address


def _is_finished(address: str, schemes: tuple[str, ...]) -> bool:
    scheme, colon, rest = address.partition(":")
    if not colon or scheme.lower() not in schemes:
        return False
    is_one_word = re.search(r"[\s\x00-\x1f\x7f-\x9f]", rest) is None
    return is_web_address(address) if scheme.lower() in WEB_SCHEMES else is_one_word and bool(rest)
