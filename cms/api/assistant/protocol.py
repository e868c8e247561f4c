"""JSON-RPC 2.0 as the Model Context Protocol uses it: one message in, at most one out."""

from dataclasses import dataclass
from typing import Any

Id = str | int | None

# JSON-RPC 2.0, section 5.1.
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602


class Fault(Exception):
    """A message that cannot be answered; holds what JSON-RPC says of it."""

    def __init__(self, code: int, words: str, id: Id = None) -> None:
        super().__init__(words)
        self.code, self.words, self.id = code, words, id

    def document(self) -> dict[str, Any]:
        return {
            "jsonrpc": "2.0",
            "id": self.id,
            "error": {"code": self.code, "message": self.words},
        }


@dataclass(frozen=True)
class Message:
    """A request, or a notification: that has no id and gets no answer."""

    method: str
    params: dict[str, Any]
    id: Id
    is_notification: bool


def read(sent: Any) -> Message | None:
    """The message that was *sent*; None for an answer to us, who never asked. `Fault` else."""
    if isinstance(sent, list):
        raise Fault(INVALID_REQUEST, "Send one message a call; batches left the protocol in 2025.")
    if not isinstance(sent, dict) or sent.get("jsonrpc") != "2.0":
        raise Fault(INVALID_REQUEST, 'A message is an object with "jsonrpc": "2.0".')
    id = sent.get("id")
    if id is not None and (isinstance(id, bool) or not isinstance(id, str | int)):
        raise Fault(INVALID_REQUEST, "An id is a text or a whole number.")
    if "method" not in sent and ("result" in sent or "error" in sent):
        return None
    method, params = sent.get("method"), sent.get("params", {})
    if not isinstance(method, str):
        raise Fault(INVALID_REQUEST, "A request names its method.", id)
    if not isinstance(params, dict):
        raise Fault(INVALID_REQUEST, "The params of a request are an object.", id)
    if "id" in sent and id is None:
        raise Fault(INVALID_REQUEST, "The id of a request is not null.")
    return Message(method, params, id, is_notification="id" not in sent)


def answer(message: Message, result: dict[str, Any]) -> dict[str, Any]:
    """*result* as the answer to *message*."""
    return {"jsonrpc": "2.0", "id": message.id, "result": result}
