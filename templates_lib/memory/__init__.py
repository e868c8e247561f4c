"""What a brand has said before, sentence by sentence: the nearest ones to what is being written.

    >>> memory = Memory()
    >>> memory.put("a", pairs_of(message))
    >>> memory.nearest("pl", "Your parcel is here, {{ first_name }}.")

A sentence is compared with its placeholders by their names, whatever filters stand behind them.
What comes back says how alike the two are, and where it stands; ``adapted`` writes its placeholders
as those of another message. No database, no files: the caller puts messages in and takes them out.
"""

from templates_lib.memory._adapting import Adapted, adapted
from templates_lib.memory._index import Hit, Memory
from templates_lib.memory._pairs import Pair, paired, pairs_of
from templates_lib.memory._sentences import Sentence, bare, names_in, sentences

__all__ = [
    "Adapted",
    "Hit",
    "Memory",
    "Pair",
    "Sentence",
    "adapted",
    "bare",
    "names_in",
    "paired",
    "pairs_of",
    "sentences",
]
