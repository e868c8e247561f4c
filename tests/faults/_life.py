"""A life: one process that publishes, changes a snippet, promotes and rolls back until killed."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable

from tests.faults._around import end_with_parent
from tests.faults._stage import Stage, some_signature, some_words


def start(stage: Stage) -> tuple[int, int]:
    """Fork a process that lives such a life; its id, and where its acknowledgements are read.

    An acknowledgement is a line, written once a verb has returned: ``revision 17``, ``change 4``,
    ``release 9``.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if child:
        os.close(writes)
        return child, reads
    os.close(reads)
    try:
        end_with_parent()
        _live(stage, writes)
    finally:
        os._exit(1)


def _live(stage: Stage, writes: int) -> None:
    random.seed()  # the dice of the process that forked would say the same words in every life
    verbs = [_publish, _change_snippet, _change_many, _deliver]
    for number, verb in enumerate(verbs):
        seed = random.random()
        threading.Thread(target=_over_and_over, args=(verb, stage, writes, seed + number)).start()
    while True:
        time.sleep(1)


def _over_and_over(
    verb: Callable[[Stage, random.Random], str], stage: Stage, writes: int, seed: float
) -> None:
    from django.core.exceptions import ValidationError

    die = random.Random(seed)
    while True:
        try:
            said = verb(stage, die)
        except ValidationError:
            continue  # refused: another thread was first
        if said:
            os.write(writes, f"{said}\n".encode())


def _publish(stage: Stage, die: random.Random) -> str:
    """New words in one variant; now and then it is taken down instead."""
    from django.contrib.auth.models import User

    from cms.models import Variant

    user = User.objects.get(pk=stage.user)
    variant = Variant.objects.get(pk=die.choice(stage.variants))
    if variant.live and die.random() < 0.1:
        variant.unpublish(user=user)
        return ""
    variant.content = {"body": some_words()}
    revision = variant.save_revision(user=user)
    revision.publish(user=user)
    return f"revision {revision.pk}"


def _change_snippet(stage: Stage, die: random.Random) -> str:
    """A new text of the snippet, proposed and confirmed: what is live follows in one release."""
    from django.contrib.auth.models import User

    from cms.models import Snippet
    from cms.snippets import actions

    user = User.objects.get(pk=stage.user)
    snippet = Snippet.objects.get(pk=stage.snippet)
    places = actions.places_between(actions.texts_of(snippet), {("en", ""): some_signature()})
    change = actions.propose(snippet, places, user)
    if change.is_open:  # what is live takes it in
        change = actions.confirm(change, user, seen=actions.stamp(actions.plan_change(change)))
    return f"change {change.pk}"


def _change_many(stage: Stage, die: random.Random) -> str:
    """A release of many texts: a promotion, or a roll-back of production."""
    from django.contrib.auth.models import User

    from cms import releases
    from cms.models import Brand, Release

    # SQLite's writers do not queue: without a pause the quickest verb would starve the others.
    time.sleep(die.uniform(0, 0.2))
    user = User.objects.get(pk=stage.user)
    brand = Brand.objects.get(pk=stage.brand)
    if die.random() < 0.7:
        release = releases.promote(brand, "staging", "production", user=user)
    else:
        promoted = Release.objects.filter(environment="production").order_by("-number")[:5]
        if not promoted:
            return ""
        target = die.choice(list(promoted)).number
        release = releases.roll_back(brand, target, "production", user=user)
    return f"release {release.number}" if release else ""


def _deliver(stage: Stage, die: random.Random) -> str:
    """Tell the webhook what waits."""
    from cms.webhooks.worker import Worker

    Worker().run_once()
    time.sleep(0.02)
    return ""
