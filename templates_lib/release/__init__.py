"""A release as one file: written once, loaded anywhere, rendered without Django or a database.

    >>> from templates_lib.release import load
    >>> load("no such file.bundle")
    Traceback (most recent call last):
    templates_lib.release._errors.BundleError: no such file.bundle: No such file or directory

A worker in Spark, Dask, a lambda or a notebook needs this package and a bundle::

    bundle = load("release-57.bundle")
    bundle.render("order.confirmed", "sms", "nb-NO", {"first_name": "Kari", "total": 12})["body"]

``BundleError`` is a file that cannot be used; ``NothingPublished`` a key, channel or locale
that the release has not; ``templates_lib.language.TemplateError`` values that do not fit.
"""

from templates_lib.release._bundle import Bundle, Entry
from templates_lib.release._choosing import arm_number, chain
from templates_lib.release._errors import BundleError, NothingPublished
from templates_lib.release._format import FORMAT, MAX_BYTES, VERSION, digest_of
from templates_lib.release._loading import load
from templates_lib.release._wording import RenderedMessage, Wording
from templates_lib.release._writing import StoredContent, write

__all__ = [
    "FORMAT",
    "MAX_BYTES",
    "VERSION",
    "Bundle",
    "BundleError",
    "Entry",
    "NothingPublished",
    "RenderedMessage",
    "StoredContent",
    "Wording",
    "arm_number",
    "chain",
    "digest_of",
    "load",
    "write",
]
