"""Many messages at once, written as bytes: what is the same for all recipients is encoded once.

The answer is what `cms.api.rendering` makes of each recipient; whoever is not simply rendered (an
unknown locale, a value that does not fit) is left to it.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence

import msgspec

from channels import Measurement
from cms.api.choosing import Chosen
from cms.api.compiled import Compiled, compiled
from cms.api.problems import Refusal
from cms.api.quick import QuickBatch, QuickRecipient
from cms.api.rendering import Order, render_many, result_of
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.render import Recipient, RenderMany

SLICE = 200  # recipients rendered at a time where lines are sent as they are made
MOST_FIGURES = 4096
END = b',"ignored":[]}}'

_encode = msgspec.json.Encoder().encode
_figures: dict[tuple[str, Hashable], bytes] = {}


def batch_answer(order: Order, batch: QuickBatch | RenderMany) -> bytes:
    """The `BatchAnswer` as JSON."""
    if isinstance(batch, RenderMany):
        return render_many(order, batch).model_dump_json(by_alias=True).encode()
    results, failed = _results(order, batch.recipients, 0)
    shelf = order.shelf
    head = b'{"key":%b,"channel":%b,"rendered":%d,"failed":%d,"results":[' % (
        _encode(shelf.key),
        _encode(shelf.channel),
        len(results) - failed,
        failed,
    )
    return b"".join((head, *_joined(b",", results), b"]}"))


def batch_lines(order: Order, batch: QuickBatch | RenderMany) -> Iterator[bytes]:
    """A `Result` a line, in the order of the recipients, as they are made."""
    if isinstance(batch, RenderMany):
        for index, recipient in enumerate(batch.recipients):
            result = result_of(order, recipient, index)
            yield result.model_dump_json(by_alias=True).encode() + b"\n"
        return
    for start in range(0, len(batch.recipients), SLICE):
        results, _ = _results(order, batch.recipients[start : start + SLICE], start)
        yield b"".join((*_joined(b"\n", results), b"\n"))


# A result as JSON, in pieces, without `OPENING`: pieces are joined but once, for all recipients.
_Pieces = tuple[bytes, ...]
OPENING = b'{"id":'


def _joined(between: bytes, results: Sequence[_Pieces]) -> list[bytes]:
    opening, found = between + OPENING, []
    for pieces in results:
        found.append(opening)
        found += pieces
    found[0] = OPENING
    return found


# A recipient, and which of this slice it is. Plain: one is made for every message.
_Row = tuple[int, QuickRecipient]


def _results(
    order: Order, recipients: Sequence[QuickRecipient], first: int
) -> tuple[list[_Pieces], int]:
    """Each recipient's `Result`, and how many are problems; *first* is whose turn it is."""
    results: list[_Pieces] = [()] * len(recipients)
    for wording, rows in _by_wording(order, recipients).values():
        order.uses[wording.locale] += wording.render(rows, results)
    failed = 0
    for index, result in enumerate(results):
        if not result:  # told in full by the slow way
            told = result_of(order, _slowly(recipients[index]), first + index)
            failed += told.problem is not None
            written = told.model_dump_json(by_alias=True).encode()
            results[index] = (written.removeprefix(OPENING),)
    return results, failed


def _slowly(recipient: QuickRecipient) -> Recipient:
    return Recipient(id=recipient.id, locale=recipient.locale, values=recipient.values)


def _by_wording(
    order: Order, recipients: Sequence[QuickRecipient]
) -> dict[Hashable, tuple["_Wording", list[_Row]]]:
    """The recipients of each wording, without those for whom there is none."""
    found: dict[Hashable, tuple[_Wording, list[_Row]]] = {}
    places: dict[str, list[_Row] | None] = {}  # of locales in which there is but one arm
    for index, recipient in enumerate(recipients):
        if recipient.locale in places:
            rows = places[recipient.locale]
        else:
            rows = _rows_of(order, recipient, found, places)
        if rows is not None:
            rows.append((index, recipient))
    return found


def _rows_of(
    order: Order,
    recipient: QuickRecipient,
    found: dict[Hashable, tuple["_Wording", list[_Row]]],
    places: dict[str, list[_Row] | None],
) -> list[_Row] | None:
    try:
        chosen = order.shelf.choose(order.batch.tag(recipient.locale), recipient.id)
    except Refusal:
        places[recipient.locale] = None
        return None
    place = (chosen.requested_locale, chosen.entry.pk)
    if place not in found:
        found[place] = (_Wording(chosen, order.measured), [])
    rows = found[place][1]
    if chosen.arms == 1:
        places[recipient.locale] = rows
    return rows


class _Wording:
    """A chosen wording with the JSON of all that is the same for each of its recipients."""

    def __init__(self, chosen: Chosen, measured: bool) -> None:
        entry, content = chosen.entry, chosen.entry.content
        assert content is not None  # `queries.wordings` leaves out what was taken down
        self.ready: Compiled = compiled(content)
        self.measured = measured
        self.locale = entry.locale
        self.declared = self.ready.placeholders.keys()
        self.outputs = list(self.ready.prepared.outputs)
        self.names = [b",%b:" % _encode(name) for name in self.outputs]
        self.names[0] = self.names[0][1:]
        self.head = b',"message":{"requested_locale":%b,"locale":%b,"fallback":%b,"persona":%b,' % (
            _encode(chosen.requested_locale),
            _encode(entry.locale),
            _encode(chosen.fallback),
            _encode(entry.persona),
        ) + b'"arm":%b,"outputs":{' % _encode(entry.arm)
        self.more = len(self.outputs) > 1
        if not self.more:
            self.head += self.names[0]
        self.middle = b'},"release":%d,"digest":%b' % (entry.release_id, _encode(content.digest))

    def render(self, rows: list[_Row], results: list[_Pieces]) -> int:
        """Write the result of each of *rows* whose values fit into *results*; how many did."""
        rendered = 0
        values = [recipient.values for _, recipient in rows]
        columns = [output.batch(values) for output in self.ready.prepared.outputs.values()]
        opening, closing, declared = self.head, self.middle, self.declared
        for (index, recipient), finished in zip(rows, zip(*columns, strict=True), strict=True):
            texts = [_encode(text) for text in finished if isinstance(text, str)]
            if len(texts) == len(finished):
                rendered += 1
                results[index] = (
                    _encode(recipient.id),
                    opening,
                    b"".join(map(bytes.__add__, self.names, texts)) if self.more else texts[0],
                    closing,
                    self._figures(dict(zip(self.outputs, finished, strict=True)))
                    if self.measured
                    else b"",
                    END if recipient.values.keys() <= declared else self._ignored(recipient),
                )
        return rendered

    def _ignored(self, recipient: QuickRecipient) -> bytes:
        """What ends the result of one who sent more than is declared."""
        more = sorted(recipient.values.keys() - self.declared)
        return b',"ignored":%b}}' % _encode(more) if self.declared else END

    def _figures(self, outputs: Mapping[str, str]) -> bytes:
        """The measurement as a member; what measures alike is written but once."""
        channel = self.ready.channel
        alike = channel.alike(outputs)
        if alike is None:
            return _measured(channel.measure_outputs(outputs))
        place = (channel.name, alike)
        found = _figures.get(place)
        if found is None:
            if len(_figures) >= MOST_FIGURES:
                _figures.clear()
            found = _figures[place] = _measured(channel.measure_outputs(outputs))
        return found


def _measured(measurement: Measurement) -> bytes:
    told = MeasurementAnswer.of(measurement).model_dump_json(by_alias=True)
    return b',"measurement":' + told.encode()
