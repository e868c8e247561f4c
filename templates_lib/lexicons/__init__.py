"""Dictionaries: which words a language has. An optional extra (``requirements/lexicons.in``).

    >>> from templates_lib import lexicons
    >>> lexicon = lexicons.get("nb")  # None where there is no dictionary
    >>> lexicon.rejects("bekreftlese")
    True

Two sources are asked. The first is a spelling dictionary: Hunspell's, or Voikko for Finnish. The
second, asked only about what the first rejects, is simplemma's list of forms. A language is loaded
when it is first asked for, and stays; what its list is searched by is kept in files that processes
share, in ``cache_folder``. ``missing`` says what a language lacks.

No dictionary is part of this project: several are under the GPL. They are read where they lie, and
docs/lexicons.md says whose they are.
"""

from templates_lib.lexicons._cache import CACHE_VARIABLE, cache_folder
from templates_lib.lexicons._files import FOLDER_VARIABLE, NONE, folders
from templates_lib.lexicons._lexicon import Lexicon, get, missing

__all__ = [
    "CACHE_VARIABLE",
    "FOLDER_VARIABLE",
    "NONE",
    "Lexicon",
    "cache_folder",
    "folders",
    "get",
    "missing",
]
