"""A first text for one channel, made of what another channel says in the same locale.

Deterministic, and no wording is invented: a title stays a title, sentences stay whole, a link goes
where the channel has a place for one. What has no room is left out from the end, greetings first,
and is told. The one sentence that is never left out is the *essential* one: the first that tells a
value or a number and is neither greeting nor list; where none does, the first.

    >>> made = recast(email_content, channels.get("sms"), fits)
    >>> made.content, made.left_out
"""

from templates_lib.recast._outline import Outline, Said, outline, plain
from templates_lib.recast._recast import Recast, recast

__all__ = ["Outline", "Recast", "Said", "outline", "plain", "recast"]
