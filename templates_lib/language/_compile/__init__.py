"""From nodes to a Python function that writes one text, or many.

The function is made as a syntax tree (``_code``): no source code is ever built from a template,
what a template says are constants, and the names are ours. It has no builtins and reaches only the
tools it was given (``_kit``).

First the values are read as they are declared (``_slots``, ``_reading``), so that nothing is half
written. Then comes one expression, an f-string (``_body``): names (``_scope``), tags
(``_printing``), conditions (``_asking``), loops. Each has a short way for what is usual and a long
way for everything else (``_readers``, ``_chains``), which also names what is wrong. A template that
could pass the limits has a second form that counts (``_plan``, ``_counted``). ``_frames`` makes of
it functions for one row and for many.
"""

from templates_lib.language._compile._compiled import Compiled, frames
from templates_lib.language._compile._frames import Frames, Result
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._kept import digest_of, kept
from templates_lib.language._compile._limits import MAX_OUTPUT, MAX_STEPS
from templates_lib.language._compile._natural import natural

__all__ = [
    "MAX_OUTPUT",
    "MAX_STEPS",
    "Compiled",
    "Frames",
    "Job",
    "Result",
    "digest_of",
    "frames",
    "kept",
    "natural",
]
